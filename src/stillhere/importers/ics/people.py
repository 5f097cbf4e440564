"""Who was at a meeting: organiser and attendees (RFC 5545, 3.8.4), and who declined."""

from __future__ import annotations

from typing import NamedTuple

from stillhere.importers.ics.lines import Component, Property, text
from stillhere.records.handle import Handle

MOST_ATTENDEES = 15
"""More people than this are an event, not a meeting with somebody."""
NO_PERSON = frozenset({"ROOM", "RESOURCE", "GROUP"})
THERE = frozenset({"ACCEPTED", "COMPLETED", "IN-PROCESS", ""})
"""Who neither accepted nor came in without an answer being asked for was not there for certain."""
NO_PEOPLE = (
    "@group.calendar.google.com",
    "@resource.calendar.google.com",
    "@import.calendar.google.com",
)


class Guest(NamedTuple):
    """Somebody who was invited, by which name, and whether they said that they come."""

    handle: Handle
    name: str
    there: bool


class Meeting(NamedTuple):
    """Who invited, and everybody who was there, the one who invited too."""

    author: Handle
    guests: tuple[Guest, ...]


def meeting_of(event: Component, own: frozenset[str]) -> Meeting | None:
    """The people of an event; None where it is no meeting between the owner and others.

    Args:
        event: a VEVENT.
        own: addresses that are known to be the owner's.
    """
    attendees = [one for one in map(_guest, event.all("ATTENDEE")) if one is not None]
    if not attendees or len(attendees) > MOST_ATTENDEES:
        return None
    people = {one.handle: one for one in reversed(attendees)}
    organizer = event.first("ORGANIZER")
    host = None if organizer is None else _guest(organizer)
    if host is not None:
        people.setdefault(host.handle, host)
    mine = [one for one in people.values() if one.handle.address in own]
    if mine and not any(one.there for one in mine):
        return None
    guests = tuple(sorted(one for one in people.values() if one.there))
    if len(guests) < 1 + bool(mine or not own):
        return None
    author = host.handle if host is not None and host in guests else guests[0].handle
    return Meeting(author, guests)


def _guest(found: Property) -> Guest | None:
    """The person of an ATTENDEE or ORGANIZER; None for rooms and for what has no address."""
    parameters = found.parameters
    if parameters.get("CUTYPE", "").upper() in NO_PERSON:
        return None
    address = found.value.strip()
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if "@" not in address:
        address = parameters.get("EMAIL", "")
    address = address.strip().lower()
    if "@" not in address or " " in address or address.endswith(NO_PEOPLE):
        return None
    name = text(parameters.get("CN", ""))
    named = "" if name.lower() == address or "@" in name else name
    there = found.name == "ORGANIZER" or parameters.get("PARTSTAT", "").upper() in THERE
    return Guest(Handle("mail", address), named, there)
