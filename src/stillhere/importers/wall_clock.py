"""From a clock on the wall, without a zone, to instants; and the places of equal moments."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from stillhere.records.handle import Handle
from stillhere.support.clock import milliseconds

DAY = 86_400_000
EPOCH = date(1970, 1, 1).toordinal()
REMEMBERED = 8192


class WallClock:
    """Reads days and times in a zone.

    On a day on which the clock goes back an hour comes twice: its first run lasts until the times
    go back.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._starts: dict[int, int | None] = {}
        self._twice: dict[int, tuple[int, int]] = {}

    def at(self, day: int, since: int) -> int:
        """Unix milliseconds.

        Args:
            day: the proleptic ordinal of the day, `date.toordinal`.
            since: milliseconds since its midnight, as the clock shows them.
        """
        try:
            start = self._starts[day]
        except KeyError:
            start = self._starts[day] = self._start(day)
        return self._on_changing(day, since) if start is None else start + since

    def first(self, moment: datetime) -> int:
        """Unix milliseconds of a clock without a zone; of an hour that comes twice, the first."""
        day = moment.toordinal()
        try:
            start = self._starts[day]
        except KeyError:
            start = self._starts[day] = self._start(day)
        if start is None or moment.microsecond:
            return milliseconds(moment.replace(tzinfo=self._zone))
        return start + ((moment.hour * 60 + moment.minute) * 60 + moment.second) * 1000

    def _start(self, day: int) -> int | None:
        """Where a day begins; None where its offset changes."""
        first, last = self._offset(day, 0, 0), self._offset(day, DAY - 1, 0)
        return (day - EPOCH) * DAY - first if first == last else None

    def _on_changing(self, day: int, since: int) -> int:
        before, after = self._offset(day, since, 0), self._offset(day, since, 1)
        twice = before > after and self._fold(day, since)
        return (day - EPOCH) * DAY + since - (after if twice else before)

    def _fold(self, day: int, since: int) -> int:
        last, fold = self._twice.get(day, (since, 0))
        fold = 1 if since < last else fold
        self._twice[day] = since, fold
        return fold

    def _offset(self, day: int, since: int, fold: int) -> int:
        seconds = since // 1000
        clock = time(seconds // 3600, seconds // 60 % 60, seconds % 60, fold=fold)
        moment = datetime.combine(date.fromordinal(day), clock, self._zone)
        return int((moment.utcoffset() or timedelta()).total_seconds() * 1000)


class Places:
    """The place of a message among those of one author at one moment: 0, 1, 2 …

    Where a format gives no identity this tells equal messages apart without looking at their
    words (decision 0004). At least the last 8,192 moments are remembered.
    """

    def __init__(self) -> None:
        self._young: dict[tuple[int, Handle], int] = {}
        self._old: dict[tuple[int, Handle], int] = {}

    def next(self, at: int, author: Handle) -> int:
        """The place of the next message."""
        slot = (at, author)
        place = self._young.get(slot)
        if place is None:
            place = self._old.get(slot, 0)
            if len(self._young) >= REMEMBERED:
                self._young, self._old = {}, self._young
        self._young[slot] = place + 1
        return place
