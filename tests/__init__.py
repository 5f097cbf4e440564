"""Tests, by part of the package."""
