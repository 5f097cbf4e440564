"""The components of an iCalendar file, one after the other (RFC 5545, 3.1 and 3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from stillhere.importers.api import Source
from stillhere.importers.text import bounded_lines

LONGEST = 1 << 16
MOST_PROPERTIES = 2000
"""A component with more is no meeting of people."""
LINE = re.compile(
    r'([A-Za-z0-9-]{1,60})((?:;[^:";]{0,2000}(?:"[^"]{0,2000}"[^:";]{0,2000})*)*):(.*)'
)
PARAMETER = re.compile(r';([A-Za-z0-9-]{1,60})=("[^"]*"|[^;]*)')
READ = frozenset(
    [
        "UID",
        "DTSTART",
        "DTEND",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "ATTENDEE",
        "ORGANIZER",
        "STATUS",
        "SUMMARY",
        "CATEGORIES",
        "DTSTAMP",
        "LAST-MODIFIED",
        "CREATED",
        "METHOD",
        "TZID",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "X-WR-CALNAME",
        "X-WR-TIMEZONE",
        "BEGIN",
        "END",
    ]
)
WHOLE = "VEVENT", "VTIMEZONE"


class Property(NamedTuple):
    """One line: its name in upper case, its parameters by name in upper case, its value."""

    name: str
    parameters: dict[str, str]
    value: str


class Component(NamedTuple):
    """An event, a time zone with what is in it, or ("") a property of the calendar itself."""

    kind: str
    line: int
    properties: list[Property]
    whole: bool = True

    def all(self, name: str) -> list[Property]:
        """The properties of that name."""
        return [one for one in self.properties if one.name == name]

    def first(self, name: str) -> Property | None:
        """The first of them, None where there is none."""
        return next((one for one in self.properties if one.name == name), None)

    def value(self, name: str) -> str:
        """The value of the first, "" where there is none."""
        found = self.first(name)
        return "" if found is None else found.value.strip()


def components(source: Source) -> Iterator[Component]:
    """Events, time zones and the calendar's own properties. One cut off is not `whole`."""
    kind, begun, inside, found = "", 0, 0, list[Property]()
    for number, line in logical_lines(source):
        one = property_of(line)
        if one is None:
            continue
        mark = one.value.strip().upper() if one.name in {"BEGIN", "END"} else ""
        if one.name == "BEGIN" and mark in WHOLE:
            if kind:
                yield Component(kind, begun, found, whole=False)
            kind, begun, inside, found = mark, number, 0, []
        elif one.name == "END" and mark == kind and kind:
            yield Component(kind, begun, found)
            kind = ""
        elif not kind:
            yield Component("", number, [one])
        else:
            inside += (one.name == "BEGIN") - (one.name == "END")
            if (kind == "VTIMEZONE" or inside == 0) and len(found) < MOST_PROPERTIES:
                found.append(one)
    if kind:
        yield Component(kind, begun, found, whole=False)


def logical_lines(source: Source) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, put together where they were folded.

    Old Mozilla calendars have blank lines before the folds (collective/icalendar:
    src/icalendar/tests/calendars/multiple_calendar_components.ics).
    """
    start, whole = 0, b""
    with source.open() as stream:
        for number, line in enumerate(bounded_lines(stream, LONGEST), 1):
            text = line.rstrip(b"\r\n")
            if text[:1] in {b" ", b"\t"}:
                whole = whole + text[1:] if len(whole) < LONGEST else whole
            elif text:
                if whole:
                    yield start, whole.decode("utf-8", "replace")
                start, whole = number, text.removeprefix(b"\xef\xbb\xbf")
    if whole:
        yield start, whole.decode("utf-8", "replace")


def property_of(line: str) -> Property | None:
    """One property that is read; None for any other line."""
    head, colon, value = line.partition(":")
    name = head.partition(";")[0].strip().upper()
    if name not in READ or not colon:
        return None
    if ";" not in head:
        return Property(name, {}, value)
    match = LINE.match(line)
    if match is None:
        return None
    parameters = {key.upper(): found.strip('"') for key, found in PARAMETER.findall(match[2])}
    return Property(name, parameters, match[3])


def text(value: str) -> str:
    """A value without its escapes, on one line."""
    plain = re.sub(r"\\(.)", lambda found: " " if found[1] in "nN" else found[1], value)
    return " ".join(plain.replace("\0", "\ufffd").split())
