"""One invented conversation as several apps and phones would export it."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.services.made import LONDON

START = datetime(2025, 3, 3, 8, tzinfo=LONDON)
WORDS = ("kettle", "garden", "is", "on", "lovely", "today", "soon", "by", "the", "little", "one")


class Line(NamedTuple):
    at: datetime
    out: bool
    words: str


def conversation(seed: int = 1, count: int = 400, start: datetime = START) -> list[Line]:
    """Bouts of messages at irregular times, both ways."""
    draw = random.Random(seed)
    lines: list[Line] = []
    at = start
    while len(lines) < count:
        at += timedelta(hours=draw.expovariate(1 / 20))
        for _ in range(draw.randint(1, 8)):
            at += timedelta(seconds=draw.randint(2, 170))
            words = " ".join(draw.choices(WORDS, k=draw.randint(1, 9)))
            lines.append(Line(at, draw.random() < 0.5, words))
    return lines[:count]


def android(
    folder: Path, lines: list[Line], name: str = "Daniel Bell", owner: str = "Ruth Bell"
) -> Path:
    """As WhatsApp on Android writes it: minutes."""
    folder.mkdir(exist_ok=True)
    path = folder / f"WhatsApp Chat with {name}.txt"
    text = "\n".join(
        f"{line.at:%d/%m/%Y, %H:%M} - {owner if line.out else name}: {line.words}" for line in lines
    )
    path.write_text(text + "\n", encoding="utf-8")
    return path


def iphone(
    folder: Path, lines: list[Line], name: str = "Daniel Bell", owner: str = "Ruth Bell"
) -> Path:
    """As WhatsApp on an iPhone writes it: seconds, in brackets."""
    folder.mkdir(exist_ok=True)
    path = folder / f"WhatsApp Chat - {name}.txt"
    text = "\r\n".join(
        f"[{line.at:%d/%m/%Y, %H:%M:%S}] {owner if line.out else name}: {line.words}"
        for line in lines
    )
    path.write_text(text + "\r\n", encoding="utf-8")
    return path
