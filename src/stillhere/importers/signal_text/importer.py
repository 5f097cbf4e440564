"""Reads a chat that signal-export has written; the owner is "Me" there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import PurePosixPath

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.signal_text.headers import is_rows, is_text
from stillhere.importers.signal_text.rows import Row, json_rows, text_rows
from stillhere.importers.text import encoding_of, readable
from stillhere.importers.wall_clock import WallClock
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped

SERVICE = "signal"
AHEAD = 2000
"""Messages that are looked at to see who is in a chat, before the first is yielded."""
ME = "Me"
NOBODY = frozenset({"", "No-Sender", "None"})
CALL = re.compile(r"(Incoming|Outgoing|Missed)(?: (?:voice|video|group))? call(?: \(([^)]*)\))?")
LENGTH = re.compile(r"(?:(\d+)m )?(\d+)s")
TAKEN = "accepted"
WHOSE = "Which of these names is yours?"
WHEN_EXPORTED = "When did you save this chat from Signal?"
NO_SENDER = "It does not say who wrote it."
DROPPED = ("disappearing",)


class SignalText:
    """What the program signal-export writes."""

    name = "signal_text"
    title = "chats from signal-export"
    gathers = True
    knows = Knows(direction=False, calls=True, call_length=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """Markdown or text with its headers, or one JSON object a line with its keys."""
        text = head.decode(encoding_of(head), "replace")
        return is_text(source.name, source.container, text) or is_rows(text)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """One chat. Where it lies there in both forms the more exact one is read."""
        head = source.head()
        if is_rows(head.decode(encoding_of(head), "replace")):
            rows = json_rows(source)
        elif source.beside("data.json") is None:
            rows = text_rows(source)
        else:
            return
        ahead = list(islice(rows, AHEAD))
        seen = dict.fromkeys(row.sender for row in ahead if isinstance(row, Row))
        names = tuple(name for name in seen if name not in NOBODY)
        if names:
            chat = _Chat(names, _folder(source), reading)
            yield from chat.introduced()
            for row in chain(ahead, rows):
                yield row if isinstance(row, Skipped) else chat.event(row)
            yield from chat.covered(source)


class _Chat:
    """One chat, between the people called `names` and in the folder `title` ("" for none)."""

    def __init__(self, names: tuple[str, ...], title: str, reading: Reading) -> None:
        self._reading = reading
        self._names = names
        self._instant = WallClock(reading.zone).first
        own = [name for name in names if name == ME or name in reading.owner]
        others = [name for name in names if name not in own]
        self._group = len(others) > (1 if own else 2)
        known = len(others) == 1 or (not others and bool(title))
        other = (others or [title])[0] if known and not self._group else ""
        self._other = named(SERVICE, other) if other else None
        self._title = title or other or ", ".join(sorted(others))
        self._handles = {name: _handle(name) for name in names}
        self._own = [self._handles[name] for name in own if name != ME]
        who = other if ME in names or not own else ", ".join(sorted(names))
        self.thread = Thread(
            f"group:{self._title}" if self._group else f"name:{who or self._title}",
            SERVICE,
            self._title,
            tuple(dict.fromkeys(self._handles.values())),
            self._other,
            self._group,
        )
        self._same: tuple[int, Handle] | None = None
        self._again = 0
        self._first: int | None = None
        self._last = 0

    def introduced(self) -> Iterator[Outcome]:
        """The thread, and whose it is where the file does not say."""
        yield self.thread
        yield from map(OwnHandle, self._own)
        if not self._group and self._other is None:
            choices = tuple((name, name) for name in self._names)
            yield Question("owner", WHOSE, choices, thread=self.thread.key)

    def event(self, row: Row) -> Event | Skipped:
        """The message or call of a row."""
        at = self._instant(row.clock)
        body = row.body
        call = CALL.fullmatch(body) if body and " call" in body else None
        author = self._caller(call[1], row.sender) if call else self._author(row.sender)
        if author is None:
            return Skipped("a message", NO_SENDER)
        self._first = at if self._first is None else min(at, self._first)
        self._last = max(at, self._last)
        key = self._key(at // 1000 * 1000, author)
        if call:
            return self._call(key, at, author, row, call[2] or "", missed=call[1] == "Missed")
        return Event(
            self.thread.key,
            key,
            at,
            author,
            SERVICE,
            precision=row.precision,
            zone_assumed=True,
            length=None if body is None else len(body),
            words=readable(body) if self._reading.words and body is not None else None,
        )

    def covered(self, source: Source) -> Iterator[Outcome]:
        """The chat up to its export. Messages that disappear are left out of it."""
        if self._first is None:
            return
        end = source.modified or self._reading.exported
        end = end and max(end, self._last + 1)
        yield Coverage(SERVICE, self._first, end, self.thread.key, DROPPED)
        if end is None:
            yield Question("exported", WHEN_EXPORTED)

    def _author(self, sender: str) -> Handle | None:
        if sender in NOBODY:
            return None
        handle = self._handles.get(sender)
        if handle is None:
            handle = self._handles[sender] = _handle(sender)
        return handle

    def _caller(self, direction: str, sender: str) -> Handle | None:
        """Older versions show every call under the other’s name."""
        if direction == "Outgoing":
            return SELF
        author = self._author(sender)
        return self._other if author in {None, SELF} else author

    def _call(
        self, key: int, at: int, author: Handle, row: Row, detail: str, *, missed: bool
    ) -> Event:
        length = LENGTH.search(detail)
        seconds = int(length[1] or 0) * 60 + int(length[2]) if length else None
        answered = detail.startswith(TAKEN) if detail or missed else None
        return Event(
            self.thread.key,
            key,
            at,
            author,
            SERVICE,
            "call",
            row.precision,
            zone_assumed=True,
            seconds=0 if answered is False else seconds,
            answered=answered,
        )

    def _key(self, at: int, author: Handle) -> int:
        """Time, author, and the how-manieth line of that author at that time it is."""
        self._again = self._again + 1 if self._same == (at, author) else 0
        self._same = (at, author)
        return self._reading.key(at, author, str(self._again or ""))


def _handle(name: str) -> Handle:
    return SELF if name == ME else named(SERVICE, name)


def _folder(source: Source) -> str:
    """The name of the folder, which is that of the chat."""
    return readable(PurePosixPath(source.path).parent.name)
