"""Coverage: how much of a tie's contact the record could have shown on each day.

A channel's record ends at its export. From then on its share of the tie's contact cannot be seen;
where too little is left to be seen, the tie's clock stands still and its record has ended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.days import Calendar
from stillhere.rhythm.history import History

LOOK_BACK_DAYS = 180
LEAST_SEEN = 0.5

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of one tie could be seen. Arrays have one entry a day.

    seen: share of the day's contact that the record would show. ended: Unix ms at which the
    record ended, -1 where it goes on.
    """

    seen: Floats
    ended: Ints


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows by channel and tie, with the default of RHYTHM.md for channels that have none."""

    given: Mapping[tuple[str, str | None], Spans]
    usual: Mapping[str, tuple[int, int]]

    def of(self, channel: str, tie: str) -> Spans:
        """The (start, end) spans of a channel for a tie."""
        spans = self.given.get((channel, None), []) + self.given.get((channel, tie), [])
        return spans or [self.usual[channel]]


def windows_by_channel(events: EventColumns, windows: Sequence[Window], at: int) -> Windows:
    """The windows, sorted by channel; a channel without any is covered from its first event on."""
    given: dict[tuple[str, str | None], Spans] = {}
    for window in windows:
        given.setdefault((window.channel, window.tie), []).append((window.start, window.end))
    end = max(at, int(events.at[-1])) + 1 if len(events) else at + 1
    first = np.full(len(events.channels), end, dtype=np.int64)
    np.minimum.at(first, events.channel, events.at)
    usual = {name: (int(first[n]), end) for n, name in enumerate(events.channels)}
    return Windows(given, usual)


def covered(
    history: History, channels: Sequence[str], windows: Windows, calendar: Calendar
) -> Covered:
    """How much of the tie's contact each day of the calendar could show."""
    lost = np.zeros(len(calendar))
    ended = np.full(len(calendar), -1, dtype=np.int64)
    used: list[int] = np.flatnonzero(np.bincount(history.channel)).tolist()
    for number in used:
        spans = sorted(windows.of(channels[number], history.tie))
        gone, end = _gone(spans, calendar)
        share = np.array([_share(history, history.channel == number, one) for one in end])
        lost += share @ gone
        hidden = (gone > 0) & (share > 0)[:, None]
        ended = np.maximum(ended, np.where(hidden, end[:, None], -1).max(axis=0, initial=-1))
    seen = 1.0 - lost
    blind = seen < LEAST_SEEN
    seen[blind] = 0.0
    ended[~blind] = -1
    return Covered(seen, ended)


def _gone(spans: Spans, calendar: Calendar) -> tuple[Floats, Ints]:
    """For each end of a window the part of every day that lies after it and before the next.

    Returns:
        The parts, shape (ends, days), and the ends in Unix ms, shape (ends,).
    """
    starts = [start for start, _ in spans[1:]] + [calendar.end]
    pairs = [
        (end, start)
        for (_, end), start in zip(spans, starts, strict=True)
        if end < min(start, calendar.end)
    ]
    length = np.maximum(np.diff(calendar.edges), 1)
    parts = [np.diff(np.clip(calendar.edges, *pair)) / length for pair in pairs]
    gone = np.array(parts, dtype=np.float64).reshape(len(pairs), len(calendar))
    return gone, np.array([end for end, _ in pairs], dtype=np.int64)


def _share(history: History, mine: Bools, end: int) -> float:
    """The channel's part of the tie's contact in the time before `end`."""
    first = np.searchsorted(history.at, end - LOOK_BACK_DAYS * 86_400_000)
    last = np.searchsorted(history.at, end)
    if first == last:
        return float(last > 0 and mine[last - 1])
    return float(np.mean(mine[first:last]))


def allowed(tie: str, allowances: Sequence[Allowance], calendar: Calendar) -> Floats:
    """The share of the usual contact that life events leave to be expected on each day."""
    share = np.ones(len(calendar))
    length = np.maximum(np.diff(calendar.edges), 1)
    for allowance in allowances:
        if allowance.tie in (None, tie):
            inside = np.diff(np.clip(calendar.edges, allowance.start, allowance.end)) / length
            share *= 1.0 - inside * (1.0 - allowance.factor)
    return share
