from __future__ import annotations

from pathlib import Path

from stillhere.importers.vcard import VCard
from stillhere.testing.conformance import ImporterConformance

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Elsie %d\r\nTEL:+447700900001\r\nEND:VCARD\r\n"


class TestVCard(ImporterConformance):
    importer = VCard()
    folder = Path(__file__).parents[1] / "samples" / "vcard"
    rivals = ("sms_backup_restore", "vcard", "events_table")
    long_sample = ("all.vcf", b"".join(CARD % number for number in range(10_000)))
