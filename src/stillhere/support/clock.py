"""What time it is, as something that is handed in: tests and the demo set their own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at `instant`."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it was set to, in UTC."""
        return self.instant.astimezone(UTC)


def from_environment() -> Clock:
    """The clock to use: fixed where `STILLHERE_NOW` holds an ISO instant with offset, else real."""
    fixed = os.environ.get("STILLHERE_NOW")
    return FixedClock(datetime.fromisoformat(fixed)) if fixed else SystemClock()


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar day of `instant` in `zone`."""
    return instant.astimezone(zone).date()


def milliseconds(instant: datetime) -> int:
    """Unix milliseconds of an aware `instant`."""
    return round(instant.timestamp() * 1000)


def instant(milliseconds_utc: int) -> datetime:
    """The aware UTC instant of Unix milliseconds."""
    return datetime.fromtimestamp(milliseconds_utc / 1000, UTC)
