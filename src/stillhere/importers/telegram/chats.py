"""One chat: who is in it, and its messages as events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from stillhere.importers.api import Reading
from stillhere.importers.json_stream import Torn
from stillhere.importers.telegram.messages import Messages
from stillhere.importers.telegram.people import SERVICE, People, by_id
from stillhere.importers.text import readable
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Outcome, Question, Skipped

Header = dict[str, Any]

PEERS = {
    "personal_chat": "user",
    "private_group": "chat",
    "private_supergroup": "channel",
    "public_supergroup": "channel",
}
"""Kinds of chats that are contact, and Telegram's own word for what is behind them.

Left out are notes to oneself, bots, and channels, which one reads like a newspaper.
"""
AHEAD = 1000
"""Messages that are looked at to see who is in a chat, before the first is yielded."""
TWO = 2
BROKEN = "This message is damaged and was left out."
SENSELESS = "This message makes no sense and was left out."
WHOSE = "Which of these names is yours?"


class Chat:
    """A chat and what was seen of it: `first` and `last` are Unix ms of its events."""

    def __init__(self, header: Header, peer: str, people: People, reading: Reading) -> None:
        self._title = readable(str(header.get("name") or ""))
        id_ = header.get("id")
        self.key = f"{peer}:{id_}" if type(id_) is int else f"name:{self._title}"
        self._personal = peer == "user"
        known = self._personal and type(id_) is int
        self._other = by_id(id_) if known else None
        self._people = people
        self._reading = reading
        self._messages = Messages(self.key, people, reading, self._other)
        self._sides: dict[Handle, None] = {}
        self.first: int | None = None
        self.last: int | None = None

    def outcomes(self, messages: Iterator[Any]) -> Iterator[Outcome]:
        """The thread, once there is something in it, then its events."""
        ahead: list[Event | Skipped] = []
        events = self._events(messages)
        for item in events:
            ahead.append(item)
            if type(item) is Event:
                self._sides[item.author] = None
            if len(ahead) >= AHEAD or (self._personal and len(self._sides) == TWO):
                break
        if self._sides:
            yield from self._introduced()
        for item in chain(ahead, events):
            if self._people.announced:
                yield from self._said()
            yield item

    def _events(self, messages: Iterator[Any]) -> Iterator[Event | Skipped]:
        for number, message in enumerate(messages, 1):
            try:
                for event in self._messages.events(message):
                    if type(event) is Event:
                        self._cover(event.at)
                    yield event
            except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
                why = BROKEN if isinstance(message, Torn) else SENSELESS
                yield Skipped(f"message {number:,} of a chat", why)

    def _cover(self, at: int) -> None:
        if self.first is None or self.last is None:
            self.first = self.last = at
        elif at > self.last:
            self.last = at
        elif at < self.first:
            self.first = at

    def _introduced(self) -> Iterator[Outcome]:
        """The thread with everybody seen so far, and the question where nobody can be told."""
        if self._other is not None:
            self._people.call(self._other, self._title)
        seen = tuple(self._sides)
        other = self._other or self._named_like_chat(seen)
        mine = next((handle for handle in seen if handle != other), None)
        if self._personal and other is not None and mine is not None:
            self._people.learn_own(mine)
        everyone = dict.fromkeys((other, *seen) if other else seen)
        group = not self._personal or len(seen) > TWO
        side = None if group else other
        yield Thread(self.key, SERVICE, self._title, tuple(everyone), side, group)
        unknown = self._personal and other is None and self._people.own not in seen
        if unknown and len(seen) == TWO:
            choices = tuple((handle.label, handle.label) for handle in seen)
            yield Question("owner", WHOSE, choices, thread=self.key)

    def _named_like_chat(self, seen: tuple[Handle, ...]) -> Handle | None:
        """The other side of a chat without an id: it bears their name, or the owner is known."""
        if not self._personal:
            return None
        if self._people.own in seen and len(seen) == TWO:
            return next(handle for handle in seen if handle != self._people.own)
        return next((handle for handle in seen if handle.label == self._title), None)

    def _said(self) -> Iterator[Outcome]:
        yield from self._people.announced
        self._people.announced.clear()


def chat_of(header: Header, people: People, reading: Reading) -> Chat | None:
    """The chat of a header; None where it is no contact with anybody."""
    peer = PEERS.get(str(header.get("type", "personal_chat")))
    return None if peer is None else Chat(header, peer, people, reading)
