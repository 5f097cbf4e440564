"""Reads a calendar: meetings up to its export, and birthdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.ics.birthdays import birthday_of
from stillhere.importers.ics.lines import Component, components, text
from stillhere.importers.ics.people import Guest, Meeting, meeting_of
from stillhere.importers.ics.recurrence import Budget, occurrences, rule_of
from stillhere.importers.ics.times import Moment, Zones, moment, moments
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import (
    Contact,
    Coverage,
    Occasion,
    Outcome,
    OwnHandle,
    Question,
    Skipped,
)

CHANNEL = "calendar"
MEETING = Handle("calendar", "")
"""Stands for everybody in a key: the UID is the meeting's own, whoever takes part."""
BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*begin\s*:\s*vcalendar\s*[\r\n]", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s@/\"]+@[^\s@/\"]+\.[^\s@/\".]+$")
NO_PERSON = ("calendar.google.com", "group.v.calendar.google.com")
EARLIEST = 473_385_600_000
FAR_BACK = datetime(1985, 1, 1)  # noqa: DTZ001 - a wall clock
DAY = timedelta(days=1)
LONGEST_TITLE = 200
MOST_MEETINGS = 1_000_000

NO_DATE = "This meeting has no date that makes sense, so it was left out."
CUT_OFF = "This entry is cut off, so it was left out."
NO_MOMENT = (
    "This calendar does not say when it was saved, so meetings and plans cannot be told apart."
)
TOO_MANY = "There are more meetings here than anybody has. The rest was left out."
WHEN_SAVED = "When was this calendar saved? The file does not say."


class Calendar(NamedTuple):
    """What a calendar says about itself and about all of its entries.

    `newest` is when the last entry was written (Unix ms), `published` whether that is when the
    file was made: with METHOD, DTSTAMP is the time of the export (RFC 5545, 3.8.7.2). `moved` holds
    the places of recurring events for which there is an entry of its own.
    """

    zones: Zones
    name: str
    newest: int | None
    published: bool
    moved: frozenset[tuple[str, int]]


class Ics:
    """Calendars of Google, Apple, Outlook, Thunderbird and phones."""

    name = "ics"
    title = "calendars (iCalendar)"
    knows = Knows(message_length=False)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A text that begins with a calendar."""
        return BEGIN.match(head) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The meetings before the export, entry by entry; coverage at the end."""
        calendar = survey(source, reading)
        meetings = _Meetings(calendar, source, reading)
        ready = meetings.ready
        for component in components(source):
            if component.kind == "VEVENT":
                meetings.take(component)
            if ready:
                yield from ready
                ready.clear()
        meetings.finish()
        yield from ready


def survey(source: Source, reading: Reading) -> Calendar:
    """Read what must be known before the first entry: zones, moved meetings, the last change."""
    zones, moved, name = Zones(reading.zone), set[tuple[str, int]](), ""
    stamped = written = 0
    published = False
    for component in components(source):
        if component.kind == "VTIMEZONE":
            zones.describe(component)
        elif component.kind == "VEVENT":
            stamped = max(stamped, _stamp(component, zones, "DTSTAMP"))
            for kind in ("CREATED", "LAST-MODIFIED"):
                written = max(written, _stamp(component, zones, kind))
            instead = component.first("RECURRENCE-ID")
            for one in moments(instead) if instead is not None else ():
                moved.add((component.value("UID"), zones.instant(one)))
        else:
            (one_property,) = component.properties
            published |= one_property.name == "METHOD"
            if one_property.name == "X-WR-CALNAME" and not name:
                name = text(one_property.value)
            if one_property.name == "X-WR-TIMEZONE":
                zones.name_calendar(one_property.value)
    newest = max(stamped, written) or None
    return Calendar(zones, name, newest, published and stamped >= written, frozenset(moved))


def _stamp(event: Component, zones: Zones, kind: str) -> int:
    at = moment(event.value(kind))
    return 0 if at is None else zones.instant(at)


