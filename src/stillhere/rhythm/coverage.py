"""Coverage: how much of a tie's contact the record could have shown, at every moment.

A channel's record ends at its export. From then on its share of the tie's contact cannot be seen;
where too little is left to be seen, the tie's clock stands still and its record has ended. Where
the contact has moved to a channel that goes on, that channel's share grows to what is seen there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.arrays import MILLISECONDS_A_DAY, Bools, Floats, Ints, distinct
from stillhere.rhythm.days import Calendar
from stillhere.rhythm.history import History

LOOK_BACK_DAYS = 180
LEAST_SEEN = 0.5
HAND = "hand"
"""The channel of what was logged by hand: contact, but no record that could be complete."""

GRACE_DAYS = 14
"""How long the status of the last covered day still stands.

Exports are made by hand, every week or two: what was so at the last one serves until the next is
due. A notice needs about as long to build up, so that after it the old status would be a guess.
"""

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Covered:
    """How fast one tie's clock may go, over consecutive pieces of time.

    points (pieces + 1,): Unix ms; every day of the calendar begins at one. day (pieces,): the day
    of each. seen (pieces,): the share of the contact that the record would show. ended (days,):
    Unix ms since when nothing can be said, on days of which that holds altogether; -1 on others.
    until: Unix ms up to which the tie could be seen.
    """

    points: Ints
    day: Ints
    seen: Floats
    ended: Ints
    until: int

    @property
    def over(self) -> Bools:
        """Days that begin `GRACE_DAYS` or more after the record ended."""
        begins = self.points[np.flatnonzero(np.diff(self.day, prepend=-1))]
        late: Bools = (self.ended >= 0) & (begins - self.ended >= GRACE_DAYS * MILLISECONDS_A_DAY)
        return late


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows by channel and tie, with the default of RHYTHM.md for channels that have none."""

    given: Mapping[tuple[str, str | None], Spans]
    usual: Mapping[str, tuple[int, int]]

    def of(self, channel: str, tie: str) -> Spans:
        """The (start, end) spans of a channel for a tie, in order and apart from each other."""
        spans = self.given.get((channel, None), []) + self.given.get((channel, tie), [])
        return _joined(spans or [self.usual[channel]])


def windows_by_channel(events: EventColumns, windows: Sequence[Window], at: int) -> Windows:
    """The windows, sorted by channel; a channel without any is covered from its first event on."""
    given: dict[tuple[str, str | None], Spans] = {}
    for window in windows:
        given.setdefault((window.channel, window.tie), []).append((window.start, window.end))
    end = max(at, int(events.at[-1])) + 1 if len(events) else at + 1
    usual = {}
    for number, name in enumerate(events.channels):
        rows = events.channel == number
        usual[name] = (int(events.at[np.argmax(rows)]) if rows.any() else end, end)
    return Windows(given, usual)


def _joined(spans: Spans) -> Spans:
    joined: Spans = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def covered(
    history: History,
    channels: Sequence[str],
    windows: Windows,
    allowances: Sequence[Allowance],
    calendar: Calendar,
) -> Covered:
    """How fast the clock of a tie may go, from its windows and life events."""
    used = np.flatnonzero(np.bincount(history.channel)).tolist()
    spans = {n: windows.of(channels[n], history.tie) for n in used if channels[n] != HAND}
    mine = [one for one in allowances if one.tie in (None, history.tie)]
    edges = [edge for all_of in spans.values() for span in all_of for edge in span]
    edges += [edge for one in mine for edge in (one.start, one.end)]
    points = _points(calendar, edges)
    seen = _seen(history, spans, points)
    blind = seen <= 0
    day = np.searchsorted(calendar.edges, points[:-1], side="right") - 1
    first = blind & ~np.concatenate([[False], blind[:-1]])
    since = np.maximum.accumulate(np.where(first, points[:-1], -1))
    begun = points[:-1] >= min((one[0][0] for one in spans.values()), default=calendar.end)
    last = np.flatnonzero(np.diff(day, append=len(calendar)))
    nothing = np.bincount(day, weights=~blind, minlength=len(calendar)) == 0
    ended = np.where(nothing & begun[last], since[last], -1)
    until = int(since[-1]) if blind[-1] and begun[-1] else calendar.end
    return Covered(points, day, seen * _expected(mine, points), ended, until)


