"""Words on a picture that never overlap each other nor leave it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from stillhere.charts.svg import text

SIZES = {
    "rb-axis": 15.0,
    "rb-side": 16.0,
    "rb-words": 16.0,
    "rb-turnwords": 18.0,
    "rb-quiet": 15.5,
    "rb-incall": 15.0,
    "rb-outcall": 15.0,
    "mc-label": 15.0,
}
"""Pixels of the classes of `pictures.css`."""
NARROW, BROAD = frozenset("iljtfrI.,:;’‘'!|()[] "), frozenset("mwMWQO@%–—…")


def width(words: str, size: float) -> float:
    """An upper estimate of the width of `words`, without measuring a font."""
    return size * sum(_em(letter) for letter in words)


def _em(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    if letter in NARROW:
        return 0.34
    if letter in BROAD:
        return 0.86
    return 0.66 if letter.isupper() else 0.54


def shortened(words: str, size: float, most: float) -> str:
    """`words`, cut with an ellipsis where they are wider than `most` pixels."""
    if width(words, size) <= most:
        return words
    while words and width(words + "…", size) > most:
        words = words[:-1]
    return words.rstrip() + "…"


def wrapped(words: str, size: float, most: float) -> list[str]:
    """Lines no wider than `most`, as far as single words allow it; longer words are cut."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= most:
            lines[-1] = longer
        else:
            lines.append(shortened(word, size, most))
    return lines


class Box(NamedTuple):
    """Left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Place(NamedTuple):
    """A baseline point and what the words do there: start, middle or end."""

    x: float
    y: float
    anchor: str = "start"


@dataclass(slots=True)
class Board:
    """Keeps account of where words stand on a picture of this size."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def write(
        self, kind: str, lines: list[str], places: Iterable[Place], lead: float = 19.0
    ) -> str:
        """Put `lines` at the first of `places` that is free; nothing where none is.

        `kind` is the class; its first word tells the size.
        """
        for place in places:
            box = self._box(kind, lines, place, lead)
            if self._fits(box):
                self.taken.append(box)
                return "".join(
                    text(kind, place.x, place.y + i * lead, line, place.anchor)
                    for i, line in enumerate(lines)
                )
        return ""

    def keep_free(self, box: Box) -> None:
        """Let no words stand on a mark that is drawn in `box`."""
        self.taken.append(box)

    def _box(self, kind: str, lines: list[str], place: Place, lead: float) -> Box:
        size = SIZES[kind.split(maxsplit=1)[0]]
        wide = max((width(line, size) for line in lines), default=0.0)
        left = place.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[place.anchor]
        top = place.y - 0.8 * size
        return Box(left, top, left + wide, place.y + lead * (len(lines) - 1) + 0.25 * size)

    def _fits(self, box: Box) -> bool:
        inside = box.left >= -0.5 and box.right <= self.width + 0.5
        high = box.top >= -0.5 and box.bottom <= self.height + 0.5
        return inside and high and not any(box.meets(other) for other in self.taken)
