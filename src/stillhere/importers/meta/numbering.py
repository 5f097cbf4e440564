"""Keys that the JSON and the page of one conversation share.

Neither gives a message an identity. The page knows the minute only, so a message is known by its
minute and by its place among those of the conversation in that minute, the oldest first. The
sender’s name takes no part: whoever changes it is written with the new one in the next download.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from stillhere.importers.api import KeyMaker
from stillhere.importers.meta.content import Said
from stillhere.records.handle import Handle

MINUTE = 60_000
_REMEMBERED = 100_000


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A line at a time (Unix ms); `said` is None where it is no contact. Reactors by name."""

    at: int
    sender: str
    said: Said | None
    reactions: tuple[tuple[str, int], ...] = ()


def by_minute(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Those of one minute together, the oldest first. A file’s entries come the newest first."""
    run: list[Entry] = []
    minute = -1
    for entry in entries:
        if entry.at // MINUTE != minute:
            if run:
                yield _oldest_first(run)
            run = []
            minute = entry.at // MINUTE
        run.append(entry)
    if run:
        yield _oldest_first(run)


def _oldest_first(run: list[Entry]) -> list[Entry]:
    if len(run) > 1:
        run.reverse()
        run.sort(key=_time)
    return run


def _time(entry: Entry) -> int:
    return entry.at


def count(run: list[Entry]) -> int:
    """How many of a minute’s entries have a number."""
    return sum(entry.said is not None for entry in run)


class Numbers:
    """Gives the keys of one conversation."""

    def __init__(self, key: KeyMaker, service: str, thread: str) -> None:
        self._key = key
        self._thread = Handle(service, f"thread:{thread}")
        self._next: dict[int, int] = {}

    def next(self, minute: int, older: int) -> int:
        """The number of a minute’s next entry, where `older` came before the file."""
        return self._next.get(minute, older)

    def taken(self, minute: int, number: int) -> None:
        """All numbers of a minute below `number` are taken."""
        if len(self._next) >= _REMEMBERED:
            self._next.clear()
        self._next[minute] = number

    def of(self, minute: int, number: int) -> int:
        """The key of a numbered entry."""
        return self._key(minute * MINUTE, self._thread, str(number) if number else "")

    def reaction(self, minute: int, actor: str, number: int) -> int:
        """The key of a reaction to an entry of that minute."""
        return self._key(minute * MINUTE, self._thread, f"reaction|{number}|{actor}")
