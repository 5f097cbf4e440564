"""Time to pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from stillhere.charts.record import DAY, Flags, Numbers, Times
from stillhere.charts.svg import time_of


@dataclass(frozen=True, slots=True)
class Scale:
    """Linear time from `start` to `end` over the pixels from `left` to `right`."""

    start: int
    end: int
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """Pixels of a day."""
        return (self.right - self.left) / max(1, self.end - self.start) * DAY

    def x(self, at: float) -> float:
        """The place of one moment."""
        return self.left + (at - self.start) * self.per_day / DAY

    def xs(self, at: Times) -> Numbers:
        """The places of many moments."""
        return (at - self.start).astype(np.float64) * (self.per_day / DAY) + self.left

    def inside(self, at: Times) -> Flags:
        """Which moments are drawn."""
        return (at >= self.start) & (at <= self.end)

    def holds(self, at: int) -> bool:
        """Whether a moment is drawn."""
        return self.start <= at <= self.end

    def clipped(self, start: int, end: int) -> tuple[float, float] | None:
        """Left and right of a span, cut to the picture; None where it lies outside."""
        first, last = max(start, self.start), min(end, self.end)
        return (self.x(first), self.x(last)) if first < last else None

    @property
    def time(self) -> str:
        """What the picture says of itself: which time lies where."""
        return time_of(self.start, self.end, self.left, self.right)

    def with_room(self, x: Numbers, r: Numbers, width: float) -> Scale:
        """The same with more room at both ends, so that no disc leaves a picture of `width`."""
        if not len(x):
            return self
        over_left = max(0.0, 1 - float(np.min(x - r)))
        over_right = max(0.0, float(np.max(x + r)) - width + 1)
        return replace(self, left=self.left + over_left, right=self.right - over_right)
