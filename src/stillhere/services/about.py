"""What the owner says about a person: relation, pronoun, care, reminders, boundary, one person or two."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from stillhere.errors import BoundaryError, CourtOrder, WaitADay
from stillhere.insight.boundaries import Opening
from stillhere.records.handle import Handle
from stillhere.records.person import Boundary, Person, Pronoun
from stillhere.services.choose import by_id
from stillhere.services.home import zone
from stillhere.store.store import Store
from stillhere.support.clock import Clock, local_day, milliseconds

REST_DAYS = 21
"""How long "let it rest" lasts, if they give no sign before (R4: three weeks)."""

ASKED = "open_again_asked:{}"
CLOSED: frozenset[Boundary] = frozenset({"space", "no_contact", "court_order"})


def describe(
    store: Store,
    clock: Clock,
    person_id: int,
    *,
    name: str | None = None,
    relation: str | None = None,
    pronoun: Pronoun | None = None,
) -> Person:
    """Keep how a person is called, what they are to the owner, how they are spoken of."""
    person = by_id(store, person_id)
    changed = msgspec.structs.replace(
        person,
        name=name or person.name,
        relation=person.relation if relation is None else relation.strip(),
        pronoun=pronoun or person.pronoun,
    )
    return _keep(store, clock, changed)


def look_after(store: Store, clock: Clock, person_id: int, *, chosen: bool) -> Person:
    """Choose whether notices may be about this person."""
    person = by_id(store, person_id)
    return _keep(store, clock, msgspec.structs.replace(person, looked_after=chosen))


def remind(store: Store, clock: Clock, person_id: int, *, wanted: bool) -> Person:
    """Take "don't remind me about …" back, or say it; it works for ever."""
    person = by_id(store, person_id)
    return _keep(store, clock, msgspec.structs.replace(person, reminders=wanted))


def let_rest(store: Store, clock: Clock, person_id: int) -> str:
    """Say nothing about a person until they give a sign, or for three weeks; the last such day."""
    by_id(store, person_id)
    until = _today(store, clock) + timedelta(days=REST_DAYS)
    _acted(store, person_id)
    store.notices.rest(person_id, until.isoformat())
    return until.isoformat()


def not_today(store: Store, clock: Clock, person_id: int) -> None:
    """Say nothing about a person today."""
    by_id(store, person_id)
    _acted(store, person_id)
    store.notices.snooze(person_id, _today(store, clock).isoformat())


def speak_again(store: Store, person_id: int) -> None:
    """Take back "let it rest" and "not today": the card that was answered stands again."""
    by_id(store, person_id)
    store.notices.rest(person_id, None)
    store.notices.snooze(person_id, None)
    for card in store.notices.list(person_id)[:1]:
        store.notices.reopen(card.id)


def _acted(store: Store, person_id: int) -> None:
    """The owner has decided: the cards of this pause do not come again."""
    for card in store.notices.list(person_id):
        store.notices.done(card.id)


def set_boundary(
    store: Store, clock: Clock, person_id: int, boundary: Boundary, until: date | None = None
) -> Person:
    """Narrow how much contact there may be; `until` is the last day of asked-for space.

    Raises:
        BoundaryError: this would open a boundary again; see `open_again`.
        CourtOrder: a court order cannot be changed here.
    """
    person = by_id(store, person_id)
    if person.boundary == "court_order":
        raise CourtOrder(name=person.name)
    if person.boundary in CLOSED and boundary in ("open", "slow"):
        raise BoundaryError(name=person.name)
    day = until.isoformat() if until and boundary == "space" else None
    store.settings.set(ASKED.format(person_id), None)
    return _keep(store, clock, msgspec.structs.replace(person, boundary=boundary, space_until=day))


def open_again(store: Store, clock: Clock, person_id: int, how: Opening) -> Person:
    """Open space or no contact again: at once if they contacted me, else on the second day.

    Raises:
        CourtOrder: a court order cannot be changed here.
        WaitADay: this was the first step; the second may follow after a day.
    """
    person = by_id(store, person_id)
    if person.boundary == "court_order":
        raise CourtOrder(name=person.name)
    if how == "wait_a_day" and not _has_waited(store, clock, person_id):
        raise WaitADay(name=person.name)
    store.settings.set(ASKED.format(person_id), None)
    return _keep(store, clock, msgspec.structs.replace(person, boundary="open", space_until=None))


def _has_waited(store: Store, clock: Clock, person_id: int) -> bool:
    asked = store.settings.get(ASKED.format(person_id))
    now = milliseconds(clock.now())
    if not isinstance(asked, int):
        store.settings.set(ASKED.format(person_id), now)
        return False
    return now - asked >= timedelta(days=1).total_seconds() * 1000


def same_person(store: Store, into: int, other: int) -> int:
    """Make two people one. Returns the change, for `undo_change`."""
    by_id(store, other)
    by_id(store, into)
    return store.people.merge(into, other)


def not_same(store: Store, one: int, other: int) -> None:
    """Remember that two people are not the same, so that it is never offered again."""
    store.people.distinct(one, other)


def split(store: Store, person_id: int, handles: tuple[Handle, ...]) -> int:
    """Make some handles of a person somebody else. Returns the change, for `undo_change`."""
    by_id(store, person_id)
    return store.people.split(person_id, handles)


def undo_change(store: Store, change: int) -> None:
    """Undo a merge or a split."""
    store.people.undo(change)


def _keep(store: Store, clock: Clock, person: Person) -> Person:
    store.people.update(person, milliseconds(clock.now()))
    return person


def _today(store: Store, clock: Clock) -> date:
    return local_day(clock.now(), zone(store))
