"""Nothing is wrong: courses after which no notice is owed."""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.simulate.course import Course, Episode, unchanged
from stillhere.rhythm.simulate.families.family import onset_day


def stable(rng: np.random.Generator, days: int) -> Episode:
    """Nothing but chance, week, year and slow drift."""
    del rng
    return Episode(unchanged(days))


def vacation(rng: np.random.Generator, days: int) -> Episode:
    """One to three weeks almost without contact on both sides, then as before."""
    onset = onset_day(rng, days, room=60)
    end = onset + int(rng.integers(7, 22))
    course = unchanged(days)
    course.starts[:, onset:end] = 0.03
    course.answers[:, onset:end] = 0.5
    course.delay[:, onset:end] = 5.0
    return Episode(course, onset, end)


def export_ended(rng: np.random.Generator, days: int) -> Episode:
    """The life goes on, but the record of this tie ends."""
    until = onset_day(rng, days, room=30)
    return Episode(unchanged(days), onset=until, until=until)


def channel_switch(rng: np.random.Generator, days: int) -> Episode:
    """Within three to eight weeks all messages move to the second channel."""
    onset = onset_day(rng, days, room=120)
    length = int(rng.integers(21, 57))
    course = unchanged(days)
    course.moved[:] = np.clip((np.arange(days) - onset) / length, 0, 1)
    return Episode(course, onset, onset + length)


def bursty_friend(rng: np.random.Generator, days: int) -> Episode:
    """Projects of some weeks with much to say, and months of almost nothing between them."""
    course = unchanged(days)
    level = np.empty(days)
    day, busy = 0, bool(rng.integers(2))
    while day < days:
        weeks = np.exp(rng.normal(np.log(3.5 if busy else 5.0), 0.6))
        length = max(4, int(7 * weeks))
        level[day : day + length] = 2.2 if busy else 0.12
        day, busy = day + length, not busy
    course.starts[:] = level
    return Episode(course)


def new_baby_dip(rng: np.random.Generator, days: int) -> Episode:
    """For six to ten weeks half of the usual, slower and shorter, then all as before."""
    onset = onset_day(rng, days, room=120)
    end = onset + int(rng.integers(42, 71))
    back = end + 21
    course = unchanged(days)
    level = np.interp(np.arange(days), [onset - 1, onset, end, back], [1, 0.5, 0.5, 1])
    soften(course, level)
    return Episode(course, onset, min(back, days))


def soften(course: Course, level: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    """Fewer beginnings on both sides, and slower answers from them, as `level` falls below 1."""
    course.starts[:] = level
    course.delay[0] = 1 / level
    course.calls[:] = np.sqrt(level)
