"""Which calendar day an instant falls on in the owner's zone, fast enough for every event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from stillhere.store.codes import DAY_MS

WEEK_MS = 7 * DAY_MS
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LocalDays:
    """Days since 1970-01-01 in `zone`.

    The offset of a week is remembered where the clock does not change in it.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._offsets: dict[int, int | None] = {}

    def day(self, at: int) -> int:
        """The day of an instant in Unix milliseconds."""
        week = at // WEEK_MS
        try:
            offset = self._offsets[week]
        except KeyError:
            offset = self._offsets[week] = self._offset_of_week(week)
        return (at + (self._offset(at) if offset is None else offset)) // DAY_MS

    def around(self, at: int) -> tuple[int, int, int]:
        """The day of an instant, and from when until before when (Unix ms) it surely is that day.

        That is the whole day, except where the clock changes or a week of the epoch begins.
        """
        day, week = self.day(at), at // WEEK_MS
        offset = self._offsets[week]
        if offset is None:
            return day, at, at + 1
        start = day * DAY_MS - offset
        return day, max(start, week * WEEK_MS), min(start + DAY_MS, (week + 1) * WEEK_MS)

    def _offset_of_week(self, week: int) -> int | None:
        first, last = self._offset(week * WEEK_MS), self._offset((week + 1) * WEEK_MS)
        return first if first == last else None

    def _offset(self, at: int) -> int:
        """Milliseconds by which clocks in the zone are ahead of UTC."""
        offset = (EPOCH + timedelta(milliseconds=at)).astimezone(self._zone).utcoffset()
        return 0 if offset is None else round(offset.total_seconds() * 1000)
