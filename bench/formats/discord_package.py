"""Writes a large data package of Discord as a zip: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

START = 1_420_070_400
OWN, OTHER = "3001002003004005", "7001002003004005"
LINES = ("Are we still on for Sunday?", "Running late, ten minutes.", "ok", "😀 call me")


def write(path: Path, messages: int) -> None:
    """Write a package with one direct chat of `messages` messages to `path`."""
    chance = random.Random(1)
    channel = {"id": "811", "type": "DM", "recipients": [OTHER, OWN]}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("account/user.json", json.dumps({"id": OWN}))
        archive.writestr("messages/index.json", json.dumps({"811": "Direct Message with tomas"}))
        archive.writestr("messages/c811/channel.json", json.dumps(channel))
        rows = (_message(chance, number) for number in range(messages))
        with archive.open("messages/c811/messages.json", "w", force_zip64=True) as file:
            file.write(b"[")
            for number, row in enumerate(rows):
                file.write((", " if number else "").encode() + json.dumps(row).encode())
            file.write(b"]")


def _message(chance: random.Random, number: int) -> dict[str, object]:
    clock = datetime.fromtimestamp(START + number * 600, UTC).strftime("%Y-%m-%d %H:%M:%S")
    text = chance.choice(LINES)
    return {"ID": (number + 1) << 22, "Timestamp": clock, "Contents": text, "Attachments": ""}
