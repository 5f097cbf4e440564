"""When one side was last there, and how long its pauses usually are."""

from __future__ import annotations

from math import ceil

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import Panel

UNHEARD_OF = 1.5
NEARLY = 0.8
SAME_TALK_DAYS = 0.25
"""Signs nearer to each other than this are no pause."""

LONGEST_SHARE = 0.95


class Signs:
    """The signs of one side of a tie.

    event: positions of the signs among the tie's events. clock: covered days of each.
    """

    def __init__(self, panel: Panel, *, them: bool) -> None:
        self.panel = panel
        self.event: Ints = np.flatnonzero(side(panel.history, them=them).sign)
        self.clock: Floats = panel.clock[self.event]
        self.day: Ints = panel.day[self.event]
        days = np.arange(len(panel.calendar))
        self.latest: Ints = np.searchsorted(self.day, days, side="right") - 1
        self.present: Bools = np.bincount(self.day, minlength=len(days)).astype(np.bool_)
        self._gaps: Floats = np.diff(self.clock)
        self._floors: dict[int, float] = {}

    def gap(self, day: int) -> float:
        """Covered days since the latest sign at the end of a day; 0 where there was none yet."""
        latest = int(self.latest[day])
        return float(self.panel.clock_end[day] - self.clock[latest]) if latest >= 0 else 0.0

    def past_gaps(self, day: int) -> Floats:
        """The finished pauses up to a day, in covered days."""
        gaps = self._gaps[: max(int(self.latest[day]), 0)]
        return gaps[gaps > SAME_TALK_DAYS]

    def usual_longest(self, day: int) -> float:
        """The 95th percentile of the finished pauses; infinite where there are none."""
        latest = int(self.latest[day])
        if latest not in self._floors:
            gaps = self.past_gaps(day)
            self._floors[latest] = _high(gaps) if len(gaps) else np.inf
        return self._floors[latest]

    def seen_before(self, day: int, pause: float) -> float:
        """How often a year there was a finished pause nearly as long, the latest such left out."""
        count = int((self.past_gaps(day) >= NEARLY * pause).sum()) - 1
        years = float(self.panel.clock_end[day] - self.clock[0]) / 365.25
        return max(count, 0) / max(years, 1.0)

    def days_since_pause(self, day: int, shortest: float) -> Ints:
        """The days with a sign since the latest pause of at least `shortest` days, up to `day`."""
        count = int(self.latest[day]) + 1
        long = np.flatnonzero(self._gaps[: max(count - 1, 0)] >= shortest)
        first = int(long[-1]) + 1 if len(long) else 0
        return self.day[first:count]

    def first_after_pause(self, day: int, shortest: float) -> int | None:
        """The event (its position) that ended the latest pause, None where there was none."""
        count = int(self.latest[day]) + 1
        long = np.flatnonzero(self._gaps[: max(count - 1, 0)] >= shortest)
        return int(self.event[int(long[-1]) + 1]) if len(long) else None

    def usual_pause(self, day: int) -> float:
        """The mean of the finished pauses; 0 where there are none."""
        past = self.past_gaps(day)
        return float(np.mean(past)) if len(past) else 0.0

    def usual_days(self, day: int, length: int) -> float:
        """On how many of `length` covered days this side usually is there."""
        past = self.past_gaps(day)
        return length / float(np.mean(np.maximum(past, 1.0))) if len(past) else 0.0

    def unheard_of(self, day: int) -> bool:
        """Whether the present pause is longer by half than every finished one."""
        past = self.past_gaps(day)
        return len(past) > 0 and self.gap(day) > UNHEARD_OF * float(past.max())


def _high(values: Floats) -> float:
    """The 95th percentile, the next higher value where it lies between two (as `np.quantile`)."""
    place = ceil(LONGEST_SHARE * (len(values) - 1))
    return float(np.partition(values, place)[place])
