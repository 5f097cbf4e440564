"""Generators of large exports, one module a format: seeded, people invented."""
