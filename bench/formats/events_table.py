"""Writes a large table of events, as research data have it: seeded, people invented."""

from __future__ import annotations

import random
from pathlib import Path

START = 1_400_000_000
PEOPLE = ("elsie", "bram", "cleo", "dev", "fynn")


def write(path: Path, messages: int) -> None:
    """Write a table of `messages` rows."""
    chance = random.Random(1)
    at = START
    with path.open("w", encoding="utf-8") as file:
        file.write("tie_id,timestamp,direction,channel,kind,duration_s,length,answered\n")
        for _ in range(messages):
            at += chance.randrange(1, 600)
            way, length = chance.choice(("in", "out")), chance.randrange(1, 200)
            file.write(f"{chance.choice(PEOPLE)},{at},{way},sms,message,,{length},\n")
