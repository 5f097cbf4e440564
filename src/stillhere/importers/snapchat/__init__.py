"""Snapchat’s “My Data”."""

from stillhere.importers.snapchat.importer import Snapchat

__all__ = ["Snapchat"]
