"""Pairs of people who may be one person, to be asked about; nothing is joined here."""

from __future__ import annotations

import re

import msgspec

from stillhere.people.handles import is_person
from stillhere.people.identity import Called, maybe_one
from stillhere.records.person import Person
from stillhere.store.store import Store

LETTER = re.compile(r"[^\W\d_]")
WAITING = "alike"
"""The setting that keeps how many pairs there were after the last import."""


class Side(msgspec.Struct, frozen=True):
    """One of two: how much of them is on record, and their last sign or mine (Unix ms)."""

    person: Person
    events: int
    last: int | None


class Alike(msgspec.Struct, frozen=True):
    """Two who may be one person; `one` has more on record. `evidence` are sentences."""

    one: Side
    other: Side
    evidence: tuple[str, ...]


def alike(store: Store) -> tuple[Alike, ...]:
    """The pairs to ask about, those with most on record first; what was declined is not asked."""
    found = _pairs(store)
    store.settings.set(WAITING, len(found) or None)
    return found


def waiting(store: Store) -> int:
    """How many pairs there were when it was last looked, without looking again."""
    return int(store.settings.get(WAITING, 0))


def _pairs(store: Store) -> tuple[Alike, ...]:
    sides, apart = _sides(store), store.people.distinct_pairs()
    found = [
        _pair(sides[each.one], sides[each.other], (each.evidence,))
        for each in maybe_one(_called(store, sides))
        if (each.one, each.other) not in apart and (each.other, each.one) not in apart
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.other.events, pair.one.person.name)))


def _called(store: Store, sides: dict[int, Side]) -> list[Called]:
    """Everybody with their names, the one in use first; what is only a number is no name."""
    exported = {known.handle: known.name for known in store.handles.list()}
    called = []
    for number, side in sides.items():
        given = (exported.get(handle, "") for handle in side.person.handles)
        names = dict.fromkeys((side.person.name, *given))
        called.append(Called(number, tuple(name for name in names if LETTER.search(name))))
    return called


def _sides(store: Store) -> dict[int, Side]:
    """Everybody who can be a person and has anything on record."""
    counts, last = store.events.count_by_person(), store.events.last_by_person()
    return {
        person.id: Side(
            person,
            counts[person.id],
            max((at for at in last.get(person.id, ()) if at is not None), default=None),
        )
        for person in store.people.all()
        if counts.get(person.id) and any(map(is_person, person.handles))
    }


def _pair(one: Side, other: Side, evidence: tuple[str, ...]) -> Alike:
    first, second = sorted((one, other), key=lambda side: (-side.events, -len(side.person.name)))
    return Alike(first, second, evidence)
