"""Days and months of a record as rows of a table: the twin of the pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from statistics import median

import numpy as np

from stillhere.charts.picture import Table
from stillhere.charts.record import (
    Flags,
    Numbers,
    RibbonData,
    Span,
    Strands,
    Times,
    overlap,
    within,
)
from stillhere.charts.words import counted, date, local, minutes, month, stamp, stretch


@dataclass(frozen=True, slots=True)
class Days:
    """The local days of a picture: `marks` are their n + 1 midnights."""

    dates: list[datetime]
    marks: Times
    covered: Flags

    def having(self, times: Times) -> Flags:
        """On which days at least one of sorted `times` lies."""
        return np.diff(np.searchsorted(times, self.marks)) > 0


def days_of(data: RibbonData) -> Days:
    """Every local day that the picture touches, the shorter and longer ones included."""
    return _days(data.start, data.end, data.zone, data.blind.of_words)


@lru_cache(maxsize=4)
def _days(start: int, end: int, zone: tzinfo, blind: tuple[Span, ...]) -> Days:
    """The two drawings of a picture and their tables ask for the same days."""
    day = local(start, zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    dates, marks = [], [stamp(day)]
    while marks[-1] < end:
        dates.append(day)
        day += timedelta(days=1)
        marks.append(stamp(day))
    edges = np.array(marks, dtype=np.int64)
    # Only what the picture shows counts: the days at both ends may be cut.
    shown = np.clip(edges, start, end)
    dark = overlap(shown[:-1], shown[1:], blind)
    return Days(dates, edges, dark <= np.diff(shown) / 2)


def by_month(data: RibbonData, sides: Strands) -> Table:
    """Months, newest first: days on which each side wrote, calls and their usual length."""
    days = days_of(data)
    wrote, mine = days.having(sides.them) & days.covered, days.having(sides.me) & days.covered
    rows = [
        (
            month(days.dates[first]),
            _of(wrote[first:last], days.covered[first:last]),
            _of(mine[first:last], days.covered[first:last]),
            calls(data, sides, int(days.marks[first]), int(days.marks[last])),
        )
        for first, last in _months(days)
    ]
    head = ("Month", f"{data.who} wrote", "You wrote", "Calls")
    caption = f"Month by month, newest first. {coverage(data)}"
    return Table(caption, head, tuple(rows[::-1]))


def by_day(data: RibbonData, sides: Strands) -> Table:
    """Days, newest first: messages of each side and calls."""
    days = days_of(data)
    them = np.diff(np.searchsorted(sides.them, days.marks))
    mine = np.diff(np.searchsorted(sides.me, days.marks))
    rows = [
        (
            date(days.dates[i]),
            str(them[i]) if days.covered[i] else "no record",
            str(mine[i]) if days.covered[i] else "no record",
            calls(data, sides, int(days.marks[i]), int(days.marks[i + 1])),
        )
        for i in range(len(days.dates))
    ]
    head = ("Day", f"{data.who} wrote", "You wrote", "Calls")
    caption = f"Messages and calls day by day, newest first. {coverage(data)}"
    return Table(caption, head, tuple(rows[::-1]))


def _months(days: Days) -> list[tuple[int, int]]:
    firsts = [i for i, day in enumerate(days.dates) if i == 0 or day.day == 1]
    return list(zip(firsts, [*firsts[1:], len(days.dates)], strict=True))


def _of(on: Flags, covered: Flags) -> str:
    seen = int(np.count_nonzero(covered))
    return f"{np.count_nonzero(on)} of {seen} days" if seen else "no record"


def calls(data: RibbonData, sides: Strands, start: int, end: int) -> str:
    """Calls between two moments, as "4, about 5 min each; 1 visit; 1 not picked up"."""
    start, end = max(start, data.start), min(end, data.end + 1)
    first, last = np.searchsorted(sides.talks, (start, end))
    missed = len(within(sides.missed, start, end))
    seen = len(within(sides.met, start, end))
    tail = f"; {counted(seen, 'visit', 'visits')}" if seen else ""
    tail += f"; {missed} not picked up" if missed else ""
    if last - first == seen:
        window = (np.array([start]), np.array([end]))
        dark = float(overlap(*window, data.blind.of_calls)[0])
        return ("no record" if dark > (end - start) / 2 else "none") + tail
    lengths = sides.minutes[first:last][~np.isin(sides.talks[first:last], sides.met)]
    return f"{last - first - seen}{_length(lengths)}{tail}"


def _length(lengths: Numbers) -> str:
    known = lengths[~np.isnan(lengths)]
    if not len(known):
        return ""
    if len(lengths) == 1:
        return f", {minutes(float(known[0]))}"
    return f", about {minutes(median(known.tolist()))} each"


def coverage(data: RibbonData) -> str:
    """One or two sentences on what the record covers."""
    first = int(data.events.at[0]) if len(data.events) else data.end
    sentences = []
    if first >= data.start:
        sentences.append(f"The record begins on {date(local(first, data.zone))}.")
    for spans, what in (
        (data.blind.overall, "record"),
        (data.blind.words, "record of messages"),
        (data.blind.calls, "record of calls"),
    ):
        shown = [s for s in spans if s.end > data.start and s.start < data.end]
        if shown:
            listed = ", ".join(stretch(s, data.zone) for s in shown)
            sentences.append(f"No {what} from {listed}.")
    return " ".join(sentences) or "The record covers all of it."
