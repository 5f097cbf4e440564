"""When a mail was written: its Date, else when it was received, else its "From " line."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from stillhere.importers.mail.fields import Fields
from stillhere.support.clock import milliseconds

EARLIEST = 473_385_600_000
LATEST = 4_102_444_800_000
"""1985 and 2100 in Unix milliseconds: a date outside of them is a mistake."""
DAY = 86_400_000
EPOCH = date(1970, 1, 1).toordinal()
SLOWEST = 30 * DAY
"""A mail takes five days at most (RFC 5321, 4.5.4.1); a clock that was never set is years off."""

MONTHS = {
    name: number
    for number, name in enumerate(
        (b"jan", b"feb", b"mar", b"apr", b"may", b"jun",
         b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"), 1,
    )
}  # fmt: skip
ZONES = {
    b"GMT": 0, b"UT": 0, b"UTC": 0, b"Z": 0, b"EDT": -4, b"EST": -5, b"CDT": -5, b"CST": -6,
    b"MDT": -6, b"MST": -7, b"PDT": -7, b"PST": -8,
}  # fmt: skip
"""The zones that RFC 5322 knows by name, in hours."""
WRITTEN = re.compile(
    rb"\s*(?:[A-Za-z]{3,9},?[ \t]*)?(\d{1,2}[ \t-]+[A-Za-z]{3}[a-z]{0,6}[ \t-]+\d{2,4})[ \t]+"
    rb"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?[ \t]*([+-]\d\d:?\d\d|[A-Z]{1,4}\b)?"
)
"""The day, hour, minute, second and zone of a date."""
CLOCK = re.compile(rb"(\d\d):(\d\d):(\d\d)")
PARTS = re.compile(rb"(\d+)[ \t-]+([A-Za-z]{3})[a-z]*[ \t-]+(\d+)")
OPENING = re.compile(
    rb"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?: ([+-]\d{4}))? (\d{4})"
    rb"(?: ([+-]\d{4}))?"
)


def when(
    fields: Fields, opening: bytes, zone: ZoneInfo, latest: int = LATEST
) -> tuple[int, bool] | None:
    """Unix milliseconds UTC, and whether the zone was assumed; None where nothing tells.

    A Date without a zone, or one that cannot be, gives way to the last Received, then to the
    "From " line (timelinize/timelinize:datasources/email/email.go). "-0000" is UTC (RFC 5322, 3.3).

    Args:
        fields: the mail's header.
        opening: its "From " line, b"" where it has none.
        zone: the owner's, for a Date that has none when nothing else helps.
        latest: no mail is younger than this.
    """
    text = fields.get(b"date", b"")
    at, arrived = instant(text), received(fields)
    if at is not None and _possible(at, arrived, latest):
        return at, False
    other = arrived or opened(opening)
    if other is not None and other < latest:
        return other, False
    wall = _wall(text, zone) if at is None else None
    return (wall, True) if wall and wall < latest else None


def _possible(at: int, arrived: int | None, latest: int) -> bool:
    if not EARLIEST <= at < latest:
        return False
    return arrived is None or -DAY <= arrived - at <= SLOWEST


def received(fields: Fields) -> int | None:
    """When the last server took the mail: each puts its line on top, with the date at its end."""
    value = fields.get(b"received", b"")
    at = instant(value[value.rfind(b";") + 1 :]) if value else None
    return at if at is not None and EARLIEST <= at < LATEST else None


def instant(text: bytes) -> int | None:
    """Unix milliseconds of a date with its zone; None for one without, or no such day."""
    colon = text.find(b":")
    clock = CLOCK.fullmatch(text, max(0, colon - 2), colon + 6)
    if clock is None:
        return _instant(text)
    midnight = _midnight(text[: colon - 2], text[colon + 6 :])
    if midnight is None:
        return None
    return midnight + ((int(clock[1]) * 60 + int(clock[2])) * 60 + int(clock[3])) * 1000


@lru_cache(maxsize=8192)
def _midnight(before: bytes, after: bytes) -> int | None:
    """The beginning of the day that stands around a clock, which most mails share with others."""
    return _instant(before + b"00:00:00" + after)


def _instant(text: bytes) -> int | None:
    written = WRITTEN.match(text)
    if written is None:
        return None
    day, hour, minute, second, zone = written.groups()
    offset, days = _offset(zone), _days(day)
    if offset is None or days is None:
        return None
    seconds = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    return (days * 86_400 + seconds - offset) * 1000


def opened(opening: bytes) -> int | None:
    """The time of a "From " line, in UTC where it names no zone (RFC 4155)."""
    found = OPENING.search(opening)
    days = None if found is None else _ordinal(found[7], found[1], found[2])
    offset = None if found is None else _offset(found[6] or found[8] or b"+0000")
    if found is None or days is None or offset is None:
        return None
    seconds = int(found[3]) * 3600 + int(found[4]) * 60 + int(found[5])
    at = (days * 86_400 + seconds - offset) * 1000
    return at if EARLIEST <= at < LATEST else None


@lru_cache(maxsize=1024)
def _offset(zone: bytes | None) -> int | None:
    """Seconds that a zone is ahead of UTC, None where there is none or it is not known."""
    if not zone or zone[:1] not in b"+-":
        return None if zone not in ZONES else ZONES[zone] * 3600
    return (int(zone[1:3]) * 60 + int(zone[-2:])) * (-60 if zone[:1] == b"-" else 60)


@lru_cache(maxsize=8192)
def _days(text: bytes) -> int | None:
    """Days since 1970 of a date like "5 Jun 2010"; None where there is no such day."""
    found = PARTS.match(text)
    return None if found is None else _ordinal(found[3], found[2], found[1])


def _ordinal(written: bytes, month: bytes, day: bytes) -> int | None:
    """Days since 1970; years of two digits are read as RFC 5322, 4.3 says."""
    year = int(written)
    if year < 1000:
        year += 2000 if year < 50 else 1900
    try:
        return date(year, MONTHS[month.lower()], int(day)).toordinal() - EPOCH
    except (KeyError, ValueError):
        return None


def _wall(text: bytes, zone: ZoneInfo) -> int | None:
    written = WRITTEN.match(text)
    if written is None:
        return None
    day, hour, minute, second, _ = written.groups()
    days = _days(day)
    try:
        clock = (int(hour), int(minute), min(59, int(second or 0)))
        on = None if days is None else date.fromordinal(days + EPOCH)
        at = on and milliseconds(datetime(on.year, on.month, on.day, *clock, tzinfo=zone))
    except (OverflowError, ValueError):
        return None
    return at if at and EARLIEST <= at < LATEST else None
