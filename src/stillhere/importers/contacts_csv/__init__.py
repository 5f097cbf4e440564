"""Address books as tables: CSV files of Google, Outlook and Thunderbird."""

from stillhere.importers.contacts_csv.importer import ContactsCsv

__all__ = ["ContactsCsv"]
