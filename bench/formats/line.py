"""A chat history of LINE: seeded, people invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2014, 1, 1, tzinfo=UTC)
NAMES = ("Mika Sato", "Jun Oda")
WORDS = ("Are you home?", "[Sticker]", "おはよう", "Thank you for yesterday, it helped a lot.")


def write(path: Path, messages: int) -> None:
    """Write a history of `messages` between two."""
    chance = random.Random(1)
    at, day = START, ""
    with path.open("w", encoding="utf-8") as file:
        file.write("[LINE] Chat history with Mika Sato\nSaved on: 2030/01/01 10:00\n")
        for _ in range(messages):
            at += timedelta(seconds=chance.randrange(1, 900))
            if day != f"{at:%Y.%m.%d %A}":
                day = f"{at:%Y.%m.%d %A}"
                file.write(f"\n{day}\n")
            file.write(f"{at:%H:%M}\t{chance.choice(NAMES)}\t{chance.choice(WORDS)}\n")
