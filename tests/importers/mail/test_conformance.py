from __future__ import annotations

from pathlib import Path

from stillhere.importers.mail import Eml, Mbox
from stillhere.testing.conformance import ImporterConformance

SAMPLES = Path(__file__).parents[1] / "samples"
MAIL = (
    b"From 1@xxx Sun Mar 03 10:00:00 +0000 2024\nX-Gmail-Labels: Inbox\n"
    b"From: Ada <ada@example.org>\nTo: robin@example.com\nMessage-ID: <%d@x>\n"
    b"Date: Sun, 3 Mar 2024 10:00:00 +0000\n\nhello\n\n"
)


class TestMbox(ImporterConformance):
    importer = Mbox()
    folder = SAMPLES / "mbox"
    long_sample = ("all.mbox", b"".join(MAIL % number for number in range(60_000)))


class TestEml(ImporterConformance):
    importer = Eml()
    folder = SAMPLES / "eml"
