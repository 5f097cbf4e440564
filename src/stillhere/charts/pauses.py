"""Times without a sign from them that are long enough on the picture to hold words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.charts.record import DAY, Span, Strands, overlap


@dataclass(frozen=True, slots=True)
class Silence:
    """No sign of theirs between `start` and `end`, all of it covered by the record."""

    start: int
    end: int

    @property
    def days(self) -> int:
        """Whole days."""
        return (self.end - self.start) // DAY


def silences(sides: Strands, now: int, blind: tuple[Span, ...], least_days: float) -> list[Silence]:
    """Pauses of at least `least_days` that are rare for them, the longest two, in order of time.

    Rare: longer than the 98th percentile of their pauses. A pause that is partly without record
    is none: nobody knows whether it was one.
    """
    marks = np.append(sides.signs[: int(np.searchsorted(sides.signs, now))], now)
    if len(marks) < 2:
        return []
    length = np.diff(marks)
    rare = max(least_days * DAY, float(np.quantile(length, 0.98)))
    seen = overlap(marks[:-1], marks[1:], blind) == 0
    found = np.flatnonzero((length >= rare) & seen)
    longest = sorted(found[np.argsort(length[found])][-2:])
    return [Silence(int(marks[i]), int(marks[i + 1])) for i in longest]
