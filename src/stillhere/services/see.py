"""One person: how it stands, the picture of the two, what changed, what the record cannot tell."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from stillhere.charts.days import days
from stillhere.charts.evening import evening
from stillhere.charts.life import life
from stillhere.charts.months import months
from stillhere.charts.picture import Picture
from stillhere.charts.record import Note, RibbonData
from stillhere.insight.boundaries import may_suggest
from stillhere.insight.notices import Known
from stillhere.insight.on_record import on_record
from stillhere.insight.portrait import PersonView, portrait
from stillhere.insight.sentence import Sentence
from stillhere.records.assessment import Assessment
from stillhere.services.begin import guess
from stillhere.services.choose import by_id
from stillhere.services.find import find_one, midnight
from stillhere.services.home import zone
from stillhere.services.look import the_moment
from stillhere.services.record_of import (
    RecordOf,
    covered_with,
    record_of,
    ribbon_data,
    turning_points,
)
from stillhere.services.resting import rests
from stillhere.store.daily import EPOCH
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds

Zoom = Literal["life", "months", "days", "evening"]
ZOOM_DAYS: dict[Zoom, int] = {"life": 0, "months": 119, "days": 14, "evening": 1}
"""How many days each zoom shows; the whole life shows all there are."""


class Pictured(msgspec.Struct, frozen=True):
    """A picture in its two drawings: for wide windows and for phones."""

    wide: Picture
    narrow: Picture


class Seen(msgspec.Struct, frozen=True):
    """A person's page. `start` and `until` are the days that the picture shows, both inclusive.

    `found` is None without a record, and behind a boundary.

    `earlier` and `later` are the first days of the times before and after, None at the ends.
    `closer` shows the months around an open finding. `on_record` tells from when to when.
    """

    view: PersonView
    found: Assessment | None
    zoom: Zoom
    start: date
    until: date
    earlier: date | None
    later: date | None
    picture: Pictured | None
    closer: Pictured | None
    on_record: tuple[Sentence, ...] = ()


def see(
    store: Store,
    clock: Clock,
    person_id: int,
    zoom: Zoom = "life",
    until: date | None = None,
    record: RecordOf | None = None,
) -> Seen:
    """Everything about one person, with the picture at `zoom` ending on the day `until` (today).

    `record` may be given where it was read before and the store has not changed since.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person = by_id(store, person_id)
    moment = the_moment(store, clock)
    now = milliseconds(clock.now())
    found = find_one(store, clock, person.id) if may_suggest(person, moment.today) else None
    record = record or record_of(store, person, now, zone(store))
    turning = turning_points(found, moment)
    last = min(until or moment.today, moment.today)
    first = _first_day(record, zoom, last)
    start, end = _bounds(record, first, last)
    data = ribbon_data(record, start, end, turning)
    known = Known(
        person,
        found,
        guess(store, person.id),
        resting=rests(store, person.id, found, moment, now),
    )
    return Seen(
        view=portrait(known, list(record.life), moment),
        found=found,
        zoom=zoom,
        start=first,
        until=last,
        earlier=_earlier(record, zoom, first),
        later=_later(zoom, last, moment.today),
        picture=_drawn(zoom, data, "main") if len(record.events) else None,
        closer=_closer(record, found, turning) if zoom == "life" else None,
        on_record=on_record(covered_with(store, record), moment.today),
    )


def last_evening(store: Store, person_id: int) -> date | None:
    """The last day on which the two talked or both wrote, else the last with anything."""
    days = store.daily.series([person_id])
    both = [day for day in days if day.calls or day.meetings or (day.received and day.sent)]
    return date.fromordinal((both or days)[-1].day + EPOCH) if days else None


def _drawn(zoom: Zoom, data: RibbonData, uid: str) -> Pictured:
    draw = {"life": life, "months": months, "days": days, "evening": evening}[zoom]
    return Pictured(draw(data, uid=uid), draw(data, uid=f"{uid}-p", phone=True))


def _first_day(record: RecordOf, zoom: Zoom, last: date) -> date:
    if zoom == "life":
        return datetime.fromtimestamp(record.first / 1000, record.zone).date()
    return last - timedelta(days=ZOOM_DAYS[zoom] - 1)


def _bounds(record: RecordOf, first: date, last: date) -> tuple[int, int]:
    end = min(midnight(last.isoformat(), record.zone, days=1), record.now)
    return midnight(first.isoformat(), record.zone), end


def _earlier(record: RecordOf, zoom: Zoom, first: date) -> date | None:
    begin = datetime.fromtimestamp(record.first / 1000, record.zone).date()
    return first - timedelta(days=1) if zoom != "life" and begin < first else None


def _later(zoom: Zoom, last: date, today: date) -> date | None:
    if zoom == "life" or last >= today:
        return None
    return min(last + timedelta(days=ZOOM_DAYS[zoom]), today)


def _closer(
    record: RecordOf, found: Assessment | None, turning: tuple[Note, ...]
) -> Pictured | None:
    if found is None or found.since is None or not turning:
        return None
    start = max(record.first, found.since - 14 * 86_400_000)
    if record.now - start > 150 * 86_400_000:
        return None
    return _drawn("months", ribbon_data(record, start, record.now, turning), "closer")
