"""A channel as the program DiscordChatExporter saves it in JSON.

Fields: Tyrrrz/DiscordChatExporter:DiscordChatExporter.Core/Exporting/JsonMessageWriter.cs.
Reactions name who reacted but not when, so they are left out; so are bots and notices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

import msgspec
from msgspec import UNSET

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.importers.text import encoding_of, readable
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped

SERVICE = "discord"
MARK = re.compile(r'\ufeff?\s*\{\s*"guild"\s*:\s*\{[^{}]*\}\s*,\s*"channel"\s*:\s*\{')
PART = re.compile(r"\[part (\d+)\]")
DIRECT = "DirectTextChat"
WRITTEN = frozenset({"Default", "Reply", "19", "ThreadStarterMessage"})
"""Kinds that people write. Versions of before 2021 print a reply as its number."""
AHEAD = 1000
"""Messages that are looked at to see who is in a chat, before the first is yielded."""
LATEST = 4_102_444_800_000
TWO = 2
BROKEN = "This message is damaged and was left out."
SENSELESS = "This message makes no sense and was left out."
TORN = "The file stops making sense here. What came before it was kept."
WHOSE = "Which of these names is yours?"
WHEN_EXPORTED = "When did you save this from Discord?"


class Discord:
    """JSON of DiscordChatExporter: direct messages, groups and channels of a server."""

    name = "discord"
    title = "Discord chats"
    knows = Knows(direction=False, calls=True, call_length=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """An object that begins with a guild and a channel."""
        return MARK.match(head.decode(encoding_of(head), "replace")) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The channel in file order; coverage at the end."""
        chat = _Channel(reading)
        with JsonReader(source) as reader:
            header: dict[str, Any] = {}
            for key in reader.members():
                if key in {"channel", "dateRange", "exportedAt"}:
                    header[key] = reader.value()
                elif key == "messages":
                    yield from chat.outcomes(header, reader.elements(Message))
            if reader.torn:
                yield Skipped(reader.torn, TORN)
            yield from chat.covered(header, source, damaged=reader.torn is not None)


