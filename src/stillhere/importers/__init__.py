"""One module or folder per export format: bytes in, records out, lazily and in file order."""
