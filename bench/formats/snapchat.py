"""A Snapchat download of any length: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

START = 1_400_000_000_000
STEP = 600_000
LINES = ("Are we still on for Sunday?", "ok", "Wo bist du? Größe 42", "😀 call me when you can", "")


def write(path: Path, messages: int) -> None:
    """A chat_history.json with one friend, the newest message first."""
    chance = random.Random(1)
    lines = [json.dumps(text, ensure_ascii=False) for text in LINES]
    at = START + messages * STEP
    with path.open("w", encoding="utf-8") as file:
        file.write('{\n "wren.holt": [')
        for number in range(messages):
            at -= chance.randrange(1, STEP)
            moment = datetime.fromtimestamp(at / 1000, UTC)
            mine = chance.random() < 0.5
            file.write(
                f'{"," if number else ""}\n  {{\n   "From": "{"ivo_s" if mine else "wren.holt"}",\n'
                f'   "Media Type": "TEXT",\n   "Created": "{moment:%Y-%m-%d %H:%M:%S} UTC",\n'
                f'   "Content": {chance.choice(lines)},\n   "Conversation Title": null,\n'
                f'   "IsSender": {"true" if mine else "false"},\n'
                f'   "Created(microseconds)": {at},\n   "IsSaved": true,\n   "Media IDs": ""\n  }}'
            )
        file.write("\n ]\n}\n")
