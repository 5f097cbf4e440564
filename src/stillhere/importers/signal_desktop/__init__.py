"""The database of Signal Desktop, with its key."""

from stillhere.importers.signal_desktop.importer import SignalDesktop

__all__ = ["SignalDesktop"]
