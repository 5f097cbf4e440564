"""Writes a long chat.md as signal-export does: seeded, people invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from bench.formats.talk import times

START = 1_420_070_400
LINES = (
    "Are we still on for Sunday?",
    "Running late, ten minutes.",
    "Thank you for yesterday.\nThe soup was just what I needed, and the talk even more so.",
    "Wo bist du? Größe 42 & Tüte mit.",
    "😀 call me when you can",
    "ok",
)


def write(path: Path, messages: int) -> None:
    """Write a chat of `messages` messages to `path`."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for at in times(chance, START, 1200, messages):
            clock = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S")
            who = chance.choice(("Me", "Tomas Brandt"))
            file.write(f"[{clock}] {who}: {chance.choice(LINES)}  \n")
