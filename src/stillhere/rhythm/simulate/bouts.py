"""When conversations begin, and who begins them.

A renewal process with Weibull gaps runs in operational time: the integral of the tie's expected
rate over the calendar. So the gaps keep their heavy tail while week, day, year and course shape
when they pass; a factor of zero is a time in which nothing begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import gamma

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.simulate.course import THEM, Course
from stillhere.rhythm.simulate.parameters import Ways

HOUR = 3_600_000
DAY = 24 * HOUR
WARM_UP = 40.0
"""Mean gaps that pass before the start, so that the life does not begin with a conversation."""

YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Openings:
    """n beginnings in order. at: float milliseconds from the start. side: who begins, 0 or 1."""

    at: NDArray[np.float64]
    side: NDArray[np.int64]

    @property
    def day(self) -> NDArray[np.int64]:
        """Days from the start."""
        return np.asarray(self.at // DAY, dtype=np.int64)


def expected(ways: Ways, course: Course, start: date) -> NDArray[np.float64]:
    """Conversations to be expected a day, by side and day from `start` on, shape (2, days)."""
    days = np.arange(course.days)
    weekday, year_day = start.weekday(), start.timetuple().tm_yday
    season = ways.year * np.cos(2 * np.pi * (days + year_day - ways.year_peak) / YEAR)
    drift = ways.drift * (days - course.days / 2) / YEAR
    usual = ways.rate * np.exp(season + drift) * ways.weekdays[(days + weekday) % 7]
    shares = np.array([[ways.they_start], [1 - ways.they_start]])
    return np.asarray(shares * usual * course.starts)


def weibull_times(rng: np.random.Generator, shape: float, until: float) -> NDArray[np.float64]:
    """Times of a renewal process with mean gap 1 in (0, until], long after its beginning."""
    mean = gamma(1 + 1 / shape)
    times = np.empty(0)
    last = -WARM_UP
    while last <= until:
        size = 64 + int(1.2 * (until - last))
        more = last + np.cumsum(rng.weibull(shape, size) / mean)
        times = np.concatenate([times, more])
        last = float(times[-1])
    return times[(times > 0) & (times <= until)]


def openings(
    rates: NDArray[np.float64],
    ways: Ways,
    gaps: np.random.Generator,
    sides: np.random.Generator,
) -> Openings:
    """Draw the beginnings that follow from the expected `rates` of shape (2, days)."""
    total = rates.sum(axis=0)
    hourly = np.outer(total, ways.hours).ravel()
    passed = np.concatenate([[0.0], np.cumsum(hourly)])
    times = weibull_times(gaps, ways.shape, float(passed[-1]))
    at = np.interp(times, passed, np.arange(len(passed)) * float(HOUR))
    day = np.minimum(at // DAY, rates.shape[1] - 1).astype(np.int64)
    theirs = rates[THEM, day] / total[day]
    return Openings(at=at, side=np.asarray(sides.random(len(at)) >= theirs, dtype=np.int64))


def with_extra(found: Openings, extra: tuple[tuple[float, int], ...]) -> Openings:
    """The beginnings with those that happen for certain, in order."""
    at = np.concatenate([found.at, [day * DAY for day, _ in extra]])
    side = np.concatenate([found.side, [side for _, side in extra]]).astype(np.int64)
    order = np.argsort(at, kind="stable")
    return Openings(at=at[order], side=side[order])
