"""How much was written in each stretch of time, and how much is usual.

Bins are whole, of equal length and end at the end of the picture, so that the newest is whole. A
bin that is partly without record holds the rate of its covered part; under half covered it holds
NaN, and the cloth is cut there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.charts.record import (
    DAY,
    Numbers,
    RibbonData,
    Span,
    Strands,
    Times,
    overlap,
)

WIDTHS = (7, 14, 28, 91, 364)
"""Days; the smallest that is wide enough on the picture is taken."""
FEWEST = 4
"""Bins that a reference time must hold before it says what is usual."""


def choose_width(px_per_day: float, least_px: float) -> int:
    """Days of a bin that is at least `least_px` wide."""
    return next((days for days in WIDTHS if days * px_per_day >= least_px), WIDTHS[-1])


def edges(start: int, end: int, days: int) -> Times:
    """The edges of the whole bins between `start` and `end`; the last one is `end`."""
    count = max(0, (end - start) // (days * DAY))
    return end - np.arange(count, -1, -1, dtype=np.int64) * days * DAY


def rates(times: Times, marks: Times, blind: tuple[Span, ...]) -> Numbers:
    """Events in each bin between `marks`, made good for the uncovered part; shape (n - 1,)."""
    counts = np.diff(np.searchsorted(times, marks)).astype(np.float64)
    dark = overlap(marks[:-1], marks[1:], blind) / np.maximum(1, np.diff(marks))
    seen = np.where(dark > 0.5, np.nan, 1 - np.minimum(dark, 0.5))
    return counts / seen


def reference_span(data: RibbonData) -> Span:
    """The time that tells what is usual, cut to the record."""
    if data.reference is not None:
        return data.reference
    until = min((note.at for note in data.turning), default=data.end)
    first = int(data.events.at[0]) if len(data.events) else data.start
    return Span(max(first, until - 365 * DAY), until)


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for two people in one bin.

    `full` is the number that fills the height of the cloth: the larger 98th percentile of the two
    sides. `them` and `me` are the 10th and 90th percentiles of each side.
    """

    full: float
    them: tuple[float, float]
    me: tuple[float, float]


def usual(data: RibbonData, sides: Strands, days: int) -> Usual:
    """Read `Usual` off the reference time, in bins of `days`."""
    them, me = (_reference_rates(data, times, days) for times in (sides.them, sides.me))
    full = max(_quantile(them, 0.98), _quantile(me, 0.98), 1.0)
    low_high = [(_quantile(v, 0.1), min(full, _quantile(v, 0.9))) for v in (them, me)]
    return Usual(full, low_high[0], low_high[1])


def _reference_rates(data: RibbonData, times: Times, days: int) -> Numbers:
    blind = (*data.blind.of_words, *data.apart)
    span = reference_span(data)
    found = rates(times, edges(span.start, span.end, days), blind)
    if np.count_nonzero(~np.isnan(found)) >= FEWEST:
        return found
    first = int(data.events.at[0]) if len(data.events) else data.start
    return rates(times, edges(min(first, data.start), data.end, days), data.blind.of_words)


def _quantile(values: Numbers, q: float) -> float:
    known = values[~np.isnan(values)]
    return float(np.quantile(known, q)) if len(known) else 0.0
