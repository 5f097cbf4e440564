"""Signal's plaintext export: one JSON object a line."""

from stillhere.importers.signal.importer import Signal

__all__ = ["Signal"]
