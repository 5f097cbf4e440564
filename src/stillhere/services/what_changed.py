"""What changed with one person, and the records that each figure is made of (U2, U5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec

from stillhere.insight.boundaries import may_suggest
from stillhere.insight.opened import ALWAYS, Opened, opened
from stillhere.insight.own_side import Own, own
from stillhere.insight.sentence import Sentence
from stillhere.insight.what_changed import LESS, WhatChanged
from stillhere.insight.what_changed import what_changed as composed
from stillhere.records.assessment import Assessment
from stillhere.records.basis import Basis, OwnSide, Topic
from stillhere.records.person import Person
from stillhere.services.choose import by_id
from stillhere.services.find import find_one
from stillhere.services.home import zone
from stillhere.services.look import the_moment
from stillhere.store.store import Store
from stillhere.support.clock import Clock

if TYPE_CHECKING:
    from stillhere.records.columns import EventColumns
    from stillhere.rhythm.made_of import Record

TOPICS: tuple[Topic, ...] = get_args(Topic)


class RestsOn(msgspec.Struct, frozen=True):
    """What one figure of a person is made of: the records, and the same in sentences."""

    person: Person
    basis: Basis
    opened: Opened
    left_out: tuple[Sentence, ...] = ALWAYS


def what_changed(
    store: Store, clock: Clock, person_id: int, events: EventColumns | None = None
) -> WhatChanged:
    """Everything that the page about a change says; `events` may be given where read before.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person, moment = by_id(store, person_id), the_moment(store, clock)
    found = _found(store, clock, person)
    made = None if found is None else _record(store, person, found, events)
    bases: dict[Topic, Basis] = {}
    side = None
    if found is not None and made is not None:
        bases = {topic: one for topic in TOPICS if (one := _basis(made, found, topic))}
        side = _own_side(made, found)
    return composed(person, found, bases, side, store.life.list(person.id), moment)


def rests_on(
    store: Store, clock: Clock, person_id: int, topic: Topic, events: EventColumns | None = None
) -> RestsOn | None:
    """What the figure `topic` is made of; None behind a boundary, or where nothing is on record.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person, moment = by_id(store, person_id), the_moment(store, clock)
    found = _found(store, clock, person)
    made = None if found is None else _record(store, person, found, events)
    if found is None or made is None:
        return None
    basis = _basis(made, found, topic)
    return None if basis is None else RestsOn(person, basis, opened(person, found, basis, moment))


def own_messages(
    store: Store, clock: Clock, person_id: int, events: EventColumns | None = None
) -> tuple[OwnSide, Own] | None:
    """The owner's own messages around the present change; None where there is none.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person = by_id(store, person_id)
    found = _found(store, clock, person)
    made = None if found is None else _record(store, person, found, events)
    side = None if found is None or made is None else _own_side(made, found)
    if found is None or side is None:
        return None
    return side, own(person, found, side, the_moment(store, clock))


def _found(store: Store, clock: Clock, person: Person) -> Assessment | None:
    today = the_moment(store, clock).today
    return find_one(store, clock, person.id) if may_suggest(person, today) else None


def _record(
    store: Store, person: Person, found: Assessment, events: EventColumns | None
) -> Record | None:
    from stillhere.rhythm.made_of import record

    read = store.events.columns([person.id]) if events is None else events
    return record(read, found.at, zone(store))


def _basis(made: Record, found: Assessment, topic: Topic) -> Basis | None:
    from stillhere.rhythm.made_of import basis

    one = basis(made, found, topic)
    return one if one is not None and (one.then.count or one.now.count) else None


def _own_side(made: Record, found: Assessment) -> OwnSide | None:
    from stillhere.rhythm.own_side import own_side

    if found.status not in LESS or found.who == "me" or not found.turning:
        return None
    turn = found.turning[-1]
    return own_side(made, turn) if turn.until is None else None
