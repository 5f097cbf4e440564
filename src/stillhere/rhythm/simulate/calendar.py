"""The owner's days, and the way from their clock to UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.simulate.bouts import DAY


@dataclass(frozen=True, slots=True)
class Calendar:
    """The owner's days: `start` is the first; day numbers count from it.

    `shifts`: int64, shape (days + 1,), Unix ms of the start as that day's offset puts it.
    """

    start: date
    days: int
    shifts: NDArray[np.int64]

    def day(self, number: int | None) -> date | None:
        """The calendar day of a day number."""
        return None if number is None else self.start + timedelta(days=number)

    def utc(self, local: NDArray[np.float64]) -> NDArray[np.int64]:
        """Unix ms of local milliseconds from the start (the offset is that of the day's noon)."""
        day = np.clip(local // DAY, 0, self.days).astype(np.int64)
        return np.asarray(np.rint(local), dtype=np.int64) + self.shifts[day]

    def moment(self, number: int) -> int:
        """Unix ms at which a day begins."""
        return int(self.utc(np.array([float(number) * DAY]))[0])


def calendar(start: date, days: int, zone: tzinfo) -> Calendar:
    """The calendar of an owner who lives in `zone`."""
    noon = datetime(start.year, start.month, start.day, 12, tzinfo=UTC)
    clock = noon.replace(tzinfo=None)
    offsets = [zone.utcoffset(clock + timedelta(days=n)) or timedelta() for n in range(days + 1)]
    midnight = int(noon.timestamp() * 1000) - DAY // 2
    shifts = midnight - np.array([round(one.total_seconds() * 1000) for one in offsets])
    return Calendar(start, days, np.asarray(shifts, dtype=np.int64))
