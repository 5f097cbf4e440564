"""Day by day: what happened with one person, grouped as one would tell it, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

import msgspec

from stillhere.records.person import LifeEvent
from stillhere.services.find import midnight
from stillhere.services.home import zone
from stillhere.services.window import Zoom
from stillhere.store.daily import EPOCH, Day
from stillhere.store.event_rows import StoredEvent
from stillhere.store.store import Store
from stillhere.support.clock import instant, local_day

MONTHS = 6
MOST = 80
NEAR_DAYS = 60
SILENCE_DAYS = 2


class Stretch(msgspec.Struct, frozen=True):
    """Some days told together. `waiting`: nothing of it has been answered yet."""

    first: date
    last: date
    their_days: int
    my_days: int
    received: int
    sent: int
    talks: int
    talk_seconds: int
    missed: int
    meetings: int
    waiting: bool = False


class Single(msgspec.Struct, frozen=True):
    """One message, call or visit told by itself."""

    day: date
    event: StoredEvent


class Happening(msgspec.Struct, frozen=True):
    """A life event on its day."""

    day: date
    event: LifeEvent


Line = Stretch | Single | Happening


class DayByDay(msgspec.Struct, frozen=True):
    """The lines, newest first, and the last day of what came before them, if anything did."""

    lines: tuple[Line, ...]
    earlier: date | None = None


def day_by_day(store: Store, person: int, zoom: Zoom, first: date, until: date) -> DayByDay:
    """The time from `first` to `until` (both inclusive): by day, week or month, by `zoom`.

    The whole life is told some months at a time, with what came since their last sign in detail.
    An evening is not told in short: the conversation itself is there.
    """
    if zoom == "evening":
        return DayByDay(())
    days = store.daily.series([person], first, until)
    lines: list[Line] = []
    if zoom == "life":
        lines, days = _since_last_sign(store, person, days)
    unit = {"days": _by_day, "months": _by_week}.get(zoom, _by_month)
    stretches = [_stretch(list(group)) for _, group in groupby(reversed(days), key=unit)]
    shown = stretches[:MONTHS] if zoom == "life" else stretches
    begin = shown[-1].first if len(shown) < len(stretches) else first
    lines += shown
    lines += _happened(store, person, begin, until)
    lines.sort(key=_newest, reverse=True)
    earlier = begin - timedelta(days=1) if len(shown) < len(stretches) else None
    return DayByDay(tuple(lines), earlier)


def _newest(line: Line) -> date:
    return line.last if isinstance(line, Stretch) else line.day


def _day(day: Day) -> date:
    return date.fromordinal(day.day + EPOCH)


def _by_day(day: Day) -> object:
    return day.day


def _by_week(day: Day) -> object:
    return _day(day).isocalendar()[:2]


def _by_month(day: Day) -> object:
    return _day(day).replace(day=1)


def _stretch(days: Sequence[Day], *, waiting: bool = False) -> Stretch:
    """`days`, newest first or last, as one."""
    found = sorted(_day(day) for day in days)
    return Stretch(
        first=found[0],
        last=found[-1],
        their_days=sum(day.received > 0 for day in days),
        my_days=sum(day.sent > 0 for day in days),
        received=sum(day.received for day in days),
        sent=sum(day.sent for day in days),
        talks=sum(day.calls for day in days),
        talk_seconds=sum(day.call_seconds for day in days),
        missed=sum(day.unanswered for day in days),
        meetings=sum(day.meetings for day in days),
        waiting=waiting,
    )


def _since_last_sign(store: Store, person: int, days: list[Day]) -> tuple[list[Line], list[Day]]:
    """What stands since their last sign, where that is some days ago; and the days until then."""
    signs = [day for day in days if day.received or day.calls or day.meetings]
    if not signs or days[-1].day - signs[-1].day < SILENCE_DAYS:
        return [], days
    last = signs[-1].day
    after = [day for day in days if day.day > last]
    lines: list[Line] = [_stretch(after, waiting=True)]
    lines += _telling(store, person, _day(signs[-1]), lambda event: not event.out)
    talks = [day for day in signs if day.calls and 0 < last - day.day < NEAR_DAYS]
    if talks:
        lines += _telling(store, person, _day(talks[-1]), _talked)
    lines += _telling(store, person, _day(after[-1]), lambda event: event.out)
    return lines, [day for day in days if day.day <= last]


def _talked(event: StoredEvent) -> bool:
    return event.kind == "call" and event.answered is not False


def _telling(
    store: Store, person: int, day: date, chosen: Callable[[StoredEvent], bool]
) -> list[Line]:
    """The last event of `day` that is `chosen`."""
    found = [line for line in _events(store, person, day) if chosen(line.event)]
    return list(found[:1])


def _events(store: Store, person: int, day: date) -> list[Single]:
    where = zone(store)
    start, end = midnight(day.isoformat(), where), midnight(day.isoformat(), where, days=1)
    events = store.events.between(person, start, end)
    told = [event for event in events if event.kind != "reaction"][-MOST:]
    return [Single(local_day(instant(event.at), where), event) for event in reversed(told)]


def _happened(store: Store, person: int, first: date, until: date) -> Iterable[Happening]:
    for event in store.life.list(person):
        day = date.fromisoformat(event.day)
        if first <= day <= until:
            yield Happening(day, event)
