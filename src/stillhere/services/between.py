"""The person between us: opened by the owner, once, about well-being; closed by a boundary (R5)."""

from __future__ import annotations

import msgspec

from stillhere.errors import DeskClosed
from stillhere.insight import between as said
from stillhere.insight import dates
from stillhere.insight.boundaries import may_suggest
from stillhere.insight.sentence import Sentence
from stillhere.records.person import Person
from stillhere.services.choose import by_id
from stillhere.services.look import the_moment
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds

ASKED = "asked_between:{}"
MOST = 3


class Helper(msgspec.Struct, frozen=True):
    """Somebody who knows both; `known_from` says from where, `words` how to ask them."""

    person: int
    name: str
    known_from: Sentence
    words: str


class Between(msgspec.Struct, frozen=True):
    """Whom one could ask, and how. `asked` stands instead of everybody once it was done."""

    person: Person
    helpers: tuple[Helper, ...]
    how: tuple[Sentence, ...]
    words: str
    asked: Sentence | None = None


def between(store: Store, clock: Clock, person_id: int) -> Between:
    """Who could be asked about a person.

    Raises:
        UnknownPerson: there is nobody with this id.
        DeskClosed: a boundary holds; then nobody is asked.
    """
    person = _open(store, clock, person_id)
    done = _asked(store, clock, person_id)
    return Between(
        person=person,
        helpers=() if done else _helpers(store, clock, person),
        how=said.how_to_ask(person),
        words=said.asking(person),
        asked=done,
    )


def i_asked(store: Store, clock: Clock, person_id: int) -> None:
    """Keep that somebody was asked: it is not offered again.

    Raises:
        As `between`.
    """
    _open(store, clock, person_id)
    store.settings.set(ASKED.format(person_id), milliseconds(clock.now()))


def i_did_not_ask(store: Store, person_id: int) -> None:
    """Take that back."""
    store.settings.set(ASKED.format(by_id(store, person_id).id), None)


def _open(store: Store, clock: Clock, person_id: int) -> Person:
    person = by_id(store, person_id)
    if not may_suggest(person, the_moment(store, clock).today):
        raise DeskClosed(name=person.name)
    return person


def _asked(store: Store, clock: Clock, person_id: int) -> Sentence | None:
    at = store.settings.get(ASKED.format(person_id))
    if not isinstance(at, int):
        return None
    moment = the_moment(store, clock)
    return said.asked(dates.on(moment.day(at), moment.today))


def _helpers(store: Store, clock: Clock, person: Person) -> tuple[Helper, ...]:
    """Those in the most groups with both, then those with whom the owner has most contact."""
    together, contact = store.threads.together(person.id), store.events.count_by_person()
    today = the_moment(store, clock).today
    fitting = [
        other for other in store.people.all() if other.id in together and may_suggest(other, today)
    ]
    fitting.sort(key=lambda other: (-len(together[other.id]), -contact.get(other.id, 0)))
    return tuple(
        Helper(
            other.id,
            other.name,
            said.known_from(together[other.id]),
            said.asking(person, other.name),
        )
        for other in fitting[:MOST]
    )
