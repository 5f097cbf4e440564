"""Keeps of a file only the chats that the person chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Coverage, Outcome, Question


def chosen(outcomes: Iterable[Outcome], only: tuple[str, ...]) -> Iterable[Outcome]:
    """What belongs to the chats whose titles or keys are in `only`; everything where it is empty.

    Of the names in a file only those of who takes part are kept; a file without any chat is an
    address book, whose names say who is who in all the others, and is kept as a whole.
    """
    return _Chosen(frozenset(only)).of(outcomes) if only else outcomes


class _Chosen:
    """The chats of one file that are wanted, as they turn up."""

    def __init__(self, only: frozenset[str]) -> None:
        self._only = only
        self._threads: set[str] = set()
        self._handles: set[Handle] = set()
        self._chats = 0
        self._names: list[Contact] = []

    def of(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Those of `outcomes` that belong to the wanted chats."""
        for outcome in outcomes:
            if type(outcome) is Event:
                if outcome.thread in self._threads:
                    yield outcome
            elif self._wants(outcome):
                yield outcome
            elif type(outcome) is Contact and not self._chats:
                self._names.append(outcome)
        if not self._chats:
            yield from self._names

    def _wants(self, outcome: Outcome) -> bool:
        match outcome:
            case Thread():
                return self._wants_thread(outcome)
            case Contact():
                return outcome.name in self._only or not self._handles.isdisjoint(outcome.handles)
            case Coverage() | Question():
                return outcome.thread is None or outcome.thread in self._threads
        return True

    def _wants_thread(self, thread: Thread) -> bool:
        self._chats += 1
        if self._only.isdisjoint((title_of(thread), thread.title, thread.key)):
            return False
        self._threads.add(thread.key)
        self._handles.update(thread.participants)
        return True


def title_of(thread: Thread) -> str:
    """What a person calls a chat: its title, else the other side, else its key."""
    if thread.title:
        return thread.title
    return thread.counterpart.label if thread.counterpart else thread.key
