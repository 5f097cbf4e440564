"""Days of contact: what the forecast counts. One day may hold one message or a hundred.

Days are counted back from the present in steps of 24 covered hours, so that neither the zone nor
the hour of the day matters, and shifting all dates changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats, Ints

SHORTEST_PAUSE = 1 / 1440


@dataclass(frozen=True, slots=True)
class ContactDays:
    """m days of contact of n ties.

    tie (m,): the number of the tie, ascending. age (m,): covered days from the first event of
    that day to the present, descending within a tie. events, first, last (n,): how many events
    the tie has, and the ages of the first and the last; infinite where it has none.
    """

    tie: Ints
    age: Floats
    events: Ints
    first: Floats
    last: Floats

    def __len__(self) -> int:
        return len(self.events)

    @property
    def days(self) -> Ints:
        """How many days of contact each tie has."""
        return np.bincount(self.tie, minlength=len(self))

    def pauses(self) -> tuple[Ints, Floats]:
        """The tie of each pause between two of its days of contact, and the pause in days."""
        same = self.tie[1:] == self.tie[:-1]
        pause = np.maximum((self.age[:-1] - self.age[1:])[same], SHORTEST_PAUSE)
        return self.tie[1:][same], pause


def contact_days(tie: Ints, age: Floats, ties: int) -> ContactDays:
    """Put events (their tie, ascending; their age, descending within a tie) together by day."""
    events = np.bincount(tie, minlength=ties)
    ends = np.cumsum(events)
    some = events > 0
    first, last = np.full(ties, np.inf), np.full(ties, np.inf)
    first[some], last[some] = age[(ends - events)[some]], age[ends[some] - 1]
    begins: Bools = np.ones(len(tie), dtype=np.bool_)
    day = np.floor(age)
    begins[1:] = (tie[1:] != tie[:-1]) | (day[1:] != day[:-1])
    return ContactDays(tie[begins], age[begins], events, first, last)
