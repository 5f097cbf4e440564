"""Writes a large `result.json` of one Telegram chat: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

START = 1_262_304_000
OTHER, OWN = ("Tomas Brandt", "user700100200"), ("Ada Quill", "user300100200")
LINES = (
    "Are we still on for Sunday?",
    "Running late, ten minutes.",
    "Thank you for yesterday. The soup was just what I needed, and the talk even more so.",
    "Wo bist du? Größe 42 & Tüte mit.",
    "😀 call me when you can",
    "ok",
)


def write(path: Path, messages: int) -> None:
    """Write a chat of `messages` messages to `path`."""
    chance = random.Random(1)
    at = START
    with path.open("w", encoding="utf-8") as file:
        file.write('{\n "name": "Tomas Brandt",\n "type": "personal_chat",\n')
        file.write(' "id": 700100200,\n "messages": [\n')
        for number in range(messages):
            at += chance.randrange(1, 1200)
            text = json.dumps(_message(chance, number, at), ensure_ascii=False, indent=1)
            file.write("  " + text.replace("\n", "\n  ") + ("," if number < messages - 1 else ""))
            file.write("\n")
        file.write(" ]\n}\n")


def _message(chance: random.Random, number: int, at: int) -> dict[str, object]:
    name, id_ = chance.choice((OTHER, OWN))
    text = chance.choice(LINES)
    return {
        "id": number + 1,
        "type": "message",
        "date": datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(at),
        "from": name,
        "from_id": id_,
        "text": text,
        "text_entities": [{"type": "plain", "text": text}],
    }