class Author(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    id: Any = UNSET
    name: Any = None
    nickname: Any = None
    isBot: Any = None  # noqa: N815 - as the file has it


class Message(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    id: Any = UNSET
    type: Any = UNSET
    timestamp: Any = UNSET
    callEndedTimestamp: Any = None  # noqa: N815 - as the file has it
    content: Any = UNSET
    author: Author | None = None


class _Channel:
    """One channel, and what was seen of it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = reading.words
        self._handles: dict[object, Handle] = {}
        self._names: dict[Handle, tuple[str, ...]] = {}
        self._announced: list[Outcome] = []
        self._title = ""
        self._key = ""
        self._first: int | None = None
        self._last = 0

    def outcomes(self, header: dict[str, Any], messages: Iterator[Any]) -> Iterator[Outcome]:
        """The thread, once there is something in it, then its events."""
        channel = header.get("channel")
        channel = channel if isinstance(channel, dict) else {}
        self._title = readable(str(channel.get("name") or ""))
        self._key = f"channel:{channel.get('id') or self._title}"
        direct = channel.get("type") == DIRECT
        events = self._events(messages)
        ahead: list[Event | Skipped] = []
        sides: dict[Handle, None] = {}
        for item in events:
            ahead.append(item)
            if type(item) is Event:
                sides[item.author] = None
            if len(ahead) >= AHEAD or (direct and len(sides) == TWO):
                break
        if sides:
            yield from self._introduced(tuple(sides), direct=direct)
        for item in chain(ahead, events):
            if self._announced:
                yield from self._announced
                self._announced.clear()
            yield item

    def covered(
        self, header: dict[str, Any], source: Source, *, damaged: bool
    ) -> Iterator[Outcome]:
        """The channel from its first message, or the day that was asked for, to its export."""
        if self._first is None:
            return
        if damaged or _goes_on(source):
            blind = ("damaged",) if damaged else ()
            yield Coverage(SERVICE, self._first, self._last + 1, self._key, blind)
            return
        asked = header.get("dateRange")
        asked = asked if isinstance(asked, dict) else {}
        end = _moment(header.get("exportedAt")) or source.modified or self._reading.exported
        until = _moment(asked.get("before"))
        end = min(end, until) if end and until else until or end
        start = min(self._first, _moment(asked.get("after")) or self._first)
        yield Coverage(SERVICE, start, end and max(end, self._last + 1), self._key)
        if end is None:
            yield Question("exported", WHEN_EXPORTED, thread=self._key)

    def _events(self, messages: Iterator[Any]) -> Iterator[Event | Skipped]:
        for number, message in enumerate(messages, 1):
            try:
                event = self._event(message)
            except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
                why = BROKEN if isinstance(message, Torn) else SENSELESS
                yield Skipped(f"message {number:,}", why)
                continue
            if event is not None:
                at = event.at
                self._first = at if self._first is None else min(self._first, at)
                self._last = max(self._last, at)
                yield event

    def _event(self, message: Message) -> Event | None:
        kind, author = message.type, message.author
        if kind is UNSET or author is None:
            raise ValueError("no kind or no author")
        if (kind not in WRITTEN and kind != "Call") or author.isBot:
            return None
        at = _instant(message.timestamp)
        handle = self._handles.get(author.id) or self._met(author)
        key = int(message.id)
        if not 0 <= key < 2**63:
            raise ValueError("out of range")
        if kind == "Call":
            ended = _moment(message.callEndedTimestamp)
            seconds = (ended - at) // 1000 if ended and ended >= at else None
            return Event(self._key, key, at, handle, SERVICE, "call", seconds=seconds)
        text = message.content
        return Event(
            self._key,
            key,
            at,
            handle,
            SERVICE,
            length=len(text),
            words=readable(text) if self._words else None,
        )

    def _met(self, author: Author) -> Handle:
        """Somebody for the first time."""
        handle = Handle(SERVICE, readable(str(int(author.id))))
        names = [author.nickname, author.name]
        known = tuple(readable(name) for name in names if isinstance(name, str) and name)
        self._handles[author.id] = handle
        self._names[handle] = known
        if known:
            self._announced.append(Contact(known[0], (handle,)))
        if not self._reading.owner.isdisjoint((handle.label, *known)):
            self._announced.append(OwnHandle(handle))
        return handle

    def _introduced(self, seen: tuple[Handle, ...], *, direct: bool) -> Iterator[Outcome]:
        """The thread. A direct one bears the name of the other side."""
        group = not direct or len(seen) > TWO
        other = None if group else self._other(seen)
        everyone = tuple(dict.fromkeys((*seen, other) if other else seen))
        yield Thread(self._key, SERVICE, self._title, everyone, other, group)
        mine = next((handle for handle in seen if handle != other), None)
        if other is not None and mine is not None:
            yield OwnHandle(mine)
        elif not group and other is None:
            choices = tuple((one.label, (self._names[one] or (one.label,))[0]) for one in seen)
            yield Question("owner", WHOSE, choices, thread=self._key)

    def _other(self, seen: tuple[Handle, ...]) -> Handle | None:
        own = self._reading.owner
        mine = [one for one in seen if not own.isdisjoint((one.label, *self._names[one]))]
        if mine:
            rest = [one for one in seen if one not in mine]
            return rest[0] if rest else (named(SERVICE, self._title) if self._title else None)
        titled = [one for one in seen if self._title and self._title in self._names[one]]
        return titled[0] if len(titled) == 1 else None


def _instant(text: str) -> int:
    """Unix ms of ISO 8601 with an offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no offset")
    at = round(moment.timestamp() * 1000)
    if not 0 <= at < LATEST:
        raise ValueError("out of range")
    return at


def _moment(text: object) -> int | None:
    try:
        return _instant(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _goes_on(source: Source) -> bool:
    """Whether the channel goes on in the next of several files."""
    found = PART.search(source.name)
    if found is None:
        return False
    following = f"[part {int(found[1]) + 1}]"
    return source.beside(PART.sub(following, source.name)) is not None
