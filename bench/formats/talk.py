"""What the generators have in common: when people write, and what."""

from __future__ import annotations

import random
from collections.abc import Iterator

LINES = (
    "Are we still on for Sunday?",
    "Running late, ten minutes.",
    "Thank you for yesterday. The soup was just what I needed, and the talk even more so.",
    "Wo bist du? Größe 42 & Tüte mit.",
    "😀 call me when you can",
    "ok",
)


def times(chance: random.Random, start: int, step: int, messages: int) -> Iterator[int]:
    """So many times after `start`, each less than `step` after the one before."""
    at = start
    for _ in range(messages):
        at += chance.randrange(1, step)
        yield at
