"""A year's look back, from the days of the people who are looked after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

import msgspec

from stillhere.insight.boundaries import may_suggest
from stillhere.insight.moment import Moment
from stillhere.insight.year import Back, Contact, Gap, YearView
from stillhere.insight.year import year as composed
from stillhere.records.person import LifeEvent, Person
from stillhere.services.coverage import end_of
from stillhere.services.find import find, midnight
from stillhere.services.look import the_moment
from stillhere.store.daily import Day
from stillhere.store.store import Store
from stillhere.support.clock import Clock, instant, local_day, milliseconds

ONE = timedelta(days=1)


class LookBack(msgspec.Struct, frozen=True):
    """A year, and whether there is a record of the ones around it."""

    view: YearView
    earlier: bool
    later: bool


def look_back(store: Store, clock: Clock, number: int | None = None) -> LookBack:
    """The year `number` (this one), of those who are looked after and behind no boundary."""
    moment = the_moment(store, clock)
    year = moment.today.year if number is None else number
    first, last = date(year, 1, 1), min(date(year, 12, 31), moment.today)
    kept = [
        person
        for person in store.people.all()
        if person.looked_after and may_suggest(person, moment.today)
    ]
    days = store.daily.series([person.id for person in kept], first, last)
    by_person = {who: _contact(list(each)) for who, each in groupby(days, _person)}
    view = composed(
        year,
        _contact(days),
        [(person, by_person.get(person.id, Contact())) for person in kept],
        _back(store, clock, kept, first, last),
        _events(store, kept, first, last),
        _gaps(store, first, last, milliseconds(clock.now())),
        moment.today,
    )
    begun = _begun(store, moment)
    return LookBack(view, earlier=begun < first, later=year < moment.today.year)


def _person(day: Day) -> int:
    return day.person


def _contact(days: list[Day]) -> Contact:
    """What is on record on `days`, of one person or of several."""
    return Contact(
        their_days=len({each.day for each in days if each.received}),
        my_days=len({each.day for each in days if each.sent}),
        talks=sum(each.calls for each in days),
        talk_seconds=sum(each.call_seconds for each in days),
        meetings=sum(each.meetings for each in days),
    )


def _back(store: Store, clock: Clock, kept: list[Person], first: date, last: date) -> list[Back]:
    found, moment = find(store, clock), the_moment(store, clock)
    returns = [
        (person.name, moment.day(turn.at), turn.who == "me")
        for person in kept
        if person.id in found
        for turn in found[person.id].turning
        if turn.kind == "reconnecting"
    ]
    return [Back(name, day, mine) for name, day, mine in returns if first <= day <= last]


def _events(store: Store, kept: list[Person], first: date, last: date) -> list[LifeEvent]:
    ids = {None, *(person.id for person in kept)}
    return [
        event
        for event in store.life.list()
        if event.person in ids and first <= date.fromisoformat(event.day) <= last
    ]


def _gaps(store: Store, first: date, last: date, now: int) -> list[Gap]:
    """Days of the year, since the record began, that no channel covers."""
    where = store.daily.zone()
    covered = sorted((one.start, end_of(one, now)) for one in store.coverage.windows())
    if not covered:
        return []
    begin = max(midnight(first.isoformat(), where), covered[0][0])
    end = min(midnight(last.isoformat(), where, days=1), now)
    return [
        Gap(local_day(instant(start), where) + ONE, local_day(instant(stop), where) - ONE)
        for start, stop in uncovered(covered, begin, end)
    ]


def uncovered(covered: Iterable[tuple[int, int]], begin: int, end: int) -> list[tuple[int, int]]:
    """The stretches from `begin` to `end` that no window covers."""
    found: list[tuple[int, int]] = []
    reached = begin
    for start, stop in covered:
        if start > reached and start < end:
            found.append((reached, start))
        reached = max(reached, stop)
    return [*found, (reached, end)] if reached < end else found


def _begun(store: Store, moment: Moment) -> date:
    bounds = store.events.bounds()
    return moment.today if bounds is None else moment.day(bounds[0])
