"""Messages of mine that waited longer for an answer than is usual for these two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.charts.record import DAY, Numbers, Span, Strands, Times, overlap

HOUR = DAY // 24
LEAST_DAYS = 2.0
TOGETHER_HOURS = 20
FEW_ANSWERS = 8


@dataclass(frozen=True, slots=True)
class Wait:
    """An attempt at `at`, and its `days` of covered time without an answer; `open` if none came."""

    at: int
    days: float
    open: bool


def long_waits(
    sides: Strands, now: int, blind: tuple[Span, ...], together_hours: int = TOGETHER_HOURS
) -> list[Wait]:
    """Attempts that waited longer than usual, oldest first.

    Usual is the 98th percentile of the answer times of the 12 months before, at least two days.
    Messages within `together_hours` of each other without an answer between are one attempt.
    """
    at, until = _attempts(sides, now, together_hours)
    days = ((until - at) - overlap(at, until, blind)) / DAY
    answered = until < now
    return [
        Wait(int(at[i]), float(days[i]), bool(~answered[i]))
        for i in np.flatnonzero(days > LEAST_DAYS)
        if days[i] > _usual(int(at[i]), at, until, days)
    ]


def _attempts(sides: Strands, now: int, together_hours: int) -> tuple[Times, Times]:
    """When each attempt began and when a sign came after it (`now` where none did)."""
    mine = sides.me[: int(np.searchsorted(sides.me, now))]
    signs = sides.signs[: int(np.searchsorted(sides.signs, now))]
    after = np.searchsorted(signs, mine, side="right")
    first = np.ones(len(mine), dtype=np.bool_)
    first[1:] = (np.diff(after) > 0) | (np.diff(mine) >= together_hours * HOUR)
    until = np.append(signs, now)[after]
    return mine[first], until[first]


def _usual(at: int, starts: Times, ends: Times, days: Numbers) -> float:
    known = days[(starts > at - 365 * DAY) & (ends < at)]
    if len(known) < FEW_ANSWERS:
        return LEAST_DAYS
    return max(LEAST_DAYS, _quantile(known, 0.98))


def _quantile(values: Numbers, q: float) -> float:
    """The same as `np.quantile`, which costs ten times as much on few values."""
    place = q * (len(values) - 1)
    low, high = int(place), min(int(place) + 1, len(values) - 1)
    ordered = np.partition(values, (low, high))
    return float(ordered[low] + (place - low) * (ordered[high] - ordered[low]))
