"""The owner's calendar: instants to local days, daylight saving included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.rhythm.arrays import MILLISECONDS_A_DAY, Floats, Ints

WEEK = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """Consecutive local days. `edges` (days + 1,): Unix ms at which each begins, and the end.

    The last edge may lie inside a day: the present, up to which there is a record.
    """

    first: date
    edges: Ints

    def __len__(self) -> int:
        return len(self.edges) - 1

    @property
    def end(self) -> int:
        """Unix ms at which the last day (or the part of it that has passed) ends."""
        return int(self.edges[-1])

    def day_of(self, at: Ints) -> Ints:
        """The day of each of ascending instants; -1 before the first day."""
        upto = np.searchsorted(at, self.edges[:-1])
        counts = np.diff(np.concatenate([[0], upto, [len(at)]]))
        return np.repeat(np.arange(-1, len(self)), counts)

    @property
    def lengths(self) -> Floats:
        """Milliseconds of each day (days,); of a last one that has not passed, as it will have."""
        length = np.diff(self.edges).astype(np.float64)
        length[-1] = max(length[-1], MILLISECONDS_A_DAY)
        return length

    def date_of(self, day: int) -> date:
        """The date of a day number."""
        return self.first + timedelta(days=day)

    def index_of(self, day: date) -> int:
        """The day number of a date, which may lie outside."""
        return (day - self.first).days


def local_date(at: int, zone: ZoneInfo) -> date:
    """The local date of a Unix ms instant."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).date()


def midnight(day: date, zone: ZoneInfo) -> int:
    """Unix ms at which a local date begins."""
    return int(datetime.combine(day, time(), zone).timestamp() * 1000)


def calendar(first: int, last: int, zone: ZoneInfo) -> Calendar:
    """The days from the one of `first` to the one of `last`, cut off just after `last`."""
    start, stop = local_date(first, zone), local_date(last, zone)
    edges = _midnights(start, (stop - start).days + 1, zone)
    return Calendar(start, np.append(edges, last + 1))


def _midnights(start: date, count: int, zone: ZoneInfo) -> Ints:
    """Unix ms at which each of `count` days begins; week by week where no clock was changed."""
    edges: list[int] = []
    for first in range(0, count, WEEK):
        begins = midnight(start + timedelta(days=first), zone)
        ends = midnight(start + timedelta(days=first + WEEK), zone)
        if ends - begins == WEEK * MILLISECONDS_A_DAY:
            edges += range(begins, ends, MILLISECONDS_A_DAY)
        else:
            edges += [midnight(start + timedelta(days=first + n), zone) for n in range(WEEK)]
    return np.array(edges[:count], dtype=np.int64)
