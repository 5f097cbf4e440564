"""Generators of long files, one for each format."""
