"""How long ago everything was, in covered days, for all of an owner's ties at once.

The same clock as that of a panel, without the days between. Most ties are plain: their channels
are covered to the present and no life event concerns them. Those are counted together; the others
one by one, from their panels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.contact_days import ContactDays, contact_days
from stillhere.rhythm.coverage import HAND
from stillhere.rhythm.dark_days import LEAST_EXPECTED, LEAST_OTHERS, Activity, dark
from stillhere.rhythm.history import CALL, MEETING, REACTION
from stillhere.rhythm.panel import Owner, Panel, panel_of


@dataclass(frozen=True, slots=True)
class Elapsed:
    """n ties that have an event, m events, sorted by tie and time.

    number (n,): the place of each tie among the owner's. tie (m,): positions in `number`.
    age (m,): covered days from each event to the present. their, mine, contact (m,): signs of
    life of either side, and all but reactions. plain (n,): ties without gaps in the record.
    panels: those of the other ties, by position.
    """

    number: Ints
    tie: Ints
    age: Floats
    their: Bools
    mine: Bools
    contact: Bools
    plain: Bools
    panels: dict[int, Panel]

    def __len__(self) -> int:
        return len(self.number)

    def days(self, chosen: Bools | None = None) -> ContactDays:
        """The days of contact that all events make, or the chosen ones."""
        if chosen is None:
            return contact_days(self.tie, self.age, len(self))
        return contact_days(self.tie[chosen], self.age[chosen], len(self))


def elapsed(record: Owner) -> Elapsed:
    """Count back from the end of the owner's calendar."""
    events, end = record.events, record.calendar.end
    stop = int(np.searchsorted(events.at, end))
    order = np.argsort(events.tie[:stop], kind="stable")
    number = np.flatnonzero(np.bincount(events.tie[:stop], minlength=len(events.ties)))
    tie = np.searchsorted(number, events.tie[order])
    at, out = events.at[order], events.out[order]
    kind, seconds, answered = events.kind[order], events.seconds[order], events.answered[order]
    talked = (answered == 1) | ((answered == -1) & (seconds > 0))
    taken = ((kind == CALL) & talked) | (kind == MEETING)
    lit, agreed = _lit(record.activity)
    age = _age(record, at, lit)
    first = np.flatnonzero(np.diff(tie, prepend=-1))
    plain = _plain(record, tie, events.channel[order], at[first]) & agreed
    panels = {}
    for place in np.flatnonzero(~plain).tolist():
        rows = slice(first[place], first[place + 1] if place + 1 < len(first) else len(tie))
        one = panel_of(record, int(number[place]), order[rows])
        panels[place] = one
        age[rows] = np.maximum(one.clock_end[-1] - one.clock, 0.0)
    return Elapsed(number, tie, age, ~out | taken, out | taken, kind != REACTION, plain, panels)


def pace(record: Owner) -> float:
    """The share of days that are not dark: so much of a horizon will pass on a tie's clock.

    Where nobody ever writes at weekends, 28 days ahead are 20 on the clock. Days after the
    end of all records say nothing about what is usual.
    """
    lit, _ = _lit(record.activity)
    ends = [span[1] for name in record.events.channels for span in record.windows.of(name, "")]
    end = min(max(ends, default=record.calendar.end), record.calendar.end)
    days = int(record.calendar.day_of(np.array([end - 1]))[0]) + 1
    return max(float(lit[:days].mean()), 0.1)


def _lit(activity: Activity) -> tuple[Bools, bool]:
    """Days that are not dark, and whether that holds whichever tie is left out."""
    nobody = np.empty(0, dtype=np.int64)
    most = dark(activity, nobody)
    if not most.any():
        return ~most, True
    nothing = activity.active == 0
    least = np.maximum(activity.expected - 1.0, 0.0) * activity.passed
    missed = np.cumsum(least)
    lit = np.maximum.accumulate(np.where(nothing, 0.0, missed))
    surely = nothing & (missed - lit >= LEAST_EXPECTED) & (activity.ties - 1 >= LEAST_OTHERS)
    return ~most, bool((surely == most).all())


def _age(record: Owner, at: Ints, lit: Bools) -> Floats:
    """Covered days from each instant to the end of the calendar."""
    days = record.calendar
    pace = lit / days.lengths
    passed = np.concatenate([[0.0], np.cumsum(pace * np.diff(days.edges))])
    age: Floats = passed[-1] - np.interp(at, days.edges, passed)
    return np.maximum(age, 0.0)


def _plain(record: Owner, tie: Ints, channel: NDArray[np.int16], first: Ints) -> Bools:
    """Ties all of whose channels are covered from their first event to the present."""
    if any(one.tie is None for one in record.allowances):
        return np.zeros(len(first), dtype=np.bool_)
    apart = {one.tie for one in record.allowances} | {name for _, name in record.windows.given}
    whole, starts = _whole_channels(record)
    begins = np.full(len(first), record.calendar.end, dtype=np.int64)
    np.minimum.at(begins, tie, starts[channel])
    broken = np.bincount(tie, weights=~whole[channel], minlength=len(first)) > 0
    plain = ~broken & (begins <= first)
    if apart - {None}:
        number = np.unique(
            record.events.tie[: int(np.searchsorted(record.events.at, record.calendar.end))]
        )
        plain &= np.array([record.events.ties[n] not in apart for n in number.tolist()])
    return plain


def _whole_channels(record: Owner) -> tuple[Bools, Ints]:
    """Channels with one window that lasts to the present, and where it begins."""
    whole = np.zeros(len(record.events.channels), dtype=np.bool_)
    starts = np.full(len(whole), record.calendar.end, dtype=np.int64)
    for n, name in enumerate(record.events.channels):
        spans = record.windows.of(name, "")
        whole[n] = name != HAND and len(spans) == 1 and spans[0][1] >= record.calendar.end
        starts[n] = spans[0][0]
    return whole, starts
