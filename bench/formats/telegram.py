"""Writes a large `result.json` of one Telegram chat: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

from bench.formats.talk import LINES, times

START = 1_262_304_000
OTHER, OWN = ("Tomas Brandt", "user700100200"), ("Ada Quill", "user300100200")


def write(path: Path, messages: int) -> None:
    """Write a chat of `messages` messages to `path`."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write('{\n "name": "Tomas Brandt",\n "type": "personal_chat",\n')
        file.write(' "id": 700100200,\n "messages": [\n')
        for number, at in enumerate(times(chance, START, 1200, messages)):
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
