"""A warm memory to begin from, out of the words that are kept (R2); "not this one" stays said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec

from stillhere.desk.memory import Kind, Memory, Said, first, memories, patterns
from stillhere.insight import dates
from stillhere.insight.boundaries import allowed
from stillhere.insight.sentence import Sentence, say
from stillhere.records.person import Person
from stillhere.services.choose import by_id
from stillhere.services.look import the_moment
from stillhere.services.meaning import near
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds

DECLINED = "memory_declined:{}"
HARD_KINDS = frozenset({"illness", "loss"})
AROUND = timedelta(days=30)
NO_WORDS = "Only dates and lengths are kept of you two, so there is no memory to begin from."


class Offered(msgspec.Struct, frozen=True):
    """A memory as it is offered: `words` as they were written, `source` who wrote them when.

    `start` is what stands on the sheet if the owner begins with it. `id` names it for "not this
    one".
    """

    id: int
    kind: Kind
    words: str
    source: Sentence
    start: str


class Memories(msgspec.Struct, frozen=True):
    """The memory to offer now, None where none stands out. `without_words`: none can, and why."""

    offered: Offered | None = None
    without_words: Sentence | None = None


def memory(store: Store, clock: Clock, person_id: int) -> Memories:
    """A memory to begin a message from; nothing behind a boundary.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person, moment = by_id(store, person_id), the_moment(store, clock)
    if not allowed(person, moment.today).suggest:
        return Memories()
    now = milliseconds(clock.now())
    said = _said(store, person.id, now) if store.search.has_words(person.id) else []
    if not said:
        known = store.events.count_by_person().get(person.id, 0)
        return Memories(without_words=say(NO_WORDS) if known else None)
    turned_down, hard = declined(store, person.id), _hard(store, person.id)
    found = first(memories(said, now, turned_down, hard))
    if found is None:
        alike = near(store, [one.id for one in said], patterns().about)
        found = first(memories(said, now, turned_down, hard, alike)) if alike else None
    return Memories(None if found is None else _offered(person, found, store, clock))


def not_this_one(store: Store, person_id: int, memory_id: int) -> None:
    """Never offer this memory again.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    by_id(store, person_id)
    kept = sorted(declined(store, person_id) | {memory_id})
    store.settings.set(DECLINED.format(person_id), kept)


def after_all(store: Store, person_id: int, memory_id: int) -> None:
    """Take "not this one" back."""
    kept = sorted(declined(store, person_id) - {memory_id})
    store.settings.set(DECLINED.format(person_id), kept or None)


def declined(store: Store, person: int) -> frozenset[int]:
    """The ids of the messages of which the owner said "not this one"."""
    return frozenset(store.settings.get(DECLINED.format(person), ()))


def _said(store: Store, person: int, now: int) -> list[Said]:
    return [
        Said(event.id, event.at, event.out, event.words)
        for event in store.events.between(person, 0, now + 1)
        if event.kind == "message" and event.words
    ]


def _hard(store: Store, person: int) -> list[tuple[int, int]]:
    """The times of illness and loss that the owner told of, with a month around them."""
    spans = []
    for event in store.life.list(person):
        if event.kind in HARD_KINDS:
            begin = datetime.fromisoformat(event.day).replace(tzinfo=UTC) - AROUND
            last = event.until or event.day
            end = datetime.fromisoformat(last).replace(tzinfo=UTC) + AROUND
            spans.append((milliseconds(begin), milliseconds(end)))
    return spans


def _offered(person: Person, found: Memory, store: Store, clock: Clock) -> Offered:
    moment = the_moment(store, clock)
    when = dates.on(moment.day(found.said.at), moment.today)
    who = f"You to {person.name}" if found.said.out else f"{person.name} to you"
    quoted = " ".join(found.said.words.split())
    return Offered(
        id=found.said.id,
        kind=found.kind,
        words=quoted,
        source=say(f"{who}, {when}."),
        start=f"I came across what {'I' if found.said.out else 'you'} wrote {when}: “{quoted}”",
    )
