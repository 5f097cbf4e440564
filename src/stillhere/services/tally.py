"""Counts what a file holds without storing it: the dry run, and the choice of chats before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.services.chosen import title_of
from stillhere.services.report import covered, local_iso, own_name
from stillhere.services.wishes import Brought, Chat, Named

KEPT_SKIPS = 1000


Known = Callable[[str, str], frozenset[int]]
"""Gives the keys that are stored already of a thread, by its service and key."""


class Tally:
    """One file's counts. Times are shown in `zone`; `owner` are the owner's names.

    `known` tells what is stored already: those events would not be new.
    """

    def __init__(self, zone: ZoneInfo, owner: frozenset[str], known: Known) -> None:
        self._zone = zone
        self._owner = owner
        self._known = known
        self._keys: dict[str, frozenset[int]] = {}
        self._repeated = 0
        self._threads: dict[str, Thread] = {}
        self._events: Counter[str] = Counter()
        self._first: int | None = None
        self._last: int | None = None
        self._contacts = 0
        self._skipped: list[Skipped] = []
        self._skipped_total = 0
        self._coverage: list[Coverage] = []
        self._questions: list[Question] = []
        self._own: set[Handle] = set()

    def of(self, path: str, importer: str, outcomes: Iterable[Outcome]) -> Brought:
        """Count all of `outcomes`."""
        for outcome in outcomes:
            if type(outcome) is Event:
                self._count(outcome)
            else:
                self._take(outcome)
        chats = self._chats()
        return Brought(
            path=path,
            importer=importer,
            events=(events := self._events.total()),
            new=events - self._repeated,
            repeated=self._repeated,
            contacts=self._contacts,
            skipped_total=self._skipped_total,
            skipped=tuple(self._skipped),
            people=tuple(Named(chat.name, chat.events) for chat in chats if not chat.group),
            threads=tuple(Named(chat.name, chat.events) for chat in chats),
            chats=chats,
            first=None if self._first is None else local_iso(self._first, self._zone),
            last=None if self._last is None else local_iso(self._last, self._zone),
            coverage=tuple(covered(window, self._zone) for window in self._coverage),
            owner=self._own_name(),
            questions=tuple(self._questions),
        )

    def _count(self, event: Event) -> None:
        self._events[event.thread] += 1
        if event.key in self._keys[event.thread]:
            self._repeated += 1
        at = event.at
        if self._first is None or at < self._first:
            self._first = at
        if self._last is None or at > self._last:
            self._last = at

    def _take(self, outcome: Outcome) -> None:
        match outcome:
            case Thread():
                self._threads[outcome.key] = outcome
                self._keys[outcome.key] = self._known(outcome.service, outcome.key)
            case Contact():
                self._contacts += 1
            case Coverage():
                self._coverage.append(outcome)
            case Question():
                self._questions.append(outcome)
            case OwnHandle():
                self._own.add(outcome.handle)
            case Skipped():
                self._skipped_total += 1
                if len(self._skipped) < KEPT_SKIPS:
                    self._skipped.append(outcome)

    def _chats(self) -> tuple[Chat, ...]:
        """The most talkative first; those without any event last, in the order of the file."""
        chats = [
            Chat(key, title_of(thread), self._events[key], thread.group)
            for key, thread in self._threads.items()
        ]
        return tuple(sorted(chats, key=lambda chat: -chat.events))

    def _own_name(self) -> str | None:
        present = {handle for thread in self._threads.values() for handle in thread.participants}
        named = {handle for handle in present if handle.label in self._owner}
        return own_name(sorted(self._own | named))