class _Meetings:
    """The meetings of one calendar. What can be yielded waits in `ready`."""

    def __init__(self, calendar: Calendar, source: Source, reading: Reading) -> None:
        self.ready: list[Outcome] = []
        self._calendar = calendar
        self._zones = calendar.zones
        self._reading = reading
        self._known = reading.exported or source.modified
        self._until = self._known or calendar.newest
        self._threads: set[str] = set()
        self._guests: set[Guest] = set()
        self._count = 0
        self._budget = Budget(source.size)
        self._first: int | None = None
        self._last = 0
        own = {name.lower() for name in reading.owner if "@" in name}
        for candidate in (calendar.name, source.name.removesuffix(".ics")):
            address = candidate.strip().lower()
            if ADDRESS.match(address) and not address.endswith(NO_PERSON) and address not in own:
                own.add(address)
                self.ready.append(OwnHandle(Handle("mail", address)))
        self._own = frozenset(own)
        if self._until is None:
            self.ready.append(Skipped("the whole file", NO_MOMENT))

    def take(self, event: Component) -> None:
        """The birthday, the meeting or the meetings that an entry is."""
        if not event.whole:
            self.ready.append(Skipped(f"line {event.line:,}", CUT_OFF))
            return
        birthday = birthday_of(event, self._calendar.name)
        if birthday is not None:
            self.ready.append(birthday)
            return
        cancelled = event.value("STATUS").upper() == "CANCELLED"
        meeting = None if cancelled else meeting_of(event, self._own)
        if meeting is None and not cancelled and self._reading.words:
            self._notice(event)
        if meeting is None or self._until is None:
            return
        found = event.first("DTSTART")
        starts = moments(found) if found is not None else []
        if not starts:
            self.ready.append(Skipped(f"line {event.line:,}", NO_DATE))
            return
        before = self._budget.left
        for original, start in self._times(event, starts[0]):
            self._add(event, meeting, original, start)
        if self._budget.left < 0 <= before:
            self.ready.append(Skipped(f"line {event.line:,}", TOO_MANY))

    def _notice(self, event: Component) -> None:
        """An entry of its own days, once: it may tell of something in somebody's life."""
        title = " ".join(text(event.value("SUMMARY")).split())[:LONGEST_TITLE]
        found, ended = event.first("DTSTART"), event.first("DTEND")
        starts = moments(found) if found is not None else []
        if not title or not starts or event.value("RRULE") or not self._known_day(starts[0]):
            return
        ends = moments(ended) if ended is not None else []
        first, last = starts[0].wall.date(), (ends or starts)[0].wall.date()
        last -= DAY if ends and ends[0].whole_day else timedelta(0)
        until = last.isoformat() if last > first else None
        self.ready.append(Occasion(first.isoformat(), title, until))

    def _known_day(self, start: Moment) -> bool:
        return self._zones.instant(start) >= EARLIEST

    def finish(self) -> None:
        """Coverage, and the question when the calendar was saved, where it does not say."""
        if self._first is None:
            return
        end = self._known or (self._until if self._calendar.published else None)
        self.ready.append(Coverage(CHANNEL, self._first, end and max(end, self._last + 1)))
        if end is None:
            self.ready.append(Question("exported", WHEN_SAVED))

    def _times(self, event: Component, start: Moment) -> Iterator[tuple[int, Moment]]:
        """Each time it takes place, with that by which the series knows it (0: no series)."""
        instead = event.first("RECURRENCE-ID")
        if instead is not None:
            yield next((self._zones.instant(one) for one in moments(instead)), 0), start
            return
        rule, dates = event.value("RRULE"), event.all("RDATE")
        if not rule and not dates:
            yield 0, start
            return
        left_out = self._left_out(event)
        times = {*self._recurring(rule, start), *(one for each in dates for one in moments(each))}
        for one in sorted(times):
            at = self._zones.instant(one)
            gone = at in left_out or (event.value("UID"), at) in self._calendar.moved
            if not gone and one.wall.date().isoformat() not in left_out:
                yield at, one

    def _recurring(self, rule: str, start: Moment) -> list[Moment]:
        parsed = rule_of(rule) if rule else None
        if parsed is None or self._until is None or start.wall < FAR_BACK:
            return [start]
        end = datetime(1970, 1, 1) + timedelta(milliseconds=self._until) + DAY  # noqa: DTZ001 - a wall clock
        until = moment(parsed.until, start.zone)
        last = None if until is None else self._zones.instant(until)
        if until is not None:
            end = min(end - 2 * DAY, until.wall) + 2 * DAY
        found = [
            start._replace(wall=wall) for wall in occurrences(parsed, start.wall, end, self._budget)
        ]
        if last is None:
            return found or [start]
        slack = 12 * 3_600_000 if until is not None and until.whole_day else 0
        return [one for one in found if self._zones.instant(one) <= last + slack] or [start]

    def _left_out(self, event: Component) -> set[int | str]:
        """EXDATE as instants; a whole day leaves out what begins on it."""
        gone: set[int | str] = set()
        for found in event.all("EXDATE"):
            for one in moments(found):
                gone.add(one.wall.date().isoformat() if one.whole_day else self._zones.instant(one))
        return gone

    def _add(self, event: Component, meeting: Meeting, original: int, start: Moment) -> None:
        at = self._zones.instant(start)
        if self._until is None or not EARLIEST <= at < self._until:
            return
        self._count += 1
        if self._count > MOST_MEETINGS:
            if self._count == MOST_MEETINGS + 1:
                self.ready.append(Skipped(f"line {event.line:,}", TOO_MANY))
            return
        uid = event.value("UID")
        key = (
            self._reading.key(original, MEETING, uid) if uid else self._reading.key(at, MEETING, "")
        )
        self.ready.append(
            Event(
                self._thread(meeting),
                key,
                at,
                meeting.author,
                CHANNEL,
                kind="meeting",
                precision="day" if start.whole_day else "minute",
                zone_assumed=not start.whole_day and self._zones.is_assumed(start),
            )
        )
        self._first = at if self._first is None else min(self._first, at)
        self._last = max(self._last, at)

    def _thread(self, meeting: Meeting) -> str:
        """The conversation of these people, announced with their names when it is new."""
        everyone = tuple(guest.handle for guest in meeting.guests)
        key = f"{CHANNEL}:" + ",".join(handle.address for handle in everyone)
        for guest in meeting.guests:
            if guest.name and guest not in self._guests:
                self._guests.add(guest)
                self.ready.append(Contact(guest.name, (guest.handle,)))
        if key not in self._threads:
            self._threads.add(key)
            others = [guest for guest in meeting.guests if guest.handle.address not in self._own]
            other = others[0] if len(others) == 1 and self._own else None
            group = len(others) > 1 if self._own else len(everyone) > 2
            title, counterpart = (other.name, other.handle) if other else ("", None)
            self.ready.append(Thread(key, CHANNEL, title, everyone, counterpart, group))
        return key
