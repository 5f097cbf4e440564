"""The interchange table EVENTS: CSV (gz too) or Parquet."""

from stillhere.importers.events_table.importer import EventsTable

__all__ = ["EventsTable"]
