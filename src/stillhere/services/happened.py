"""Life events: what changes what is usual, in the owner's life or another's."""

from __future__ import annotations

from datetime import date

from stillhere.errors import DaysReversed
from stillhere.records.person import LifeEvent
from stillhere.services.choose import by_id
from stillhere.store.store import Store

KINDS = (
    ("baby", "A new baby"),
    ("move", "A move"),
    ("work", "New work"),
    ("exams", "Exams"),
    ("illness", "An illness"),
    ("holiday", "A holiday"),
    ("loss", "A loss"),
    ("other", "Something else"),
)
"""Kinds of life events: value and words."""


def happened(
    store: Store,
    words: str,
    day: date,
    *,
    kind: str = "other",
    until: date | None = None,
    person_id: int | None = None,
) -> LifeEvent:
    """Keep a life event; less contact counts as usual while it lasts.

    Raises:
        UnknownPerson: there is nobody with this id.
        DaysReversed: it would end before it begins.
    """
    if until is not None and until < day:
        raise DaysReversed
    if person_id is not None:
        by_id(store, person_id)
    said = words.strip() or dict(KINDS).get(kind, "Something happened")
    last = until.isoformat() if until else None
    return store.life.add(day.isoformat(), said, kind=kind, until=last, person=person_id)


def list_life(store: Store, person_id: int | None = None) -> list[LifeEvent]:
    """Life events of a person and of the owner, or all."""
    return store.life.list(person_id)


def did_not_happen(store: Store, life_event: int) -> bool:
    """Take a life event back; whether there was one."""
    return store.life.remove(life_event)
