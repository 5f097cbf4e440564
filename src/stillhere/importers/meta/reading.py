"""One file of a download: its entries become events of its conversation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stillhere.importers.api import Reading, Source
from stillhere.importers.meta.numbering import MINUTE, Entry, Numbers, by_minute, count
from stillhere.importers.meta.threads import Facts, People, owner_of, thread_of
from stillhere.records.event import Event, Precision
from stillhere.records.handle import Handle
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question
from stillhere.support.clock import instant

FIRST_YEAR = 2004
"""Facebook did not exist before: a zip that says so has no times."""
WHOSE = "Which of these names is yours?"
WHEN_MADE = "When did you ask for this download?"


class Conversation:
    """What is known of a file’s conversation while it is read."""

    def __init__(
        self,
        facts: Facts,
        source: Source,
        reading: Reading,
        service: str,
        precision: Precision = "second",
        *,
        zone_assumed: bool = False,
    ) -> None:
        self._facts = facts
        self._source = source
        self._reading = reading
        self._service = service
        self._clock = precision, zone_assumed
        self._people = People(service, facts.key)
        self._numbers = Numbers(reading.key, service, facts.key)
        self._first: int | None = None
        self._last = 0

    def opening(self) -> Iterator[Outcome]:
        """The conversation, and whose record it is or the question about that."""
        facts, people = self._facts, self._people
        owner = owner_of(facts, self._source, self._reading)
        yield thread_of(facts, people, self._service, owner)
        if owner:
            yield OwnHandle(people.handle(owner))
        elif len(facts.names) == 2 and not facts.group:
            choices = tuple((people.handle(name).label, name) for name in facts.names)
            yield Question("owner", WHOSE, choices, thread=facts.key)

    def events(self, runs: Iterable[list[Entry]], older: list[Entry]) -> Iterator[Event]:
        """The events of a file’s minutes; `older` is the newest minute of the file before it."""
        # Millions of messages pass here, most of them alone in their minute.
        thread, service, keep = self._facts.key, self._service, self._reading.words
        handle, numbers, (precision, assumed) = self._people.handle, self._numbers, self._clock
        before = older[0].at // MINUTE if older else -1
        for run in runs:
            minute = run[0].at // MINUTE
            come_before = older if minute == before else []
            number = first = numbers.next(minute, count(come_before) if come_before else 0)
            reacted = False
            for entry in run:
                reacted = reacted or entry.reactions != ()
                said = entry.said
                if said is None:
                    continue
                kind, words = said.kind, said.words
                yield Event(
                    thread, numbers.of(minute, number), entry.at, handle(entry.sender), service,
                    kind, precision, assumed, said.seconds, said.answered,
                    len(words) if kind == "message" else None, (words or None) if keep else None,
                )  # fmt: skip
                number += 1
            if number > first:
                numbers.taken(minute, number)
                self._within(run[0].at, run[-1].at)
            if reacted:
                yield from self._reactions(minute, run, come_before)

    def _reactions(self, minute: int, run: list[Entry], older: list[Entry]) -> Iterator[Event]:
        """Each reaction of a minute; somebody’s are numbered from the oldest message on."""
        seen: dict[str, int] = {}
        for entry in older:
            for actor, _ in entry.reactions:
                seen[actor] = seen.get(actor, 0) + 1
        for entry in run:
            for actor, at in entry.reactions:
                number = seen.get(actor, 0)
                seen[actor] = number + 1
                key = self._numbers.reaction(minute, actor, number)
                author: Handle = self._people.handle(actor)
                yield Event(
                    self._facts.key, key, at, author, self._service, "reaction", *self._clock
                )

    def _within(self, first: int, last: int) -> None:
        if self._first is None or first < self._first:
            self._first = first
        self._last = max(self._last, last)

    def window(self, blind: tuple[str, ...]) -> Iterator[Outcome]:
        """From the first message to the download, where that moment is known; else the question."""
        if self._first is None:
            return
        end = made_at(self._source) or self._reading.exported
        until = None if end is None else max(end, self._last + 1)
        yield Coverage(self._service, self._first, until, self._facts.key, blind)
        if end is None:
            yield Question("exported", WHEN_MADE)


def made_at(source: Source) -> int | None:
    """When the download was made, as its zip says."""
    stamp = source.modified
    return stamp if stamp and instant(stamp).year >= FIRST_YEAR else None


def newest_minute(entries: Iterable[Entry]) -> list[Entry]:
    """The first minute of a file."""
    return next(by_minute(entries), [])
