"""LINE: the chat history that its apps save as text."""

from stillhere.importers.line.importer import Line

__all__ = ["Line"]
