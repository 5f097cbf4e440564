"""Settles who is who after an import: the owner, who is one person, whom to look after."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from stillhere.people.closeness import SUGGESTED, Counted, Month, Suggestion, suggest
from stillhere.people.country import guess_country
from stillhere.people.identity import Join, Seen, propose
from stillhere.people.names import plain
from stillhere.people.owner import OwnerFound, who_am_i
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact
from stillhere.records.person import Person
from stillhere.store.store import Store
from stillhere.store.strand import Folded

COUNTRY = "country"
GUESSED = "country_guessed"
MOST_NUMBERS = 200
CHOSEN = "looked_after_chosen"
"""The setting that tells that the owner has chosen whom to look after."""
MONTH_DAYS = 30.4
ADDRESSES = ("phone", "mail")
"""The services whose handles stand in an address book."""


class Settled(msgspec.Struct, frozen=True):
    """What is settled and what is still to ask: the owner's handle where it is not certain.

    `folded` are conversations that were told twice and are shown once from now on.
    """

    owners: tuple[OwnerFound, ...]
    joined: int
    suggested: tuple[str, ...]
    folded: tuple[Folded, ...] = ()


def settle(store: Store, owner: str | None = None) -> Settled:
    """Decide what is certain, keep it, and return what is not.

    `owner` is the name that the owner gave. People are chosen for looking after, about fifteen,
    until the owner chooses; nobody is ever taken off that list here.
    """
    owners = _owners(store, owner)
    mine = store.handles.mine()
    for found in owners:
        if found.certain and found.handle not in (None, SELF) and found.handle not in mine:
            store.handles.set_mine(found.handle, mine=True)
    _guess_country(store)
    joined = join_certain(store)
    folded = fold_told_twice(store)
    store.sent.settle()
    return Settled(owners, joined, _look_after(store), folded)


def fold_told_twice(store: Store) -> tuple[Folded, ...]:
    """Show conversations once that two exports have told."""
    if not store.twins.due():
        return ()
    from stillhere.services.twins import fold_twins

    return fold_twins(store)


def _owners(store: Store, owner: str | None) -> tuple[OwnerFound, ...]:
    """The owner in each service: by the given name, else by who is in every conversation.

    Nobody is guessed in a service whose exports say who the owner is: an owner with two addresses
    is in no more conversations than the one friend to whom both wrote.
    """
    threads, mine = store.threads.all(), store.handles.mine()
    told = {one.service for one in threads if not mine.isdisjoint(one.participants)}
    guessed = {
        found.service: found
        for found in who_am_i(one for one in threads if one.service not in told)
    }
    if owner is None:
        return tuple(guessed.values())
    return tuple(
        guess
        if (guess := guessed.get(named.service)) is not None and guess.certain and not named.certain
        else named
        for named in who_am_i(threads, owner)
    )


def join_certain(store: Store) -> int:
    """Make one person of handles that certainly are one; each can be undone."""
    owners, apart = _by_handle(store.people.all()), store.people.distinct_pairs()
    return sum(_apply(store, join, owners, apart) for join in proposals(store))


def proposals(store: Store) -> tuple[Join, ...]:
    """Handles that certainly are one person, with the evidence; what was declined is left out."""
    everybody = store.people.all()
    owners = _by_handle(everybody)
    settled = [person for person in everybody if len(person.handles) > 1]
    taken = {handle for person in settled for handle in person.handles}
    seen = [
        Seen(known.handle, (known.name,))
        for known in store.handles.list()
        if not known.mine and known.handle not in taken
    ]
    found = propose(seen, address_book(store.handles.contacts()), settled)
    apart = store.people.distinct_pairs()
    return tuple(join for join in found if not _declined(_people(join, owners), apart))


def address_book(contacts: list[Contact]) -> list[Contact]:
    """The owner's address book: entries of one name that share an address are one entry.

    The same entry comes with every export that has it. What has neither number nor mail address
    is only the name that an app shows for somebody.
    """
    book: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        if not any(handle.service in ADDRESSES for handle in contact.handles):
            continue
        entries = book[plain(contact.name)]
        same = [one for one in entries if not set(one.handles).isdisjoint(contact.handles)]
        handles = [handle for one in (*same, contact) for handle in one.handles]
        joined = msgspec.structs.replace(contact, handles=tuple(dict.fromkeys(handles)))
        book[plain(contact.name)] = [one for one in entries if one not in same] + [joined]
    return [entry for entries in book.values() for entry in entries]


def _by_handle(people: list[Person]) -> dict[Handle, int]:
    return {handle: person.id for person in people for handle in person.handles}


def _people(join: Join, owners: dict[Handle, int]) -> list[int]:
    """The people whom a join would make one."""
    return sorted({owners[handle] for handle in join.handles if handle in owners})


def _declined(people: list[int], apart: set[tuple[int, int]]) -> bool:
    return any((one, other) in apart for one in people for other in people)


def _apply(store: Store, join: Join, owners: dict[Handle, int], apart: set[tuple[int, int]]) -> int:
    """Merge the people of a join into the first of them; keeps `owners` true."""
    people = _people(join, owners)
    if _declined(people, apart):
        return 0
    for other in people[1:]:
        store.people.merge(people[0], other)
        moved = [handle for handle, person in owners.items() if person == other]
        owners.update(dict.fromkeys(moved, people[0]))
    return len(people[1:])


def suggestions(store: Store) -> tuple[Suggestion, ...]:
    """About fifteen people to look after, by how the owner was in touch with them."""
    return suggest(_counted(store))


def _look_after(store: Store) -> tuple[str, ...]:
    """Fill the list of those looked after, as long as the owner has not chosen."""
    if store.settings.get(CHOSEN):
        return ()
    free = SUGGESTED - sum(person.looked_after for person in store.people.all())
    fresh = [one.person for one in suggestions(store) if not one.person.looked_after]
    for person in fresh[: max(0, free)]:
        store.people.choose(person.id)
    return tuple(person.name for person in fresh[: max(0, free)])


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
    known = store.settings.get(COUNTRY) or store.settings.get(GUESSED)
    if isinstance(known, str):
        return known
    return guess_country((), _locale()).country


def _guess_country(store: Store) -> None:
    """Keep what the numbers of the record tell; parsing thousands of them takes its time."""
    own = [handle.address for handle in store.handles.mine() if handle.address.startswith("+")]
    others = [known.handle.address for known in store.handles.list() if not known.mine]
    numbers = [address for address in others if address.startswith("+")]
    store.settings.set(GUESSED, guess_country(own, _locale(), numbers[:MOST_NUMBERS]).country)


def _locale() -> str | None:
    return os.environ.get("LC_ALL") or os.environ.get("LANG")
