"""The owner's zone as spans of constant offset, so that SQL can tell the day of an instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

Span = tuple[int, int, int]


def spans(zone: ZoneInfo, first: int, last: int) -> list[Span]:
    """(start, end, offset) from `first` to `last` and beyond, in ms; `end` exclusive.

    `first` and `last` are Unix milliseconds UTC. A change of the clock is found to the minute.
    """
    result: list[Span] = []
    start = first
    while start <= last:
        end = _next_change(zone, start, last + 1)
        result.append((start, end, _offset(zone, start)))
        start = end
    return result


def _next_change(zone: ZoneInfo, start: int, limit: int) -> int:
    """The first instant after `start` with another offset, or `limit`."""
    offset, week = _offset(zone, start), 7 * 86_400_000
    low = start
    while low < limit and _offset(zone, min(low + week, limit)) == offset:
        low += week
    if low >= limit:
        return limit
    high = min(low + week, limit)
    if _offset(zone, high) == offset:
        return limit
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(zone, middle) == offset else (low, middle)
    return high


def _offset(zone: ZoneInfo, at: int) -> int:
    """Milliseconds by which clocks in `zone` are ahead of UTC at the instant `at`."""
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)
    offset = instant.astimezone(zone).utcoffset()
    return 0 if offset is None else round(offset.total_seconds() * 1000)
