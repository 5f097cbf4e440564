from __future__ import annotations

from pathlib import Path

from stillhere.importers.contacts_csv import ContactsCsv
from stillhere.testing.conformance import ImporterConformance


class TestContactsCsv(ImporterConformance):
    """There is no long sample: which of day and month comes first is known after the last row."""

    importer = ContactsCsv()
    folder = Path(__file__).parents[1] / "samples" / "contacts_csv"
