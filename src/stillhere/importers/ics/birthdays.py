"""Birthdays that calendars hold as days of every year: who has one, and when."""

from __future__ import annotations

import re

from stillhere.importers.ics.lines import Component, text
from stillhere.importers.ics.times import moments
from stillhere.records.handle import named
from stillhere.records.intake import Contact

CALENDARS = frozenset(
    {
        "birthdays", "contacts' birthdays", "geburtstage", "anniversaires", "cumpleaños",
        "aniversários", "compleanni", "verjaardagen", "födelsedagar", "fødselsdage", "bursdager",
        "syntymäpäivät", "urodziny", "narozeniny", "дни рождения", "誕生日", "生日",
    }
)  # fmt: skip
"""What Google, Apple and Outlook call the calendar of birthdays."""
CATEGORIES = frozenset({"birthday", "birthdays", "geburtstag", "anniversaire", "cumpleaños"})
NAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(.+?)(?:['’]s|['’])\s+(?:\d+(?:st|nd|rd|th)\s+)?birthday$",
        r"birthday(?: of|:)\s+(.+)$",
        r"(.+?)\s+hat(?: \d+\.)? geburtstag$",
        r"(?:\d+\. )?geburtstag(?: von|:)\s+(.+)$",
        r"(.+?)(?:s|['’])\s+(?:\d+\. )?geburtstag$",
        r"anniversaire (?:de |d['’]|: ?)(.+)$",
        r"cumpleaños de\s+(.+)$",
        r"aniversário de\s+(.+)$",
        r"compleanno di\s+(.+)$",
        r"verjaardag van\s+(.+)$",
        r"(.+?) (?:is jarig|fyller år)$",
    )
)
LONGEST_NAME = 120


def birthday_of(event: Component, calendar: str) -> Contact | None:
    """The birthday that an event is; None for any other event.

    The year is left out: calendars begin such an event when it was entered as often as at birth.

    Args:
        event: a VEVENT.
        calendar: what its calendar is called.
    """
    categories = text(event.value("CATEGORIES")).casefold().split(",")
    ours = calendar.strip().casefold().replace("’", "'") in CALENDARS
    if not ours and CATEGORIES.isdisjoint(one.strip() for one in categories):
        return None
    name = _name(text(event.value("SUMMARY")))
    start = event.first("DTSTART")
    days = moments(start) if start is not None else []
    if not name or not days or not days[0].whole_day:
        return None
    day = days[0].wall
    return Contact(name, (named("calendar", name),), f"--{day.month:02}-{day.day:02}")


def _name(summary: str) -> str:
    summary = summary.removeprefix("🎂").strip()
    for pattern in NAMES:
        found = pattern.match(summary)
        if found is not None:
            return found[1].strip()[:LONGEST_NAME]
    return summary[:LONGEST_NAME]
