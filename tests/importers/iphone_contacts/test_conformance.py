from __future__ import annotations

from pathlib import Path

from stillhere.importers.iphone_contacts import IPhoneContacts
from stillhere.testing.conformance import ImporterConformance


class TestIPhoneContacts(ImporterConformance):
    importer = IPhoneContacts()
    folder = Path(__file__).parents[1] / "samples" / "iphone_contacts"
