"""Google Hangouts as Google Takeout gave it: one JSON of all conversations, before and after 2018.

Sources of the form: amardeshbd/kotlin-google-hangouts-parser:README.md, ammgws/wynbot:build_db.py.
Times are microseconds UTC. A call has a start, sent by the caller, and an end with its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from stillhere.importers import takeout
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped

SERVICE = "hangouts"
START = re.compile(
    rb'\s*\{\s*"(?:conversations|conversation_state|continuation_end_timestamp)"\s*:'
)
OF_HANGOUTS = (b'"conversation_id"', b'"gaia_id"')
BOM = b"\xef\xbb\xbf"
LISTS = frozenset({"conversations", "conversation_state"})
EVENTS = frozenset({"events", "event"})
LATEST = 4_102_444_800_000
LONGEST_CALL = 86_400

DAMAGED = "This message is damaged and was left out."
CUT_OFF = "The file stops making sense here. What came before was kept."
BAD_TIME = "Its time makes no sense."
NOBODY = "It does not say who wrote it."
NO_THREAD = "It does not say to which conversation it belongs."
WHEN_EXPORTED = "When did you make this export? The file does not say."


class Hangouts:
    """The file "Hangouts.json" of a Google Takeout archive."""

    name = SERVICE
    title = "Google Hangouts (Takeout)"
    knows = Knows(calls=True, call_length=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A list of conversations among people with Google's own numbers."""
        return START.match(head.removeprefix(BOM)) is not None and all(
            mark in head for mark in OF_HANGOUTS
        )

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The conversations one after the other; the window that they cover at the end."""
        export = _Export(reading)
        with JsonReader(source) as reader:
            for key in reader.members():
                if key in LISTS:
                    for _ in reader.entered_elements():
                        export.leave()
                        yield from export.conversation(reader)
                        yield from export.unfinished()
            if reader.torn:
                yield Skipped(reader.torn, CUT_OFF)
        yield from export.window(takeout.exported(source, reading))


class Item(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    chat_message: Any = None
    hangout_event: Any = None
    timestamp: Any = None
    sender_id: Any = None
    self_event_state: Any = None
    event_id: Any = None


class _Export:
    """One pass over a file, with the conversation in which it is."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._seen: set[str] = set()
        self._named: set[Handle] = set()
        self._own: set[Handle] = set()
        self._first = LATEST
        self._last = 0
        self._number = 0
        self.leave()

    def leave(self) -> None:
        """Forget the conversation."""
        self._thread = ""
        self._mine = ""
        self._handles: dict[str, Handle] = {}
        self._call: tuple[int, Handle, str] | None = None

    def conversation(self, reader: JsonReader) -> Iterator[Outcome]:
        """What stands in one conversation; an older form has one more level."""
        for key in reader.members():
            if key == "conversation":
                yield from self._opening(reader.value())
            elif key == "conversation_state":
                yield from self.conversation(reader)
            elif key in EVENTS:
                for item in reader.elements(Item):
                    self._number += 1
                    yield from self._event(item)

    def unfinished(self) -> Iterator[Event]:
        """A call of which only the start is told."""
        if self._call:
            at, author, identity = self._call
            self._call = None
            yield self._called(at, author, identity, None)

    def window(self, moment: int | None) -> Iterator[Outcome]:
        """Hangouts is one record of all conversations."""
        if not self._last:
            return
        end = None if moment is None else max(moment, self._last + 1)
        yield Coverage(SERVICE, self._first, end)
        if end is None:
            yield Question("exported", WHEN_EXPORTED)

    def _opening(self, value: Any) -> Iterator[Outcome]:
        outer = _dict(value)
        about = _dict(outer.get("conversation")) or outer
        key = _text(_dict(about.get("id") or outer.get("conversation_id")).get("id"))
        if not key:
            return
        state = _dict(_dict(about.get("self_conversation_state")).get("self_read_state"))
        self._mine = _id(state.get("participant_id"))
        people = [_dict(one) for one in _list(about.get("participant_data"))]
        yield from self._people(people)
        self._thread = f"{SERVICE}:{key}"
        if self._thread not in self._seen:
            self._seen.add(self._thread)
            yield self._described(about)

    def _people(self, people: list[dict[str, Any]]) -> Iterator[Outcome]:
        for person in people:
            identity = _id(person.get("id"))
            if not identity:
                continue
            handle = self._handles[identity] = self._handle(identity, person)
            if identity == self._mine and handle not in self._own:
                self._own.add(handle)
                yield OwnHandle(handle)
            name = _text(person.get("fallback_name")).strip()
            if name and identity != self._mine and handle not in self._named:
                self._named.add(handle)
                yield Contact(name, (handle,))

    def _handle(self, identity: str, person: dict[str, Any]) -> Handle:
        number = _text(_dict(person.get("phone_number")).get("e164"))
        return self._reading.phone(number) if number else Handle(SERVICE, identity)

    def _described(self, about: dict[str, Any]) -> Thread:
        listed = {one for identity, one in self._handles.items() if identity != self._mine}
        others = tuple(sorted(listed))
        group = len(others) > 1 or about.get("type") == "GROUP"
        other = None if group or not others else others[0]
        name = _text(about.get("name"))
        return Thread(self._thread, SERVICE, name, others, counterpart=other, group=group)

    def _event(self, item: Any) -> Iterator[Event | Skipped]:
        if type(item) is not Item:
            yield Skipped(item.where if type(item) is Torn else self._where(), DAMAGED)
            return
        said, called = item.chat_message, item.hangout_event
        if type(said) is not dict and type(called) is not dict:
            return
        at, author = _instant(item.timestamp), self._author(item)
        if at is None or author is None or not self._thread:
            why = BAD_TIME if at is None else NOBODY if not author else NO_THREAD
            yield Skipped(self._where(), why)
            return
        self._last = max(self._last, at)
        self._first = min(self._first, at)
        identity = _text(item.event_id)
        if type(said) is dict:
            yield self._said(at, author, identity, said)
        else:
            yield from self._hangout(at, author, identity, _dict(called))

    def _where(self) -> str:
        return f"message {self._number:,}"

    def _author(self, item: Item) -> Handle | None:
        identity = _id(item.sender_id)
        own = _id(_dict(item.self_event_state).get("user_id")) or self._mine
        if not identity:
            return None
        if identity == own:
            return SELF
        if identity not in self._handles:
            self._handles[identity] = Handle(SERVICE, identity)
        return self._handles[identity]

    def _said(self, at: int, author: Handle, identity: str, said: dict[str, Any]) -> Event:
        words = _words(_dict(said.get("message_content")))
        key = self._reading.key(at, author, identity)
        kept = words if self._reading.words else None
        return Event(self._thread, key, at, author, SERVICE, length=len(words), words=kept)

    def _hangout(
        self, at: int, author: Handle, identity: str, called: dict[str, Any]
    ) -> Iterator[Event]:
        """A start waits for its end; an end without a start began its length before."""
        kind = called.get("event_type")
        if kind == "START_HANGOUT":
            yield from self.unfinished()
            self._call = (at, author, identity)
        elif kind == "END_HANGOUT":
            seconds = _seconds(called.get("hangout_duration_secs"))
            begun = self._call or (at - seconds * 1000, author, identity)
            self._call = None
            self._first = min(self._first, begun[0])
            yield self._called(*begun, seconds)

    def _called(self, at: int, author: Handle, identity: str, seconds: int | None) -> Event:
        key = self._reading.key(at, author, identity)
        answered = None if seconds is None else seconds > 0
        return Event(
            self._thread, key, at, author, SERVICE, "call", seconds=seconds, answered=answered
        )


def _words(content: dict[str, Any]) -> str:
    """The segments of a message as one text, of which most have one."""
    segments = _list(content.get("segment"))
    return _segment(segments[0]) if len(segments) == 1 else "".join(map(_segment, segments))


def _segment(segment: object) -> str:
    found = _dict(segment)
    return "\n" if found.get("type") == "LINE_BREAK" else _text(found.get("text"))


def _instant(value: object) -> int | None:
    """Unix milliseconds of microseconds, which stand there as text."""
    try:
        at = int(_text(value) or "x") // 1000
    except ValueError:
        return None
    return at if 0 < at < LATEST else None


def _seconds(value: object) -> int:
    text = _text(value)
    whole = text.isascii() and text.isdigit() and len(text) < 10
    return min(int(text), LONGEST_CALL) if whole else 0


def _id(value: object) -> str:
    if type(value) is not dict:
        return ""
    found: dict[str, Any] = value
    return _text(found.get("gaia_id")) or _text(found.get("chat_id"))


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """A text (or a number as one) without what cannot be stored."""
    if type(value) is str:
        if value.isascii() and "\0" not in value:
            return value
    elif isinstance(value, int):
        return str(value)
    else:
        return ""
    return (
        value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )
