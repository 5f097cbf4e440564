"""The stretch of time that a page looks at, from a whole life down to one evening."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from stillhere.errors import DaysReversed, MeaningUnclear
from stillhere.records.columns import KINDS, EventColumns
from stillhere.support.clock import instant, milliseconds

Zoom = Literal["life", "months", "days", "evening"]
"""How a stretch is drawn, by its length."""

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LEAST = 2 * HOUR
LONGEST: tuple[tuple[timedelta, Zoom], ...] = (
    (2 * DAY, "evening"),
    (21 * DAY, "days"),
    (130 * DAY, "months"),
)
"""The longest stretch of each drawing; what is longer is drawn as a life."""
LADDER = (6 * HOUR, DAY, 3 * DAY, 14 * DAY, 42 * DAY, 119 * DAY, 365 * DAY, 1100 * DAY, 3650 * DAY)
"""The stretches that one step closer or wider leads to."""
ZOOM_DAYS: dict[Zoom, timedelta] = {"months": 119 * DAY, "days": 14 * DAY, "evening": DAY}
TOGETHER = 3 * 3_600_000
"""Milliseconds: what follows within them belongs to the same evening."""
FIRST_YEAR, LAST_YEAR = 1900, 2500
MESSAGE = KINDS.index("message")


class Window(msgspec.Struct, frozen=True):
    """From `start` to before `end`, on the owner's wall clock (aware)."""

    start: datetime
    end: datetime

    @property
    def span(self) -> timedelta:
        """How long it is on the clock."""
        return self.end - self.start

    @property
    def zoom(self) -> Zoom:
        """How it is drawn."""
        return next((zoom for most, zoom in LONGEST if self.span <= most), "life")

    @property
    def middle(self) -> datetime:
        """Half way."""
        return self.start + self.span / 2

    def holds(self, moment: datetime) -> bool:
        """Whether `moment` lies in it."""
        return self.start <= moment < self.end


def whole_life(first: int, now: int, zone: ZoneInfo) -> Window:
    """From the day of the first record to the end of today; `first` and `now` in Unix ms."""
    begin = _midnight(_local(first, zone))
    return Window(min(begin, _midnight(_local(now, zone))), _midnight(_local(now, zone)) + DAY)


def between(begin: str, end: str, zone: ZoneInfo) -> Window:
    """The stretch between two moments of an address.

    Each is a day ("2026-03-29", the last one inclusive), a time of the owner's clock
    ("2026-03-29T19:00") or Unix milliseconds, as a picture in the browser knows it.

    Raises:
        MeaningUnclear: one of them is no moment.
        DaysReversed: the end comes before the beginning.
    """
    start, _ = _moment(begin, zone)
    last, whole_day = _moment(end, zone)
    last = last + DAY if whole_day else last
    if last <= start:
        raise DaysReversed
    return snapped(Window(start, last))


def day_until(zoom: Zoom, last: datetime) -> Window:
    """The days of `zoom` that end with the day of `last`."""
    end = _midnight(last) + DAY
    return Window(end - ZOOM_DAYS[zoom], end)


def moment(text: str, zone: ZoneInfo) -> datetime:
    """A moment of an address; see `between`.

    Raises:
        MeaningUnclear: it is none.
    """
    return _moment(text, zone)[0]


def snapped(window: Window) -> Window:
    """The same in whole days or hours, and no shorter than two hours."""
    spare = max(LEAST - window.span, timedelta(0)) / 2
    start, end = window.start - spare, window.end + spare
    if end - start >= 3 * DAY:
        first = _midnight(start)
        return Window(first, max(_ceiling(end, DAY), first + DAY))
    return Window(_floor_hour(start), _ceiling(end, HOUR))


def within(window: Window, whole: Window) -> Window:
    """The same, moved and cut so that it does not leave `whole` at either end."""
    if window.span >= whole.span:
        return whole
    if window.end > whole.end:
        return Window(whole.end - window.span, whole.end)
    if window.start < whole.start:
        return Window(whole.start, whole.start + window.span)
    return window


def closer(window: Window, around: datetime, whole: Window) -> Window:
    """One step closer, with `around` in the middle where that is possible."""
    span = max((step for step in LADDER if step <= window.span * 0.6), default=LADDER[0])
    return resized(span, around, whole)


def wider(window: Window, whole: Window) -> Window:
    """One step wider, at most the whole life."""
    span = min((step for step in LADDER if step >= window.span * 1.6), default=whole.span)
    return resized(span, window.middle, whole)


def resized(span: timedelta, around: datetime, whole: Window) -> Window:
    """A stretch of `span` with `around` in its middle."""
    return within(snapped(Window(around - span / 2, around + span / 2)), whole)


def earlier(window: Window, whole: Window) -> Window | None:
    """What came before; None at the beginning of the record."""
    if window.start <= whole.start:
        return None
    return within(Window(window.start - window.span, window.start), whole)


def later(window: Window, whole: Window) -> Window | None:
    """What came after; None at its end."""
    if window.end >= whole.end:
        return None
    return within(Window(window.end, window.end + window.span), whole)


def evening_at(events: EventColumns, at: int, zone: ZoneInfo) -> Window:
    """The hours around the event nearest to `at` (Unix ms) in which one thing followed another."""
    if not len(events):
        return snapped(Window(_local(at, zone) - 3 * HOUR, _local(at, zone) + 3 * HOUR))
    place = int(np.searchsorted(events.at, at))
    near = [i for i in (place - 1, place) if 0 <= i < len(events)]
    nearest = min(near, key=lambda i: abs(int(events.at[i]) - at))
    first, last = _together(events, nearest)
    talked = 0.0 if np.isnan(events.seconds[last]) else float(events.seconds[last])
    begin, end = _local(int(events.at[first]), zone), _local(int(events.at[last]), zone)
    end += timedelta(seconds=talked)
    spare = max(4 * HOUR - (end - begin), HOUR) / 2
    return snapped(Window(begin - spare, end + spare))


def last_evening(events: EventColumns, window: Window, zone: ZoneInfo) -> Window:
    """The last evening of `window` on which they gave a sign or the two talked, else wrote."""
    first, last = (milliseconds(edge) for edge in (window.start, window.end))
    inside = (events.at >= first) & (events.at < last)
    signs = inside & (~events.out | (events.kind != MESSAGE))
    for chosen in (signs, inside):
        if chosen.any():
            return evening_at(events, int(events.at[np.flatnonzero(chosen)[-1]]), zone)
    return evening_at(events, min(last, milliseconds(window.middle)), zone)


def _together(events: EventColumns, place: int) -> tuple[int, int]:
    """The first and the last event that follow one another within three hours, around `place`."""
    first = last = place
    centre = int(events.at[place])
    while first > 0 and _follows(events, first - 1, centre):
        first -= 1
    while last + 1 < len(events) and _follows(events, last, centre):
        last += 1
    return first, last


def _follows(events: EventColumns, place: int, centre: int) -> bool:
    """Whether the next event comes soon after `place`, and neither is half a day from `centre`."""
    one, other = int(events.at[place]), int(events.at[place + 1])
    far = 4 * TOGETHER
    return other - one < TOGETHER and abs(one - centre) < far and abs(other - centre) < far


def _moment(text: str, zone: ZoneInfo) -> tuple[datetime, bool]:
    """The moment, and whether it is a whole day."""
    try:
        if text.isdecimal() and len(text) > len("20260329"):
            return _local(int(text), zone), False
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR or found.tzinfo is not None:
        raise MeaningUnclear(what="a day", text=text, example="2026-05-04")
    return found.replace(tzinfo=zone), "T" not in text and " " not in text


def _local(at: int, zone: ZoneInfo) -> datetime:
    return instant(at).astimezone(zone)


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), time(), at.tzinfo)


def _floor_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _ceiling(at: datetime, unit: timedelta) -> datetime:
    floor = _midnight(at) if unit == DAY else _floor_hour(at)
    return floor if floor == at else floor + unit
