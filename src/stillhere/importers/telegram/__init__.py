"""Telegram Desktop's export as JSON: one chat, or everything."""

from stillhere.importers.telegram.importer import Telegram

__all__ = ["Telegram"]
