"""The three questions: first value before anything is brought in (decision 6 of the design)."""

from __future__ import annotations

import msgspec

from stillhere.errors import MeaningUnclear
from stillhere.insight.guess import Guess, Last, Usual
from stillhere.records.person import Boundary, Person
from stillhere.services.home import zone
from stillhere.store.store import Store
from stillhere.support.clock import Clock, local_day, milliseconds

GUESS = "guess:{}"


def begin(
    store: Store, clock: Clock, name: str, last: Last, usual: Usual, *, safer_apart: bool = False
) -> Person:
    """Keep the answers. Where it may be safer not to be in touch, nothing will ever suggest it.

    Raises:
        MeaningUnclear: there is no name.
    """
    called = " ".join(name.split())
    if not called:
        raise MeaningUnclear(what="a name", text=name, example="“Daniel”")
    found = [person for person in store.people.find(called) if person.name == called]
    person = found[0] if found else store.people.create(called)
    changed = msgspec.structs.replace(
        person,
        looked_after=True,
        boundary=_boundary(person, safer_apart=safer_apart),
    )
    store.people.update(changed, milliseconds(clock.now()))
    today = local_day(clock.now(), zone(store)).isoformat()
    store.settings.set(GUESS.format(person.id), msgspec.to_builtins(Guess(last, usual, today)))
    return changed


def _boundary(person: Person, *, safer_apart: bool) -> Boundary:
    """No contact where that is safer; a boundary that allows even less stays."""
    if not safer_apart or person.boundary in ("court_order", "has_died"):
        return person.boundary
    return "no_contact"


def guess(store: Store, person: int) -> Guess | None:
    """What the owner remembered of a person, None where they were not asked."""
    kept = store.settings.get(GUESS.format(person))
    return None if kept is None else msgspec.convert(kept, Guess)


def guesses(store: Store) -> dict[int, Guess]:
    """What the owner remembered, of everybody of whom they were asked."""
    kept = store.settings.by_person(GUESS)
    return {person: msgspec.convert(guessed, Guess) for person, guessed in kept.items()}
