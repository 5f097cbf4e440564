"""Everybody in the record, by when they were last heard from."""

from __future__ import annotations

import msgspec

from stillhere.insight.boundaries import may_suggest
from stillhere.insight.measures import as_usual
from stillhere.insight.moment import Moment
from stillhere.insight.steady import unknown_line, well_line
from stillhere.records.assessment import Assessment
from stillhere.records.person import Person
from stillhere.services.find import find
from stillhere.services.look import the_moment
from stillhere.services.turns import turns
from stillhere.store.store import Store
from stillhere.support.clock import Clock


class Listed(msgspec.Struct, frozen=True):
    """One person of the list: `last_in` and `last_out` are Unix ms, `line` is how it is."""

    person: Person
    line: str
    events: int
    last_in: int | None
    last_out: int | None


def list_people(store: Store, clock: Clock) -> list[Listed]:
    """All people: those looked after first, then by when they last gave a sign."""
    found, moment = turns(store, find(store, clock)), the_moment(store, clock)
    counts, last = store.events.count_by_person(), store.events.last_by_person()
    listed = [
        Listed(
            person,
            _line(person, found.get(person.id), last.get(person.id, (None, None))[0], moment),
            counts.get(person.id, 0),
            *last.get(person.id, (None, None)),
        )
        for person in store.people.all()
    ]
    return sorted(listed, key=_order)


def _order(listed: Listed) -> tuple[bool, int]:
    return not listed.person.looked_after, -(listed.last_in or 0)


def _line(person: Person, found: Assessment | None, last_in: int | None, moment: Moment) -> str:
    if not may_suggest(person, moment.today) or (found is None and last_in is not None):
        return _last_heard(last_in, moment)
    if found is None or found.status in ("too_little_record", "record_ended"):
        return unknown_line(person, found, moment).words
    if not as_usual(found):
        return _last_heard(last_in, moment)
    return well_line(person, found, moment).words


def _last_heard(last_in: int | None, moment: Moment) -> str:
    return "" if last_in is None else f"last heard from {moment.on_and_ago(last_in)}"
