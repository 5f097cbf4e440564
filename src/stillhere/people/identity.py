"""Which handles may be one person: proposals with their evidence in words, nothing is joined here.

Only two things are certain: the same number in two services, and the same whole name in an
export and exactly once in the owner's own address book. All else is shown and asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from stillhere.people.handles import is_person
from stillhere.people.names import likeness, parts, plain
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact
from stillhere.records.person import Person

Certainty = Literal["certain", "possible"]


class Seen(msgspec.Struct, frozen=True):
    """A handle that occurs in the record, with the names that exports give it."""

    handle: Handle
    names: tuple[str, ...] = ()


class Join(msgspec.Struct, frozen=True):
    """A proposal: `handles` are one person, called `name`.

    `person` is the id of the person who has some of them already. `evidence` are sentences.
    """

    handles: tuple[Handle, ...]
    name: str
    certainty: Certainty
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
    """All joins that the evidence supports, certain ones first.

    Args:
        seen: handles of the record, normalised. Short codes and mass senders are passed over.
        contacts: the owner's own address book, handles normalised.
        people: those who are known already.

    Returns:
        One join at most for each handle and certainty. A handle that a person has already is not
        proposed again.
    """
    taken = {handle for person in people for handle in person.handles}
    free = [each for each in seen if each.handle not in taken and is_person(each.handle)]
    entries = _entries(contacts, people)
    by_address = _by_address(entries)
    by_name = _by_name(entries)
    certain: list[Join] = []
    possible: list[Join] = []
    for each in free:
        join = _same_address(each, by_address) or _same_whole_name(each, by_name, entries)
        if join is not None:
            certain.append(join)
        else:
            possible.extend(_alike(each, entries))
    return (*certain, *possible)


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


def _same_address(each: Seen, by_address: dict[str, list[_Entry]]) -> Join | None:
    found = by_address.get(each.handle.address, [])
    if not found or len({plain(entry.name) for entry in found}) > 1:
        return None
    entry = found[0]
    where = "Your address book lists" if entry.book else "You already know"
    return _join(each, entry, "certain", f"{where} {each.handle.address} as {entry.name}.")


def _same_whole_name(
    each: Seen, by_name: dict[str, list[_Entry]], entries: Sequence[_Entry]
) -> Join | None:
    for name in _names(each):
        found = by_name.get(plain(name), [])
        if len(found) == 1 and not name.startswith("~") and _stands_alone(name, entries):
            return _join(each, found[0], "certain",
                         f"Your address book has exactly one {found[0].name}.")  # fmt: skip
    return None


def _stands_alone(name: str, entries: Sequence[_Entry]) -> bool:
    """A single word is only sure where no other entry of the address book begins with it."""
    words = parts(name)
    if len(words) > 1:
        return True
    return sum(entry.book and parts(entry.name)[:1] == words for entry in entries) == 1


def _alike(each: Seen, entries: Sequence[_Entry]) -> Iterator[Join]:
    told: set[tuple[str, int | None]] = set()
    for entry in entries:
        key = (plain(entry.name), entry.person)
        if key in told or each.handle in entry.handles:
            continue
        how = next((way for name in _names(each) if (way := likeness(name, entry.name))), None)
        if how is not None:
            told.add(key)
            yield _join(each, entry, "possible", f"“{_names(each)[0]}” and “{entry.name}” {how}.")


def _names(each: Seen) -> tuple[str, ...]:
    if each.handle.address.startswith("name:"):
        return (each.handle.label, *each.names)
    return each.names


def _join(each: Seen, entry: _Entry, certainty: Certainty, evidence: str) -> Join:
    handles = tuple(dict.fromkeys((*entry.handles, each.handle)))
    return Join(handles, entry.name, certainty, (evidence,), entry.person)
