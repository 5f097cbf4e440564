"""Settles who is who after an import: the owner, one person over several handles, whom to look after."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from stillhere.people.closeness import Counted, Month, Suggestion, suggest
from stillhere.people.country import guess_country
from stillhere.people.identity import Join, Seen, propose
from stillhere.people.owner import OwnerFound, who_am_i
from stillhere.records.handle import SELF, Handle
from stillhere.records.person import Person
from stillhere.store.store import Store

COUNTRY = "country"
CHOSEN = "looked_after_chosen"
MONTH_DAYS = 30.4


class Settled(msgspec.Struct, frozen=True):
    """What is settled and what is still to ask: the owner's handle where it is not certain."""

    owners: tuple[OwnerFound, ...]
    joined: int
    suggested: tuple[str, ...]


def settle(store: Store, owner: str | None = None) -> Settled:
    """Decide what is certain, keep it, and return what is not.

    `owner` is the name that the owner gave. People are suggested for looking after once, at the
    first import that has any; afterwards only the owner changes that.
    """
    owners = who_am_i(store.threads.all(), owner)
    for found in owners:
        if found.certain and found.handle is not None and found.handle != SELF:
            store.handles.set_mine(found.handle, True)
    joined = join_certain(store)
    return Settled(owners, joined, _look_after_first(store))


def join_certain(store: Store) -> int:
    """Make one person of handles that certainly are one; each can be undone."""
    people = store.people.all()
    owners = {handle: person.id for person in people for handle in person.handles}
    count = 0
    for join in proposals(store):
        if join.certainty == "certain":
            count += _apply(store, join, owners)
    return count


def proposals(store: Store) -> tuple[Join, ...]:
    """Handles that may be one person, with the evidence in words; what was declined is left out."""
    owners = {handle: person for person in store.people.all() for handle in person.handles}
    seen = [Seen(known.handle, (known.name,)) for known in store.handles.list() if not known.mine]
    lone = {person.id for person in store.people.all() if len(person.handles) <= 1}
    free = [one for one in seen if one.handle not in owners or owners[one.handle].id in lone]
    people = [person for person in store.people.all() if person.id not in lone]
    found = propose(free, store.handles.contacts(), people)
    apart = store.people.distinct_pairs()
    return tuple(join for join in found if not _declined(join, owners, apart))


def _declined(join: Join, owners: dict[Handle, Person], apart: set[tuple[int, int]]) -> bool:
    people = sorted({owners[handle].id for handle in join.handles if handle in owners})
    return any((one, other) in apart for one in people for other in people)


def _apply(store: Store, join: Join, owners: dict[Handle, int]) -> int:
    """Merge the people of a join into the first of them; keeps `owners` true."""
    people = sorted({owners[handle] for handle in join.handles if handle in owners})
    for other in people[1:]:
        store.people.merge(people[0], other)
        moved = [handle for handle, person in owners.items() if person == other]
        owners.update(dict.fromkeys(moved, people[0]))
    return len(people[1:])


def suggestions(store: Store) -> tuple[Suggestion, ...]:
    """About fifteen people to look after, by how the owner was in touch with them."""
    return suggest(_counted(store))


def _look_after_first(store: Store) -> tuple[str, ...]:
    if store.settings.get(CHOSEN):
        return ()
    found = suggestions(store)
    for suggestion in found:
        store.people.choose(suggestion.person.id)
    if found:
        store.settings.set(CHOSEN, True)
    return tuple(suggestion.person.name for suggestion in found)


def _counted(store: Store) -> Iterator[Counted]:
    people = store.people.all()
    months: dict[int, dict[int, Month]] = defaultdict(dict)
    days = store.daily.series([person.id for person in people])
    newest = max((day.day for day in days), default=0)
    for day in days:
        ago = int((newest - day.day) / MONTH_DAYS)
        former = months[day.person].get(ago, Month(ago))
        months[day.person][ago] = Month(
            ago, former.received + day.received, former.sent + day.sent, former.calls + day.calls
        )
    for person in people:
        yield Counted(person, tuple(months[person.id].values()))


def country(store: Store) -> str | None:
    """The owner's country in two letters: as they set it, else as far as the record tells."""
    chosen = store.settings.get(COUNTRY)
    if isinstance(chosen, str):
        return chosen
    own = [handle.address for handle in store.handles.mine() if handle.address.startswith("+")]
    others = [known.handle.address for known in store.handles.list() if not known.mine]
    numbers = [address for address in others if address.startswith("+")]
    return guess_country(own, os.environ.get("LC_ALL") or os.environ.get("LANG"), numbers).country
