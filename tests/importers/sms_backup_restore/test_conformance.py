from __future__ import annotations

from pathlib import Path

from stillhere.importers.sms_backup_restore import SmsBackupRestore
from stillhere.testing.conformance import ImporterConformance

TEXT = b'<sms address="+447700900001" date="%d" type="1" body="hello" contact_name="Elsie" />\n'
LONG = b"<smses>" + b"".join(TEXT % (1_709_280_000_000 + at) for at in range(20_000)) + b"</smses>"


class TestSmsBackupRestore(ImporterConformance):
    importer = SmsBackupRestore()
    folder = Path(__file__).parents[1] / "samples" / "sms_backup_restore"
    rivals = ("sms_backup_restore", "vcard", "events_table")
    long_sample = ("sms.xml", LONG)
