"""Google Voice as Google Takeout gives it: a page for each call and each stretch of texts."""

from stillhere.importers.google_voice.importer import GoogleVoice

__all__ = ["GoogleVoice"]