def _points(calendar: Calendar, edges: list[int]) -> Ints:
    """The beginnings of the days, and those of `edges` that lie between."""
    inside = [edge for edge in edges if calendar.edges[0] < edge < calendar.end]
    if not inside:
        return calendar.edges
    return distinct(np.sort(np.concatenate([calendar.edges, np.array(inside, dtype=np.int64)])))


def _seen(history: History, spans: Mapping[int, Spans], points: Ints) -> Floats:
    """The share of the tie's contact that could be seen in each piece; 0 where it is too little."""
    begins = points[:-1]
    lost = np.zeros(len(begins))
    proved = _proved(history, spans)
    for number, each in spans.items():
        for end, start in _gaps(each, int(points[-1])):
            hidden = (begins >= end) & (begins < start)
            share = _share(history, history.channel == number, end)
            if share > 0 and hidden.any():
                moved = _moved(history, proved & (history.channel != number), end, begins[hidden])
                lost[hidden] += np.minimum(share, 1.0 - moved)
    seen = np.where(lost > 1.0 - LEAST_SEEN, 0.0, 1.0 - lost)
    seen[begins < min((each[0][0] for each in spans.values()), default=int(points[-1]))] = 0.0
    return seen


def _gaps(spans: Spans, last: int) -> Iterator[tuple[int, int]]:
    """The (end, start) of the times between windows, and of that after the last."""
    starts = [start for start, _ in spans[1:]] + [last]
    for (_, end), start in zip(spans, starts, strict=True):
        if end < start:
            yield end, start


def _proved(history: History, spans: Mapping[int, Spans]) -> Bools:
    """The events that lie inside a window of their channel."""
    inside = np.zeros(len(history), dtype=np.bool_)
    for number, each in spans.items():
        for start, end in each:
            inside |= (history.channel == number) & (history.at >= start) & (history.at < end)
    return inside


def _share(history: History, mine: Bools, end: int) -> float:
    """The channel's part of the tie's contact in the time before `end`."""
    first = np.searchsorted(history.at, end - LOOK_BACK_DAYS * MILLISECONDS_A_DAY)
    last = np.searchsorted(history.at, end)
    if first == last:
        return float(last > 0 and mine[last - 1])
    return float(np.mean(mine[first:last]))


def _moved(history: History, others: Bools, end: int, begins: Ints) -> Floats:
    """How much of the contact before `end` other channels have shown since, at its best so far.

    Counted in days with contact, in the `LOOK_BACK_DAYS` before `end` and before each of `begins`.
    """
    span = LOOK_BACK_DAYS * MILLISECONDS_A_DAY
    before = history.at[(history.at >= end - span) & (history.at < end)] - end
    usual = len(distinct(before // MILLISECONDS_A_DAY))
    later = np.sort(history.at[others & (history.at >= end)])
    days = end + distinct((later - end) // MILLISECONDS_A_DAY) * MILLISECONDS_A_DAY
    recent = np.searchsorted(days, begins) - np.searchsorted(days, begins - span)
    best: Floats = np.maximum.accumulate(np.minimum(recent / max(usual, 1), 1.0))
    return best


def _expected(allowances: Sequence[Allowance], points: Ints) -> Floats:
    """The share of the usual contact that life events leave to be expected in each piece."""
    share = np.ones(len(points) - 1)
    for one in allowances:
        share[(points[:-1] >= one.start) & (points[:-1] < one.end)] *= one.factor
    return share
