"""Stillhere notices, from your own records, when someone you love is going quiet."""

__version__ = "0.1.0"
