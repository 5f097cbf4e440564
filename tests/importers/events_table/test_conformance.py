from __future__ import annotations

from pathlib import Path

from stillhere.importers.events_table import EventsTable
from stillhere.testing.conformance import ImporterConformance

HEADER = b"tie_id,timestamp,direction\n"


class TestEventsTable(ImporterConformance):
    importer = EventsTable()
    folder = Path(__file__).parents[1] / "samples" / "events_table"
    rivals = ("sms_backup_restore", "vcard", "events_table")
    long_sample = ("e.csv", HEADER + b"".join(b"elsie,%d,in\n" % at for at in range(40_000)))
