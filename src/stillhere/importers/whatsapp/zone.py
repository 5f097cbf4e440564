"""From a wall clock without a zone to instants."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from stillhere.importers.whatsapp.clockwords import milliseconds_of_day
from stillhere.importers.whatsapp.dates import read

DAY = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
_YEARS = range(1970, 2201)
_CACHED = 200_000


class WallClock:
    """Turns the dates and times of one file into Unix milliseconds UTC.

    Days on which the offset stays the same are a sum of two cached numbers: `days` and `times`.
    On the others every message is looked at. In the hour that comes twice in autumn the first run
    lasts until the clock goes back.
    """

    def __init__(self, zone: ZoneInfo, order: str) -> None:
        self._zone = zone
        self._order = order
        self._twice: dict[str, tuple[int, int]] = {}
        self._changing: dict[str, date | None] = {}
        self._weeks: dict[int, int | None] = {}
        self.days: dict[str, int] = {}
        self.times: dict[str, int] = {}

    @property
    def caches(self) -> tuple[dict[str, int], dict[str, int]]:
        """Days and times whose sum is an instant."""
        return self.days, self.times

    def at(self, day: str, hour: str) -> int | None:
        """The instant; None where there is no such day or no such time."""
        since = self.times.get(hour)
        if since is None:
            since = milliseconds_of_day(hour)
            if since is None:
                return None
            if len(self.times) < _CACHED:
                self.times[hour] = since
        start = self._start(day)
        return self._on_changing(day, since) if start is None else start + since

    def _start(self, day: str) -> int | None:
        """Where a day begins; None where it has two offsets, or where there is no such day."""
        start = self.days.get(day)
        if start is not None or day in self._changing:
            return start
        if len(self.days) + len(self._changing) >= _CACHED:
            self.days.clear()
            self._changing.clear()
        local = read(self._order, day)
        if local is None or local.year not in _YEARS:
            self._changing[day] = None
            return None
        offset = self._offset_of_day(local)
        if offset is None:
            self._changing[day] = local
            return None
        self.days[day] = _midnight(local) - offset
        return self.days[day]

    def _offset_of_day(self, local: date) -> int | None:
        """The offset of a whole day; it is looked up by the week where it stays for a week."""
        week = local.toordinal() // 7
        if week not in self._weeks:
            first = date.fromordinal(week * 7)
            self._weeks[week] = self._constant(first, first + timedelta(days=6))
        offset = self._weeks[week]
        return self._constant(local, local) if offset is None else offset

    def _constant(self, start: date, end: date) -> int | None:
        first, last = self._offset(start, 0, 0), self._offset(end, DAY - 1, 0)
        return first if first == last else None

    def _on_changing(self, day: str, since: int) -> int | None:
        local = self._changing[day]
        if local is None:
            return None
        before, after = self._offset(local, since, 0), self._offset(local, since, 1)
        twice = before > after and self._fold(day, since)
        return _midnight(local) + since - (after if twice else before)

    def _fold(self, day: str, since: int) -> int:
        last, fold = self._twice.get(day, (since, 0))
        fold = 1 if since < last else fold
        self._twice[day] = since, fold
        return fold

    def _offset(self, local: date, since: int, fold: int) -> int:
        minutes, seconds = divmod(since // 1000, 60)
        hour, minute = divmod(minutes, 60)
        clock = time(hour, minute, seconds, fold=fold)
        offset = datetime.combine(local, clock, self._zone).utcoffset() or timedelta()
        return (offset.days * 86_400 + offset.seconds) * 1000


def _midnight(local: date) -> int:
    return (local.toordinal() - _EPOCH) * DAY
