"""Dates and times of a calendar to instants: UTC, of a named zone, floating, whole days."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from stillhere.importers.ics.lines import Component, Property
from stillhere.importers.ics.recurrence import occurrences, rule_of
from stillhere.support.clock import milliseconds

WRITTEN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$")
OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?$")
LAST = datetime(2100, 1, 1)  # noqa: DTZ001 - a wall clock
NOON = 12
"""The hour at which a whole day is put, so that it stays that day in every zone nearby."""


class Moment(NamedTuple):
    """A wall clock of the calendar and the zone it is in: "Z", a TZID, or "" for the reader's."""

    wall: datetime
    zone: str
    whole_day: bool = False


def moment(value: str, zone: str = "") -> Moment | None:
    """A DATE or DATE-TIME; None where it is none. Of a period the start counts."""
    match = WRITTEN.match(value.strip().partition("/")[0])
    if match is None:
        return None
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        day_and_hour = (int(year), int(month), int(day), int(hour or 0), int(minute or 0))
        wall = datetime(*day_and_hour)  # noqa: DTZ001 - a wall clock
        wall += timedelta(seconds=min(59, int(second or 0)))
    except (OverflowError, ValueError):
        return None
    return Moment(wall, "Z" if utc else zone, hour is None)


def moments(found: Property) -> list[Moment]:
    """The values of DTSTART, RECURRENCE-ID, RDATE or EXDATE."""
    zone = found.parameters.get("TZID", "")
    values = (moment(value, zone) for value in found.value.split(","))
    return [one for one in values if one is not None]


class Zones:
    """The zones that a file names or describes.

    Args:
        own: the owner's zone, for floating times and zones that nobody knows.
    """

    def __init__(self, own: ZoneInfo) -> None:
        self._own = own
        self._calendar: ZoneInfo | None = None
        self._described: dict[str, Component] = {}
        self._named: dict[str, ZoneInfo | Described | None] = {}

    def describe(self, zone: Component) -> None:
        """Remember a VTIMEZONE."""
        self._described.setdefault(zone.value("TZID"), zone)

    def name_calendar(self, name: str) -> None:
        """X-WR-TIMEZONE: the zone of floating times."""
        self._calendar = named_zone(name)

    def instant(self, at: Moment) -> int:
        """Unix milliseconds UTC; whole days are put at noon in the owner's zone."""
        if at.whole_day:
            return milliseconds(at.wall.replace(hour=NOON, tzinfo=self._own))
        if at.zone == "Z":
            return milliseconds(at.wall.replace(tzinfo=UTC))
        zone = self._zone(at.zone) or self._calendar or self._own
        if isinstance(zone, Described):
            return milliseconds((at.wall - zone.offset(at.wall)).replace(tzinfo=UTC))
        return milliseconds(at.wall.replace(tzinfo=zone))

    def is_assumed(self, at: Moment) -> bool:
        """Whether the calendar does not say in which zone that is."""
        return at.zone != "Z" and self._zone(at.zone) is None

    def _zone(self, name: str) -> ZoneInfo | Described | None:
        if name not in self._named:
            described = self._described.get(name)
            self._named[name] = named_zone(name) or (described and Described(described))
        return self._named[name]


def named_zone(name: str) -> ZoneInfo | None:
    """The IANA zone of that name, or of the end of it: "/mozilla.org/20070129/Europe/London"."""
    parts = name.strip().strip("/").split("/")
    for place in range(min(len(parts), 6)):
        try:
            return ZoneInfo("/".join(parts[place:]))
        except (OSError, ValueError, KeyError):
            continue
    return None


class Described:
    """A zone as a VTIMEZONE describes it: standard and summer time with their beginnings."""

    def __init__(self, zone: Component) -> None:
        self._changes: list[tuple[datetime, timedelta]] = []
        self._before = timedelta()
        current: list[Property] = []
        for one in zone.properties:
            if one.name == "BEGIN":
                current = []
            elif one.name == "END":
                self._add(Component("", zone.line, current))
            else:
                current.append(one)
        self._changes.sort()

    def offset(self, wall: datetime) -> timedelta:
        """What the wall clock is ahead of UTC."""
        last = self._before
        for begin, offset in self._changes:
            if begin > wall:
                break
            last = offset
        return last

    def _add(self, observance: Component) -> None:
        start, offset = moment(observance.value("DTSTART")), _offset(observance, "TZOFFSETTO")
        if start is None or offset is None:
            return
        if not self._changes:
            self._before = _offset(observance, "TZOFFSETFROM") or timedelta()
        begins = [start.wall]  # Outlook begins in 1601; what was before 1970 does not matter
        for found in observance.all("RDATE"):
            begins += [one.wall for one in moments(found)]
        rule = rule_of(observance.value("RRULE"))
        if rule is not None:
            until = moment(rule.until)
            end = LAST if until is None else min(until.wall + timedelta(days=1), LAST)
            begins += occurrences(rule, max(start.wall, start.wall.replace(year=1970, day=1)), end)
        self._changes += [(begin, offset) for begin in begins]


def _offset(observance: Component, name: str) -> timedelta | None:
    match = OFFSET.match(observance.value(name))
    if match is None:
        return None
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -ahead if match[1] == "-" else ahead
