"""Which handles are one person, and who may be: with the evidence in words, nothing is joined here.

Only two things are certain: the same number in two services, and the same whole name in an
export and exactly once in the owner's own address book. All else is shown and asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, product

import msgspec

from stillhere.people.handles import is_person
from stillhere.people.names import keys, likeness, parts, plain
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact
from stillhere.records.person import Person

_MOST_SHARING = 60
"""A name that more people share tells nothing about any two of them."""


class Seen(msgspec.Struct, frozen=True):
    """A handle that occurs in the record, with the names that exports give it."""

    handle: Handle
    names: tuple[str, ...] = ()


class Join(msgspec.Struct, frozen=True):
    """What is certain: `handles` are one person, called `name`.

    `person` is the id of the person who has some of them already. `evidence` are sentences.
    """

    handles: tuple[Handle, ...]
    name: str
    evidence: tuple[str, ...]
    person: int | None = None


class _Entry(msgspec.Struct, frozen=True):
    """What a handle can be joined to: a person, or an entry of the address book."""

    name: str
    handles: tuple[Handle, ...]
    person: int | None
    book: bool


def propose(
    seen: Iterable[Seen], contacts: Sequence[Contact], people: Sequence[Person]
) -> tuple[Join, ...]:
    """All joins that are certain.

    Args:
        seen: handles of the record, normalised. Short codes and mass senders are passed over.
        contacts: the owner's own address book, handles normalised.
        people: those who are known already.

    Returns:
        One join at most for each handle. A handle that a person has already is not proposed again.
    """
    taken = {handle for person in people for handle in person.handles}
    free = [each for each in seen if each.handle not in taken and is_person(each.handle)]
    entries = _entries(contacts, people)
    by_address = _by_address(entries)
    by_name = _by_name(entries)
    by_key = _by_key(entries)
    joins = (
        _same_address(each, by_address) or _same_whole_name(each, by_name, by_key) for each in free
    )
    return tuple(join for join in joins if join is not None)


class Called(msgspec.Struct, frozen=True):
    """A person of the record with all the names that exports give them."""

    person: int
    names: tuple[str, ...]


class MaybeOne(msgspec.Struct, frozen=True):
    """Two people whose names are alike, and in which way, as a sentence."""

    one: int
    other: int
    evidence: str


def maybe_one(people: Sequence[Called]) -> tuple[MaybeOne, ...]:
    """Pairs of people who may be one by their names, for the owner to decide."""
    by_key: dict[str, list[Called]] = defaultdict(list)
    for each in people:
        for key in sorted({key for name in each.names for key in keys(name)}):
            by_key[key].append(each)
    pairs = {
        (one.person, other.person): (one, other)
        for sharing in by_key.values()
        if len(sharing) <= _MOST_SHARING
        for one, other in combinations(sharing, 2)
    }
    told = (_maybe(one, other) for one, other in pairs.values())
    return tuple(each for each in told if each is not None)


def _maybe(one: Called, other: Called) -> MaybeOne | None:
    for name, second in product(one.names, other.names):
        how = likeness(name, second)
        if how is not None:
            said = f"“{name}” and “{second}” {how}."
            return MaybeOne(one.person, other.person, said)
    return None


def _entries(contacts: Sequence[Contact], people: Sequence[Person]) -> list[_Entry]:
    owners = {handle: person for person in people for handle in person.handles}
    known = [_Entry(person.name, person.handles, person.id, book=False) for person in people]
    listed = []
    for contact in contacts:
        person = next((owners[each] for each in contact.handles if each in owners), None)
        number = None if person is None else person.id
        listed.append(_Entry(contact.name, contact.handles, number, book=True))
    return [*listed, *known]


def _by_address(entries: Sequence[_Entry]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for handle in entry.handles:
            if not handle.address.startswith("name:"):
                found[handle.address].append(entry)
    return found


def _by_name(entries: Sequence[_Entry]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.book:
            found[plain(entry.name)].append(entry)
    return found


def _by_key(entries: Sequence[_Entry]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry.name):
            found[key].append(entry)
    return found


def _same_address(each: Seen, by_address: dict[str, list[_Entry]]) -> Join | None:
    found = by_address.get(each.handle.address, [])
    known = [entry for entry in found if entry.person is not None]
    persons = {entry.person for entry in known}
    names = {plain(entry.name) for entry in found}
    if len(persons or names) != 1:
        return None
    entry = (known or found)[-1]
    where = "Your address book lists" if entry.book else "You already know"
    return _join(each, entry, f"{where} {each.handle.address} as {entry.name}.")


def _same_whole_name(
    each: Seen, by_name: dict[str, list[_Entry]], by_key: dict[str, list[_Entry]]
) -> Join | None:
    for name in _names(each):
        found = by_name.get(plain(name), [])
        if len(found) == 1 and not name.startswith("~") and _stands_alone(name, found[0], by_key):
            return _join(each, found[0],
                         f"Your address book has exactly one {found[0].name}.")  # fmt: skip
    return None


def _stands_alone(name: str, found: _Entry, by_key: dict[str, list[_Entry]]) -> bool:
    """A single word is only sure where nobody else in the address book begins with it.

    An entry with the same number as `found` is not somebody else: a backup may say "Ruth Hale"
    where the address book says "Ruth".
    """
    words = parts(name)
    if len(words) > 1:
        return True
    return not any(
        entry.book
        and parts(entry.name)[:1] == words
        and entry is not found
        and set(entry.handles).isdisjoint(found.handles)
        for entry in _sharing(words, by_key)
    )


def _sharing(wanted: Iterable[str], by_key: dict[str, list[_Entry]]) -> list[_Entry]:
    """The entries that share any of the keys, each once, in a fixed order."""
    found = {id(entry): entry for key in sorted(wanted) for entry in by_key.get(key, [])}
    return list(found.values())


def _names(each: Seen) -> tuple[str, ...]:
    if each.handle.address.startswith("name:"):
        return (each.handle.label, *each.names)
    return each.names


def _join(each: Seen, entry: _Entry, evidence: str) -> Join:
    handles = tuple(dict.fromkeys((*entry.handles, each.handle)))
    return Join(handles, entry.name, (evidence,), entry.person)
