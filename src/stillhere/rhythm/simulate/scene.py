"""What a conversation is drawn from, and when an answer comes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.simulate.bouts import DAY, HOUR, Openings
from stillhere.rhythm.simulate.course import Course
from stillhere.rhythm.simulate.parameters import Ways
from stillhere.rhythm.simulate.streams import Streams

LONGEST_DELAY = 30 * DAY
MORNING = 7
LIE_IN = 2.5
"""An answer that would fall into the night comes within so many hours after the morning hour."""


@dataclass(frozen=True)
class Scene:
    """The n beginnings of a tie, its usual ways, and what its course makes of them.

    Everything that is drawn is drawn for all n, whatever kind of conversation each becomes, so
    that what one becomes moves no other.
    """

    found: Openings
    ways: Ways
    course: Course
    streams: Streams

    @cached_property
    def size(self) -> int:
        """How many conversations there are."""
        return len(self.found.at)

    @cached_property
    def other(self) -> NDArray[np.int64]:
        """The side that did not begin."""
        return 1 - self.found.side

    @cached_property
    def day(self) -> NDArray[np.int64]:
        """The day number of each beginning."""
        return np.minimum(self.found.day, self.course.days - 1)

    @cached_property
    def answers(self) -> NDArray[np.float64]:
        """The course's factor on the other side's answers."""
        return self.course.answers[self.other, self.day]

    def answer_at(self, seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        """When the other side answers that usually takes `seconds`.

        At once even at night; a slow answer not before the morning.
        """
        delay = seconds * 1000 * self.course.delay[self.other, self.day]
        at = self.found.at + np.minimum(delay, LONGEST_DELAY)
        return np.where(delay > HOUR / 2, past_night(at), at)


def past_night(at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Times moved out of the night into the morning after it, in their order."""
    hour = at % DAY / HOUR
    morning = at - at % DAY + (MORNING + LIE_IN * hour / MORNING) * HOUR
    return np.where(hour < MORNING, morning, at)
