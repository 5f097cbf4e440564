"""How a tie's ways change from day to day: factors on what is usual for it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

THEM, ME = 0, 1
"""Sides, as positions in every two-sided array (and the value of an event's `out`)."""

Daily = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Course:
    """Factors on the usual, one a day. Two-sided arrays have shape (2, days), others (days,).

    starts: how often a side opens a conversation. answers: its share of answered attempts (calls
    taken are answers too). delay: its time to answer. chat: how much follows an answer.
    length: characters of its messages. calls: length of calls. moved: share of the messages that
    go by the second channel. hush: bool, days on which nothing at all comes from that side.
    """

    starts: Daily
    answers: Daily
    delay: Daily
    length: Daily
    chat: Daily
    calls: Daily
    moved: Daily
    hush: NDArray[np.bool_]

    @property
    def days(self) -> int:
        """How many days the course lasts."""
        return len(self.calls)


def unchanged(days: int) -> Course:
    """A course on which everything stays as it is."""
    return Course(
        starts=np.ones((2, days)),
        answers=np.ones((2, days)),
        delay=np.ones((2, days)),
        length=np.ones((2, days)),
        chat=np.ones(days),
        calls=np.ones(days),
        moved=np.zeros(days),
        hush=np.zeros((2, days), dtype=np.bool_),
    )


def ramp(days: int, onset: int, length: int, floor: float) -> Daily:
    """1 before `onset`, then by equal ratios a day to `floor` after `length` days, and stays."""
    passed = np.clip((np.arange(days) - onset + 1) / max(length, 1), 0, 1)
    return np.asarray(np.exp(np.log(floor) * passed))


@dataclass(frozen=True, slots=True)
class Episode:
    """A course with its dates, as days from the start of the life; `end` and `until` exclusive.

    back: the day on which they return. until: the day on which the tie's record ends.
    """

    course: Course
    onset: int | None = None
    end: int | None = None
    back: int | None = None
    until: int | None = None
    extra: tuple[tuple[float, int], ...] = field(default=())
    """Conversations opened for certain: (days from the start, side)."""
