"""From a wall clock without a zone to instants."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from stillhere.importers.whatsapp.clockwords import milliseconds_of_day
from stillhere.importers.whatsapp.dates import read

DAY = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
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
        self.days: dict[str, int] = {}
        self.times: dict[str, int] = {}

    @property
    def caches(self) -> tuple[dict[str, int], dict[str, int]]:
        """Days and times whose sum is an instant."""
        return self.days, self.times

    def at(self, day: str, hour: str) -> int | None:
        """The instant; None where there is no such day or no such time."""
        local, since = read(self._order, day), self.times.get(hour)
        if since is None:
            since = milliseconds_of_day(hour)
        if local is None or since is None or not 1970 <= local.year <= 2200:
            return None
        if len(self.times) < _CACHED:
            self.times[hour] = since
        midnight = (local.toordinal() - _EPOCH) * DAY
        offsets = self._offset(local, 0, 0), self._offset(local, DAY - 1, 0)
        if offsets[0] == offsets[1]:
            if len(self.days) < _CACHED:
                self.days[day] = midnight - offsets[0]
            return midnight - offsets[0] + since
        return midnight + since - self._offset(local, since, self._fold(day, local, since))

    def _fold(self, day: str, local: date, since: int) -> int:
        if self._offset(local, since, 0) <= self._offset(local, since, 1):
            return 0
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
