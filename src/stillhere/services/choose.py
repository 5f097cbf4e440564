"""Finds the one person whom a name means."""

from __future__ import annotations

from stillhere.errors import AmbiguousPerson, NobodyYet, UnknownPerson
from stillhere.records.person import Person
from stillhere.store.store import Store

MOST = 4


def choose(store: Store, name: str) -> Person:
    """The person called `name`: the whole name, or a part that only one has.

    Raises:
        NobodyYet: there are no people.
        UnknownPerson: nobody is called so.
        AmbiguousPerson: several are.
    """
    found = store.people.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(person.name for person in found[:MOST])
        raise AmbiguousPerson(name=name, names=names)
    if not store.people.all():
        raise NobodyYet
    raise UnknownPerson(name=name, advice="“stillhere people” lists everybody.")


def by_id(store: Store, person: int) -> Person:
    """The person with this id.

    Raises:
        UnknownPerson: there is none (any more).
    """
    found = store.people.get(person)
    if found is None:
        raise UnknownPerson(name=str(person), advice="They may have been removed.")
    return found
