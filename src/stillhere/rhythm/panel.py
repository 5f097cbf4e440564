"""One tie on the owner's calendar, with a clock that stands still where nothing could be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.bouts import bout_starts
from stillhere.rhythm.coverage import Windows, covered, windows_by_channel
from stillhere.rhythm.dark_days import Activity, activity, dark
from stillhere.rhythm.days import Calendar, calendar
from stillhere.rhythm.history import History, histories, history_of


@dataclass(frozen=True, slots=True)
class Panel:
    """One tie's record, n events over d days.

    day (n,): the day of each event. starts (n,): which events begin a conversation.
    clock (n,): covered days that had passed at each event; clock_end (d,): at each day's end.
    ended (d,): Unix ms at which the record ended, -1 where it goes on; over (d,): whether that is
    longer ago than a status lasts. until: Unix ms up to which the tie could be seen.
    """

    history: History
    calendar: Calendar
    day: Ints
    starts: Bools
    clock: Floats
    clock_end: Floats
    ended: Ints
    over: Bools
    until: int

    @property
    def last(self) -> int:
        """The last day of which anything could be seen; the calendar's last where none could."""
        seen = np.flatnonzero(self.ended < 0)
        return int(seen[-1]) if len(seen) else len(self.calendar) - 1


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


def panels(record: Owner, ties: frozenset[str] | None = None, most: int = 0) -> Iterator[Panel]:
    """The panel of each of `ties` (all where None) that has an event, in the order of the table.

    `most`: from only so many of the latest events of each tie, all where 0.
    """
    for history in histories(record.events, record.calendar.end - 1, ties, most):
        if len(history):
            yield panel(record, history)


def panel_of(record: Owner, number: int, rows: Ints) -> Panel:
    """The panel of one tie, from the rows of its events."""
    return panel(record, history_of(record.events, record.events.ties[number], rows))


def panel(record: Owner, history: History) -> Panel:
    """Put one tie on the owner's calendar."""
    days = record.calendar
    day = days.day_of(history.at)
    cover = covered(history, record.events.channels, record.windows, record.allowances, days)
    pace = cover.seen / days.lengths[cover.day]
    pace[dark(record.activity, day)[cover.day]] = 0.0
    passed = np.concatenate([[0.0], np.cumsum(pace * np.diff(cover.points))])
    ends = np.append(np.flatnonzero(np.diff(cover.day)), len(pace) - 1) + 1
    clock = np.interp(history.at, cover.points, passed)
    return Panel(
        history,
        days,
        day,
        bout_starts(history.at),
        clock,
        passed[ends],
        cover.ended,
        cover.over,
        cover.until,
    )
