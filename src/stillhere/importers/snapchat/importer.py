"""The importer: chats and snaps, from both forms of the download."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.importers.snapchat.entries import Entry, Line, entry_of, is_notice
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, Question, Skipped
from stillhere.support.clock import instant

SERVICE = "snapchat"
FIRST_YEAR = 2011
LARGEST_FRIENDS = 1 << 24
REMEMBERED = 100_000
SAVED_ONLY, DAMAGED = "saved-only", "damaged"
"""Only saved chats have words; what was not saved may be missing."""

NO_TIME = "It has no time that makes sense, or nobody who sent it."
TORN = "Part of the file is damaged here and was left out."
CUT_OFF = "The file ends too early or is damaged here. What came before was kept."
WHEN_MADE = "When did you ask for this download?"

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_ENTRY = re.compile(
    rb'"(?:Received|Sent) (?:(?:Uns|S)aved Chat|Snap) History"\s*:|"IsSender"\s*:'
    rb'|"Created\(microseconds\)"\s*:'
)


class Snapchat:
    """Reads chat_history.json and snap_history.json of a download."""

    name = "snapchat"
    title = "Snapchat downloads"
    gathers = True
    knows = Knows(message_length=False)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """Lists of entries with Snapchat’s own members."""
        return bool(_HEAD.match(head) and b'"Media Type"' in head and _ENTRY.search(head))

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Each conversation with its messages; the window at the end."""
        history = _History(source, reading)
        with JsonReader(source) as reader:
            for member in reader.members():
                for number, element in enumerate(reader.elements(Line), 1):
                    yield from history.take(element, member, number)
            torn = reader.torn
        if torn:
            yield Skipped(torn, CUT_OFF)
        yield from history.window(damaged=history.torn or bool(torn))


class _History:
    """One pass over a file."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._reading = reading
        self._names = _names(source)
        self._handles: dict[str, Handle] = {}
        self._threads: set[str] = set()
        self._counts: dict[tuple[int, Handle, bool, str], int] = {}
        self._first: int | None = None
        self._last = 0
        self.torn = False

    def take(self, element: Any, member: str, number: int) -> list[Outcome]:
        """What an entry brings: its conversation where that is new, and a message."""
        if isinstance(element, Torn):
            self.torn = True
            return [Skipped(element.where, TORN)]
        whole = type(element) is Line
        if whole and is_notice(element):
            return []
        entry = entry_of(element, member) if whole else None
        if entry is None:
            return [Skipped(f"entry {number:,} of a list", NO_TIME)]
        self._within(entry.at)
        if entry.friend in self._threads:
            return [self._event(entry)]
        return [*self._opening(entry), self._event(entry)]

    def _opening(self, entry: Entry) -> Iterator[Outcome]:
        self._threads.add(entry.friend)
        if entry.group is not None:
            yield Thread(entry.friend, SERVICE, entry.group, (SELF,), group=True)
            return
        friend = self._handle(entry.friend)
        name = self._names.get(entry.friend)
        yield Thread(entry.friend, SERVICE, name or entry.friend, (SELF, friend), friend)
        if name:
            yield Contact(name, (friend,))

    def _event(self, entry: Entry) -> Event:
        author = SELF if entry.mine else self._handle(entry.sender)
        return Event(
            entry.friend,
            self._key(entry, author),
            entry.at,
            author,
            SERVICE,
            length=entry.length,
            words=entry.words or None if self._reading.words else None,
        )

    def _key(self, entry: Entry, author: Handle) -> int:
        """By the second, which both forms have, and the place in it."""
        second = entry.at // 1000 * 1000
        slot = (second, author, entry.snap, entry.friend)
        if len(self._counts) >= REMEMBERED:
            self._counts.clear()
        before = self._counts.get(slot, 0)
        self._counts[slot] = before + 1
        kind = "snap" if entry.snap else ""
        return self._reading.key(second, author, f"{kind}{before or ''}")

    def _handle(self, name: str) -> Handle:
        return self._handles.setdefault(name, Handle(SERVICE, name))

    def _within(self, at: int) -> None:
        self._first = at if self._first is None else min(self._first, at)
        self._last = max(self._last, at)

    def window(self, *, damaged: bool) -> Iterator[Outcome]:
        """From the first entry to the download, where that moment is known."""
        if self._first is None:
            return
        end = _made_at(self._source) or self._reading.exported
        until = None if end is None else max(end, self._last + 1)
        blind = (DAMAGED, SAVED_ONLY) if damaged else (SAVED_ONLY,)
        yield Coverage(SERVICE, self._first, until, blind=blind)
        if end is None:
            yield Question("exported", WHEN_MADE)


def _made_at(source: Source) -> int | None:
    stamp = source.modified
    return stamp if stamp and instant(stamp).year >= FIRST_YEAR else None


def _names(source: Source) -> dict[str, str]:
    """The names that the owner’s friends show, by user name; {} without that file."""
    friends = source.beside("friends.json")
    if friends is None or friends.size > LARGEST_FRIENDS:
        return {}
    with friends.open() as stream:
        content = stream.read()
    try:
        lists = json.loads(content)
        return {
            each["Username"]: each["Display Name"]
            for people in lists.values()
            for each in (people if isinstance(people, list) else ())
            if isinstance(each, dict) and each.get("Username") and each.get("Display Name")
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
