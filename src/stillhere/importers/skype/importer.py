"""The importer: each conversation of messages.json, and until when it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.importers.skype.messages import Message, Said, moment, said_of
from stillhere.importers.text import readable
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, Question, Skipped

SERVICE = "skype"
GROUP, PHONE, BOT, OWN = "19:", "4:", "28:", "48:"
"""How the ids of a group, a phone, a robot and of the owner’s own notes begin."""
DAMAGED = "damaged"
NO_TIME = "It has no time that makes sense, or nobody who sent it."
TORN = "Part of the file is damaged here and was left out."
CUT_OFF = "The file ends too early or is damaged here. What came before was kept."
WHEN_MADE = "When did you ask Skype for this export?"

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_MEMBERS = (b'"conversations"', b'"MessageList"')


class Skype:
    """Reads the messages.json of Skype’s own export."""

    name = "skype"
    title = "Skype exports"
    knows = Knows(calls=True, call_length=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """An object with a user, and conversations that have lists of messages."""
        if not _HEAD.match(head) or b'"userId"' not in head:
            return False
        return all(member in head for member in _MEMBERS)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Each conversation with its messages and calls; the window at the end."""
        export = _Export(reading)
        with JsonReader(source) as reader:
            for member in reader.members():
                if member == "conversations":
                    for _ in reader.entered_elements():
                        yield from export.conversation(reader)
                elif member in {"userId", "exportDate"}:
                    export.says(member, reader.value())
            torn = reader.torn
        if torn:
            yield Skipped(torn, CUT_OFF)
        yield from export.window(damaged=export.torn or bool(torn))


class _Export:
    """One pass over a file."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._owner = ""
        self._exported: int | None = None
        self._handles: dict[str, Handle] = {}
        self._threads: set[str] = set()
        self._named: set[Handle] = set()
        self._first: int | None = None
        self._last = 0
        self.torn = False

    def says(self, member: str, value: object) -> None:
        """What the file says about itself."""
        if member == "userId" and isinstance(value, str):
            self._owner = value
        elif member == "exportDate":
            self._exported = moment(value)

    def conversation(self, reader: JsonReader) -> Iterator[Outcome]:
        """The conversation that comes next."""
        about: dict[str, Any] = {}
        for member in reader.members():
            if member == "MessageList":
                thread = self._thread(about)
                if thread is not None and thread.key not in self._threads:
                    self._threads.add(thread.key)
                    yield thread
                    if thread.counterpart is not None:
                        yield from self._contact(thread.counterpart, thread.title)
                if thread is not None:
                    yield from self._events(reader, thread.key)
            elif member in {"id", "displayName", "threadProperties"}:
                about[member] = reader.value()

    def _thread(self, about: dict[str, Any]) -> Thread | None:
        """The conversation; None for the owner’s own notes and for robots."""
        key, name = about.get("id"), about.get("displayName")
        if not isinstance(key, str) or not key or key.startswith((BOT, OWN)):
            return None
        title = readable(name) if isinstance(name, str) else ""
        if not key.startswith(GROUP):
            other = self._handle(key)
            return Thread(key, SERVICE, title, (SELF, other), other)
        more = about.get("threadProperties")
        topic = more.get("topic") if isinstance(more, dict) else None
        title = readable(topic) if isinstance(topic, str) and topic else title
        return Thread(key, SERVICE, title, (SELF,), group="@p2p." not in key)

    def _contact(self, handle: Handle, name: object) -> Iterator[Contact]:
        """Somebody’s name, once."""
        if handle not in self._named and isinstance(name, str) and name:
            self._named.add(handle)
            yield Contact(readable(name), (handle,))

    def _events(self, reader: JsonReader, thread: str) -> Iterator[Outcome]:
        keep, own = self._reading.words, self._owner
        for number, message in enumerate(reader.elements(Message), 1):
            if isinstance(message, Torn):
                self.torn = True
                yield Skipped(message.where, TORN)
                continue
            whole = type(message) is Message
            said = said_of(message.messagetype, message.content) if whole else None
            if whole and said is None:
                continue
            sender = message.from_ if whole else None
            at = moment(message.originalarrivaltime) if whole else None
            if at is None or said is None or not isinstance(sender, str) or not sender:
                yield Skipped(f"message {number:,} of a conversation", NO_TIME)
                continue
            sender = sender.rpartition("/")[2]
            author = SELF if sender == own else self._handle(sender)
            if author is not SELF:
                yield from self._contact(author, message.displayName)
            yield self._event(thread, message.id, at, author, said, keep=keep)

    def _event(
        self, thread: str, id_: object, at: int, author: Handle, said: Said, *, keep: bool
    ) -> Event:
        """An edit has the place of what it replaces; a call is where it began."""
        at = said.edits or at
        key = int(id_) if isinstance(id_, str) and id_.isdecimal() and len(id_) < 19 else None
        if said.edits is not None:
            key = said.edits
        if key is None:
            key = self._reading.key(at, author, str(id_ or ""))
        if said.kind == "call":
            at -= (said.seconds or 0) * 1000
        at = max(at, 0)
        self._first = at if self._first is None else min(self._first, at)
        self._last = max(self._last, at)
        return Event(
            thread,
            key,
            at,
            author,
            SERVICE,
            said.kind,
            seconds=said.seconds,
            answered=said.answered,
            length=said.length,
            words=said.words or None if keep else None,
        )

    def _handle(self, id_: str) -> Handle:
        """The handle of “8:live:ada”, or of “4:+44…”, which is a phone’s."""
        known = self._handles.get(id_)
        if known is None:
            kind, _, name = id_.partition(":")
            is_phone = id_.startswith(PHONE)
            service = Handle(SERVICE, name if kind.isdecimal() and name else id_)
            known = self._reading.phone(name) if is_phone else service
            self._handles[id_] = known
        return known

    def window(self, *, damaged: bool) -> Iterator[Outcome]:
        """From the first message to the export."""
        if self._first is None:
            return
        end = self._exported or self._reading.exported
        until = None if end is None else max(end, self._last + 1)
        yield Coverage(SERVICE, self._first, until, blind=(DAMAGED,) if damaged else ())
        if end is None:
            yield Question("exported", WHEN_MADE)
