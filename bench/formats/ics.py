"""Writes large calendars: seeded, people invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2010, 1, 1, 9, tzinfo=UTC)
PEOPLE = ("ada.quill@example.org", "bjorn@example.net", "cleo@example.org", "dev.rao@example.com")
ENTRY = (
    "BEGIN:VEVENT\r\nUID:{number}@example.com\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{at}\r\n"
    "ORGANIZER;CN=Robin Vale:mailto:robin.vale@example.com\r\n"
    "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN={name}:mailto:{name}\r\n"
    "SUMMARY:Walk to the river\r\nEND:VEVENT\r\n"
)


def write(path: Path, messages: int) -> None:
    """Write `messages` meetings."""
    chance, at = random.Random(1), START
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\n")
        for number in range(messages):
            at += timedelta(minutes=chance.randrange(1, 15))
            name = chance.choice(PEOPLE)
            file.write(ENTRY.format(number=number, at=f"{at:%Y%m%dT%H%M%SZ}", name=name))
        file.write("END:VCALENDAR\r\n")
