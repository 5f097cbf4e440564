"""Skype’s export."""

from stillhere.importers.skype.importer import Skype

__all__ = ["Skype"]
