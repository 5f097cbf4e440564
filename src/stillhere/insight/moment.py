"""The day on which something is said, and how instants are named on it."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import NamedTuple

from stillhere.insight import dates
from stillhere.records.assessment import Assessment


class Moment(NamedTuple):
    """Today, in the owner's zone."""

    today: date
    zone: tzinfo

    def day(self, milliseconds: int) -> date:
        """The calendar day of Unix milliseconds."""
        return dates.local(milliseconds, self.zone)

    def on(self, milliseconds: int) -> str:
        """Such as "on Sunday", "on 31 March"."""
        return dates.on(self.day(milliseconds), self.today)

    def on_and_ago(self, milliseconds: int) -> str:
        """Such as "on Sunday", "on 31 March, five weeks ago"."""
        return dates.on_and_ago(self.day(milliseconds), self.today)

    def since(self, milliseconds: int) -> str:
        """Such as "since Sunday", "since 28 April"."""
        return dates.since(self.day(milliseconds), self.today)

    def month(self, milliseconds: int) -> str:
        """Such as "August", or "August 2024" where it lies further back."""
        return dates.month(self.day(milliseconds), self.today)

    def begun(self, found: Assessment) -> str | None:
        """When the present change began, as sure as it is: "around late January"."""
        if found.since is None:
            return None
        low = self.day(found.since if found.since_low is None else found.since_low)
        high = self.day(found.since if found.since_high is None else found.since_high)
        return dates.around(low, high, self.today)
