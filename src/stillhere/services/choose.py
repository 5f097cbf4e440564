"""Finds the one person whom a name means."""

from __future__ import annotations

from collections import Counter

from stillhere.errors import AmbiguousPerson, NobodyYet, UnknownPerson
from stillhere.records.person import Person
from stillhere.store.store import Store

MOST = 4
LONGEST_ID = 19
"""Digits of a number that the store cannot have given."""


def choose(store: Store, name: str) -> Person:
    """The person called `name`: the whole name, a part that only one has, or "#" and their id.

    Raises:
        NobodyYet: there are no people.
        UnknownPerson: nobody is called so.
        AmbiguousPerson: several are.
    """
    number = name.removeprefix("#")
    if number != name and number.isdecimal() and len(number) < LONGEST_ID:
        return by_id(store, int(number))
    found = store.people.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousPerson(name=name, names=_apart(found[:MOST]))
    if not store.people.all():
        raise NobodyYet
    raise UnknownPerson(name=name, advice="“stillhere people” lists everybody.")


def _apart(found: list[Person]) -> str:
    """Their names, with the number of those whom the name alone does not tell apart."""
    alike = Counter(person.name.casefold() for person in found)
    return ", ".join(
        f"#{person.id} {person.name}" if alike[person.name.casefold()] > 1 else person.name
        for person in found
    )


def by_id(store: Store, person: int) -> Person:
    """The person with this id.

    Raises:
        UnknownPerson: there is none (any more).
    """
    found = store.people.get(person)
    if found is None:
        raise UnknownPerson(name=str(person), advice="They may have been removed.")
    return found
