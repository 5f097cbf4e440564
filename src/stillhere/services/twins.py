"""Finds conversations that are told twice, by two apps, phones or names, and shows them once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from stillhere.people.pairing import Pairs, pairs
from stillhere.people.twins import LEAST, candidates, same_conversation, sketch
from stillhere.records.stream import Stream
from stillhere.store.store import Store
from stillhere.store.strand import Folded, Place, Strand

FAMILIES = {"phone": "texts", "imessage": "texts", "google_voice": "texts", "hangouts": "texts"}
"""Services that keep the same messages; every other one only has what is its own."""
ANY = "tie"
"""The table EVENTS has what any service has, and calls the same people by numbers."""


def fold_twins(store: Store) -> tuple[Folded, ...]:
    """Show once what new or grown threads tell again, and make one of the people of such threads.

    Only what is certain is folded, and nothing that the owner has said to be two people.
    """
    with store.write():
        fresh = _keep_sketches(store, store.twins.due())
        if not fresh:
            return ()
        folding = _Folding(store)
        folding.go_on(fresh)
        return tuple(folding.compare(fresh))


def _keep_sketches(store: Store, due: Sequence[int]) -> set[Place]:
    """Remember what the threads look like now; their strands."""
    if not due:
        return set()
    times = store.twins.times(due)
    nothing = np.empty(0, np.int64)
    store.twins.keep(
        due,
        {
            place: (len(at), sketch(at if len(at) >= LEAST else nothing).tobytes())
            for place, at in times.items()
        },
    )
    return set(times)


class _Folding:
    """The strands of one store while they are compared."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._strands = {one.place: one for one in store.twins.strands(1)}
        self._people = {place: one.person for place, one in self._strands.items()}
        self._apart = store.people.distinct_pairs()
        self._chats: dict[Place, frozenset[Place]] = {}
        by_chat: dict[int | None, set[Place]] = {}
        for place, one in self._strands.items():
            by_chat.setdefault(one.chat, set()).add(place)
        for place, one in self._strands.items():
            alone = frozenset((place,))
            self._chats[place] = alone if one.chat is None else frozenset(by_chat[one.chat])

    def go_on(self, fresh: set[Place]) -> None:
        """Hide what has come since to chats that are known to be told twice."""
        for place in sorted(fresh & self._chats.keys()):
            chat = self._chats[place]
            if len(chat) > 1:
                one = self._store.twins.stream([place], without=place)
                other = self._store.twins.stream(sorted(chat - {place}), without=place)
                self._fold(one, other, pairs(one, other, whatever_length=True), chat)

    def compare(self, fresh: set[Place]) -> Iterable[Folded]:
        """Fold what is certainly one conversation."""
        for one, other in self._candidates(fresh):
            first, second = self._chats[one], self._chats[other]
            if first is second or self._are_apart(one, other):
                continue
            left = self._store.twins.stream(sorted(first))
            right = self._store.twins.stream(sorted(second))
            found = same_conversation(left, right)
            if found is not None:
                change = self._join_people(one, other)
                self._fold(left, right, found, first | second)
                yield self._told(one, found, change)

    def _candidates(self, fresh: set[Place]) -> list[tuple[Place, Place]]:
        """Strands of one thread, and those of one family whose minutes are alike."""
        found: list[tuple[Place, Place]] = []
        families: dict[str, list[Strand]] = {ANY: []}
        for one in self._strands.values():
            if one.events >= LEAST:
                families.setdefault(FAMILIES.get(one.service, one.service), []).append(one)
        anywhere = families.pop(ANY)
        for strands in ([*each, *anywhere] for each in (families or {ANY: []}).values()):
            places = [one.place for one in strands]
            new = {number for number, place in enumerate(places) if place in fresh}
            minutes = [np.frombuffer(one.minutes, np.int32) for one in strands]
            alike = candidates(minutes, new)
            found += [(places[one], places[other]) for one, other in alike]
        return [*self._of_one_thread(fresh), *found]

    def _of_one_thread(self, fresh: set[Place]) -> list[tuple[Place, Place]]:
        """Both strands of threads that tell minutes here and seconds there."""
        finer = sorted(place for place in self._strands if not place.coarse)
        both = ((one, Place(one.thread, 1)) for one in finer)
        return [
            (one, other)
            for one, other in both
            if other in self._strands and (one in fresh or other in fresh)
        ]

    def _are_apart(self, one: Place, other: Place) -> bool:
        """Whether these are two numbers, or the owner has said that they are two people."""
        numbers = {self._strands[one].number, self._strands[other].number} - {""}
        if len(numbers) > 1:
            return True
        first, second = sorted((self._people[one], self._people[other]))
        return (first, second) in self._apart

    def _join_people(self, one: Place, other: Place) -> int | None:
        """Make one of the people of two threads; the change, if they were two."""
        first, second = sorted((self._people[one], self._people[other]))
        if first == second:
            return None
        change = self._store.people.merge(first, second)
        moved = [place for place, person in self._people.items() if person == second]
        self._people.update(dict.fromkeys(moved, first))
        self._apart = self._store.people.distinct_pairs()
        return change

    def _fold(self, one: Stream, other: Stream, found: Pairs, chat: frozenset[Place]) -> None:
        ids = zip(one.id[found[0]].tolist(), other.id[found[1]].tolist(), strict=True)
        self._store.twins.fold(list(ids), sorted(chat))
        self._chats.update(dict.fromkeys(chat, chat))

    def _told(self, one: Place, found: Pairs, change: int | None) -> Folded:
        count = len(found[0])
        return Folded(
            self._people[one], count, f"Both chats hold the same {count:,} messages.", change
        )
