"""What the owner says of a person: how they are called, cared for, kept apart; who is who."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from stillhere.errors import BoundaryError, CourtOrder, MeaningUnclear, SamePerson, WaitADay
from stillhere.insight.boundaries import Opening
from stillhere.records.handle import Handle
from stillhere.records.person import Boundary, Person, Pronoun
from stillhere.services.choose import by_id
from stillhere.services.home import zone
from stillhere.services.settle import CHOSEN, fold_told_twice
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
    """Choose whether notices may be about this person; from then on only the owner chooses."""
    person = by_id(store, person_id)
    store.settings.set(CHOSEN, value=True)
    return _keep(store, clock, msgspec.structs.replace(person, looked_after=chosen))


def remind(store: Store, clock: Clock, person_id: int, *, wanted: bool) -> Person:
    """Take "don't remind me about …" back, or say it; it works for ever."""
    person = by_id(store, person_id)
    return _keep(store, clock, msgspec.structs.replace(person, reminders=wanted))


def let_rest(store: Store, clock: Clock, person_id: int) -> str:
    """Say nothing about a person until they give a sign, or for three weeks; the last such day."""
    by_id(store, person_id)
    until = _today(store, clock) + timedelta(days=REST_DAYS)
    for card in store.notices.list(person_id):
        store.notices.done(card.id)
    store.notices.rest(person_id, until.isoformat())
    return until.isoformat()


def not_today(store: Store, clock: Clock, person_id: int) -> None:
    """Say nothing about a person today; tomorrow the same card may be there again."""
    by_id(store, person_id)
    store.notices.snooze(person_id, _today(store, clock).isoformat())


def speak_again(store: Store, person_id: int) -> None:
    """Take back "let it rest" and "not today": the card that was answered stands again."""
    by_id(store, person_id)
    store.notices.rest(person_id, None)
    store.notices.snooze(person_id, None)
    for card in store.notices.list(person_id)[:1]:
        store.notices.reopen(card.id)


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
    """Make two people one. Returns the change, for `undo_change`.

    Conversations of theirs that two exports have told are shown once.

    Raises:
        UnknownPerson: there is nobody with such an id.
        SamePerson: it is the same one twice.
    """
    _two(store, into, other)
    change = store.people.merge(into, other)
    store.twins.look_again(into)
    fold_told_twice(store)
    return change


def not_same(store: Store, one: int, other: int) -> None:
    """Remember that two people are not the same, so that it is never offered again.

    Raises:
        As `same_person`.
    """
    _two(store, one, other)
    store.people.distinct(one, other)


def _two(store: Store, one: int, other: int) -> None:
    by_id(store, other)
    person = by_id(store, one)
    if one == other:
        raise SamePerson(name=person.name)


def split(store: Store, person_id: int, handles: tuple[Handle, ...]) -> int:
    """Make some handles of a person somebody else, and remember that they are two.

    Returns the change, for `undo_change`.

    Raises:
        UnknownPerson: there is nobody with this id.
        MeaningUnclear: they have no such address, or no other one.
    """
    person = by_id(store, person_id)
    if not handles or not set(handles) < set(person.handles):
        theirs = " or ".join(f"“{handle.label}”" for handle in person.handles)
        said = ", ".join(handle.label for handle in handles)
        raise MeaningUnclear(what="one of several addresses", text=said, example=theirs or "“…”")
    before = _owners(store)
    change = store.people.split(person_id, handles)
    _remember_apart(store, before)
    return change


def undo_change(store: Store, change: int) -> None:
    """Undo a merge or a split. Who becomes two people again is not made one by itself."""
    before = _owners(store)
    store.people.undo(change)
    _remember_apart(store, before)


def _owners(store: Store) -> dict[Handle, int]:
    return {handle: person.id for person in store.people.all() for handle in person.handles}


def _remember_apart(store: Store, before: dict[Handle, int]) -> None:
    """Whose addresses went over to somebody else is not the same person as that one."""
    after = _owners(store)
    there = set(after.values())
    for handle, former in before.items():
        now = after.get(handle)
        if now is not None and now != former and former in there:
            store.people.distinct(former, now)


def _keep(store: Store, clock: Clock, person: Person) -> Person:
    store.people.update(person, milliseconds(clock.now()))
    return person


def _today(store: Store, clock: Clock) -> date:
    return local_day(clock.now(), zone(store))
