"""The three courses that the demo's family is told by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.rhythm.simulate.course import ME, THEM, Episode, unchanged
from stillhere.rhythm.simulate.families.withdrawing import silence, withdraw


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Thinner from `onset` on, while I write more; not a word from the day `silent` on.

    After that I write at `waiting` times my usual pace, and less and less often.
    """

    onset: int
    silent: int
    floor: float = 0.06
    waiting: float = 0.25

    def __call__(self, rng: np.random.Generator, days: int) -> Episode:
        """The course; only the hour of their last word is drawn."""
        course = unchanged(days)
        withdraw(course, THEM, self.onset, self.silent - self.onset, self.floor)
        course.starts[ME, self.onset : self.silent] *= np.linspace(
            1.0, 1.4, self.silent - self.onset
        )
        course.starts[ME, self.silent :] *= np.linspace(self.waiting, 0.1, days - self.silent)
        silence(course, self.silent, days)
        last = self.silent - 1 + float(rng.uniform(0.5, 0.85))
        return Episode(course, self.onset, days, extra=((last, THEM),))


@dataclass(frozen=True, slots=True)
class Return:
    """Nothing on either side for `silent` days, then they write again on the last `back` days."""

    silent: int
    back: int

    def __call__(self, rng: np.random.Generator, days: int) -> Episode:
        """The course; only the hours of the return are drawn."""
        back = days - self.back
        onset = back - self.silent
        course = unchanged(days)
        silence(course, onset, back)
        course.starts[ME, onset:back] = 0.05
        sides = [THEM, ME, THEM, THEM][: self.back]
        extra = tuple(
            (back + place + float(rng.uniform(0.4, 0.85)), side) for place, side in enumerate(sides)
        )
        return Episode(course, onset, back, back, extra=extra)


@dataclass(frozen=True, slots=True)
class MyTurn:
    """All as ever, but what they wrote `ago` days before the end I have not answered."""

    ago: int

    def __call__(self, rng: np.random.Generator, days: int) -> Episode:
        """The course; only the hour of their message is drawn."""
        course = unchanged(days)
        course.starts[:, days - self.ago - 2 :] = 0
        course.hush[ME, days - self.ago :] = True
        asked = days - self.ago + float(rng.uniform(0.4, 0.8))
        return Episode(course, extra=((asked, THEM),))
