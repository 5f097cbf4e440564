"""Writes a large channel as DiscordChatExporter saves it: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

from bench.formats.talk import LINES, times

START = 1_420_070_400
PEOPLE = (("7001002003004005", "Tomas Brandt"), ("3001002003004005", "Ada Quill"))
TOP = {
    "guild": {"id": "0", "name": "Direct Messages", "iconUrl": ""},
    "channel": {"id": "530805775262679064", "type": "DirectTextChat", "name": "Tomas Brandt"},
    "dateRange": {"after": None, "before": None},
    "exportedAt": "2034-03-05T12:00:00+00:00",
}


def write(path: Path, messages: int) -> None:
    """Write a direct chat of `messages` messages to `path`."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(TOP, indent=2)[:-2] + ',\n  "messages": [\n')
        for number, at in enumerate(times(chance, START, 1200, messages)):
            text = json.dumps(_message(chance, number, at), ensure_ascii=False, indent=2)
            file.write(text + (",\n" if number < messages - 1 else "\n"))
        file.write(f'  ],\n  "messageCount": {messages}\n}}\n')


def _message(chance: random.Random, number: int, at: int) -> dict[str, object]:
    id_, name = chance.choice(PEOPLE)
    return {
        "id": str((number + 1) << 22),
        "type": "Default",
        "timestamp": datetime.fromtimestamp(at, UTC).isoformat(),
        "timestampEdited": None,
        "callEndedTimestamp": None,
        "isPinned": False,
        "content": chance.choice(LINES),
        "author": {"id": id_, "name": name, "discriminator": "0000", "nickname": name}
        | {"color": None, "isBot": False, "roles": [], "avatarUrl": "https://example.org/a.png"},
        "attachments": [],
        "embeds": [],
        "stickers": [],
        "reactions": [],
        "mentions": [],
    }
