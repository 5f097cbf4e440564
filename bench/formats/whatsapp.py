"""A large WhatsApp export with invented words: always the same for the same seed.

python -m bench.formats.whatsapp --messages 500000 --form android -o /tmp/chat.txt
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

WORDS = [
    "the",
    "a",
    "and",
    "to",
    "you",
    "we",
    "is",
    "it",
    "on",
    "at",
    "home",
    "late",
    "soon",
    "train",
    "bread",
    "garden",
    "rain",
    "tea",
    "call",
    "letter",
    "morning",
    "evening",
    "tomorrow",
    "maybe",
    "really",
    "good",
    "fine",
    "tired",
    "happy",
    "little",
    "long",
    "old",
    "new",
    "blue",
    "warm",
    "kids",
    "school",
    "work",
    "shop",
    "doctor",
    "sister",
    "brother",
    "mum",
    "dad",
    "birthday",
    "photo",
    "song",
    "film",
    "book",
    "boat",
]
NAMES = ("Ida Falk", "Tomas Brandt", "Wren Okoro", "Lene Aas", "Piotr Zima")
EMOJI = ("😊", "❤️", "👍", "👨‍👩‍👧")
START = datetime(2016, 1, 3, 7, 0, tzinfo=UTC)
STAMPS = {
    "android": "%d/%m/%Y, %H:%M - ",
    "android12": "%m/%d/%y, %I:%M %p - ",
    "ios": "[%d.%m.%y, %H:%M:%S] ",
}


@dataclass(frozen=True)
class Export:
    """What to write: how many messages, of how many people, in which form of header."""

    messages: int = 500_000
    people: int = 2
    form: str = "android"
    seed: int = 7


def lines(export: Export) -> Iterator[str]:
    """The export's lines, each with its line break."""
    chance = random.Random(export.seed)
    names = NAMES[: export.people]
    moment, author = START, names[0]
    for _ in range(export.messages):
        moment += timedelta(seconds=chance.choice((4, 9, 20, 45, 90, 400, 3000, 9000)))
        if chance.random() < 0.6:
            author = chance.choice(names)
        yield f"{moment:{STAMPS[export.form]}}{author}: {_body(chance, export.form)}\n"


def _body(chance: random.Random, form: str) -> str:
    kind = chance.random()
    if kind < 0.05:
        return "\u200eimage omitted" if form == "ios" else "<Media omitted>"
    if kind < 0.06:
        mark = "\u200e" if form == "ios" else ""
        return f"{mark}Voice call, {mark}{chance.randint(1, 59)} min"
    text = " ".join(chance.choices(WORDS, k=chance.choice((1, 2, 4, 6, 8, 12, 20))))
    if kind < 0.12:
        text += f" {chance.choice(EMOJI)}"
    return f"{text}\n{chance.choice(WORDS)}" if kind > 0.96 else text


def write(path: Path, messages: int, form: str = Export.form) -> None:
    """Write a chat of `messages` messages to `path`."""
    write_export(path, Export(messages, form=form))


def write_export(path: Path, export: Export) -> None:
    """Write the export to `path`."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(export))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=Export.messages)
    parser.add_argument("--people", type=int, default=Export.people)
    parser.add_argument("--form", choices=sorted(STAMPS), default=Export.form)
    parser.add_argument("--seed", type=int, default=Export.seed)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = vars(parser.parse_args())
    path = options.pop("output")
    write_export(path, Export(**options))
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
