"""What the program signal-export makes of Signal's database: chat.md, data.json, older text."""

from stillhere.importers.signal_text.importer import SignalText

__all__ = ["SignalText"]
