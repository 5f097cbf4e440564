"""A person in the owner's life, and what the owner has said about them."""

from __future__ import annotations

from typing import Literal

import msgspec

from stillhere.records.handle import Handle

Boundary = Literal["open", "slow", "space", "no_contact", "court_order", "has_died"]
"""Decision 9: how much contact there may be. `space` may have a day on which it ends."""

Pronoun = Literal["she", "he", "they", "name"]
"""How the person is spoken of; by name until it is chosen."""

REMINDING: frozenset[Boundary] = frozenset({"open", "slow"})
"""Boundaries under which a notice may be shown and a message suggested."""


class Person(msgspec.Struct, frozen=True):
    """Somebody. `looked_after` people are the only ones a notice can be about.

    `space_until` is "YYYY-MM-DD" or None. `reminders` is false after "don't remind me about …".
    `relation` is what they are to the owner in the owner's words: "your son".
    """

    id: int
    name: str
    pronoun: Pronoun = "name"
    relation: str = ""
    boundary: Boundary = "open"
    space_until: str | None = None
    looked_after: bool = False
    reminders: bool = True
    handles: tuple[Handle, ...] = ()
    birthday: str | None = None


class NumberInUse(msgspec.Struct, frozen=True):
    """A phone number of somebody, how much came from it, and when first and last (Unix ms)."""

    address: str
    events: int
    first: int
    last: int


class LifeEvent(msgspec.Struct, frozen=True):
    """Something that changes what is usual: a baby, a move, exams, an illness, a holiday.

    `day` and `until` are "YYYY-MM-DD" (`until` inclusive, None while it lasts or where it has no
    length). `person` is None for one in the owner's own life.
    """

    id: int
    day: str
    words: str
    kind: str = "other"
    until: str | None = None
    person: int | None = None
