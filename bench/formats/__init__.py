"""Generators of long files, one a format: `write(path, messages)`, seeded, people invented."""
