"""A Messenger download of any length: seeded, people invented."""

from __future__ import annotations

import json
import random
from pathlib import Path

START = 1_262_304_000_000
STEP = 600_000
NAMES = ("Ada Quill", "Bram Oakes")
LINES = (
    "Are we still on for Sunday?",
    "ok",
    "Running late, ten minutes.",
    "Wo bist du? Größe 42 & Tüte mit.",
    "😀 call me when you can",
    "Thank you for yesterday. The soup was just what I needed, and the talk even more so.",
)


def write(path: Path, messages: int) -> None:
    """One file of one conversation, the newest message first, as the app writes it."""
    chance = random.Random(1)
    lines = [json.dumps(text.encode().decode("latin-1")) for text in LINES]
    at = START + messages * STEP
    with path.open("w", encoding="ascii") as file:
        people = ", ".join(f'{{"name": "{name}"}}' for name in NAMES)
        file.write(f'{{"participants": [{people}],\n "messages": [\n')
        for number in range(messages):
            at -= chance.randrange(1, STEP)
            comma = "," if number < messages - 1 else ""
            file.write(
                f'  {{\n   "sender_name": "{chance.choice(NAMES)}",\n   "timestamp_ms": {at},\n'
                f'   "content": {chance.choice(lines)},\n'
                f'   "is_geoblocked_for_viewer": false\n  }}{comma}\n'
            )
        file.write(
            f' ],\n "title": "{NAMES[0]}",\n "is_still_participant": true,\n'
            ' "thread_path": "inbox/adaquill_100000000000001",\n "magic_words": []\n}\n'
        )
