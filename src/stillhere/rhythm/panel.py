"""One tie on the owner's calendar, with a clock that stands still where nothing could be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.bouts import bout_starts
from stillhere.rhythm.coverage import Windows, allowed, covered, windows_by_channel
from stillhere.rhythm.dark_days import Activity, activity, dark
from stillhere.rhythm.days import Calendar, calendar
from stillhere.rhythm.history import History, histories


@dataclass(frozen=True, slots=True)
class Panel:
    """One tie's record, n events over d days.

    day (n,): the day of each event. starts (n,): which events begin a conversation.
    clock (n,): covered days that had passed at each event; clock_end (d,): at each day's end.
    ended (d,): Unix ms at which the record ended, -1 where it goes on.
    """

    history: History
    calendar: Calendar
    day: Ints
    starts: Bools
    clock: Floats
    clock_end: Floats
    ended: Ints


@dataclass(frozen=True, slots=True)
class Owner:
    """All of one owner's record that a day's look needs."""

    events: EventColumns
    windows: Windows
    calendar: Calendar
    activity: Activity
    allowances: tuple[Allowance, ...]


def owner(
    events: EventColumns,
    windows: Sequence[Window],
    at: int,
    zone: ZoneInfo,
    allowances: Sequence[Allowance] = (),
) -> Owner:
    """Put the record up to `at` (Unix ms) on the owner's calendar."""
    first = min(int(events.at[0]), at) if len(events) else at
    days = calendar(first, at, zone)
    return Owner(
        events,
        windows_by_channel(events, windows, at),
        days,
        activity(events, days),
        tuple(allowances),
    )


def panels(record: Owner, ties: frozenset[str] | None = None) -> Iterator[Panel]:
    """The panel of each of `ties` (all where None) that has an event, in the order of the table."""
    for history in histories(record.events, record.calendar.end - 1, ties):
        if len(history):
            yield panel(record, history)


def panel(record: Owner, history: History) -> Panel:
    """Put one tie on the owner's calendar."""
    days = record.calendar
    day = days.day_of(history.at)
    cover = covered(history, record.events.channels, record.windows, days)
    pace = cover.seen * allowed(history.tie, record.allowances, days)
    pace[dark(record.activity, day)] = 0.0
    pace *= record.activity.passed
    clock_end = np.cumsum(pace)
    position = days.position(history.at)
    # Position counts a whole last day where only a part has passed: pace holds that part.
    clock = clock_end[day] - pace[day] * (1.0 - (position - day))
    return Panel(history, days, day, bout_starts(history.at), clock, clock_end, cover.ended)
