"""Google Chat as Google Takeout gives it: a folder for each conversation, JSON."""

from stillhere.importers.google_chat.importer import GoogleChat

__all__ = ["GoogleChat"]
