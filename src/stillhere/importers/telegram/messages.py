"""One message of a chat to its events.

Facts: telegramdesktop/tdesktop:Telegram/SourceFiles/export/output/export_output_json.cpp. `date`
is the wall clock of the exporting computer, `date_unixtime` (newer) the instant. `edited` says
nothing: the first reaction sets it, too (tdesktop#30647).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec import UNSET

from stillhere.importers.api import Reading
from stillhere.importers.telegram.people import SERVICE, People
from stillhere.importers.text import readable
from stillhere.records.event import Event
from stillhere.records.handle import Handle
from stillhere.records.intake import Skipped
from stillhere.support.clock import milliseconds

EARLIEST = 0
LATEST = 4_102_444_800_000
"""1970 and 2100 in Unix milliseconds: a date outside of them is a mistake."""
NEAR = timedelta(days=1)
NOT_TAKEN = frozenset({"missed", "busy", "hangup", "disconnect"})
"""Why a call ended that has no length: nobody took it."""
NOBODY = "It does not say who wrote it."


class Message(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    type: Any = UNSET
    id: Any = None
    date: Any = None
    date_unixtime: Any = None
    from_: Any = msgspec.field(name="from", default=None)
    from_id: Any = None
    text: Any = UNSET
    text_entities: Any = ""
    reactions: Any = ()
    action: Any = None
    actor: Any = None
    actor_id: Any = None
    duration: Any = None
    duration_seconds: Any = None
    discard_reason: Any = None


class Messages:
    """Makes events of the messages of one chat. `other` is the other side where there is one."""

    def __init__(self, thread: str, people: People, reading: Reading, other: Handle | None) -> None:
        self._thread = thread
        self._people = people
        self._key = reading.key
        self._zone = reading.zone
        self._words = reading.words
        self._other = other
        self._again: tuple[int, Handle] | None = None
        self._count = 0

    def events(self, message: Any) -> Iterator[Event | Skipped]:
        """The message or call, and the reactions to it; nothing for any other service line.

        Raises:
            TypeError, ValueError, KeyError, AttributeError, OverflowError: it makes no sense.
        """
        if message.type != "message":
            if message.type is UNSET:
                raise KeyError("type")
            if message.action in {"phone_call", "group_call"}:
                yield from self._call(message)
            return
        at, assumed = self._instant(message)
        author = self._people.author(message.from_id, message.from_) or self._other
        if author is None:
            yield Skipped("a message", NOBODY)
            return
        text = message.text_entities if message.text is UNSET else message.text
        if type(text) is not str:
            text = "".join(map(_piece, text))
        yield Event(
            self._thread,
            self._identity(message, at, author),
            at,
            author,
            SERVICE,
            zone_assumed=assumed,
            length=len(text),
            words=readable(text) if self._words else None,
        )
        if message.reactions != ():
            yield from self._reactions(message, at)

    def _call(self, message: Message) -> Iterator[Event | Skipped]:
        """A call. In groups there is a line when it begins and one, with its length, at its end."""
        group = message.action == "group_call"
        length = message.duration if group else message.duration_seconds
        if group and length is None:
            return
        at, assumed = self._instant(message)
        author = self._people.author(message.actor_id, message.actor) or self._other
        if author is None:
            yield Skipped("a call", NOBODY)
            return
        missed = length is None and message.discard_reason in NOT_TAKEN
        seconds = max(0, int(length)) if length is not None else (0 if missed else None)
        yield Event(
            self._thread,
            self._identity(message, at, author),
            at,
            author,
            SERVICE,
            "call",
            zone_assumed=assumed,
            seconds=seconds,
            answered=None if seconds is None else seconds > 0,
        )

    def _reactions(self, message: Message, at: int) -> Iterator[Event]:
        """Who reacted, as far as the export names them."""
        for reaction in message.reactions:
            sign = str(reaction.get("emoji") or reaction.get("document_id") or reaction["type"])
            for one in reaction.get("recent", ()):
                author = self._people.author(one.get("from_id"), one.get("from"))
                if author is None:
                    continue
                then, assumed = self._reacted(one["date"], message)
                key = self._key(at, author, f"reaction|{message.id}|{readable(sign)}")
                yield Event(
                    self._thread, key, then, author, SERVICE, "reaction", zone_assumed=assumed
                )

    def _instant(self, message: Message) -> tuple[int, bool]:
        """Unix ms, and whether the zone had to be assumed."""
        unix = message.date_unixtime
        if unix is not None:
            return _sensible(int(unix) * 1000), False
        local = datetime.fromisoformat(message.date).replace(tzinfo=self._zone)
        return _sensible(milliseconds(local)), True

    def _reacted(self, date: str, message: Message) -> tuple[int, bool]:
        """A reaction's time. Its wall clock stands as the message's does, within a day."""
        local = datetime.fromisoformat(date)
        if message.date is not None and message.date_unixtime is not None:
            shown = datetime.fromisoformat(message.date)
            if abs(local - shown) < NEAR:
                instant = datetime.fromtimestamp(int(message.date_unixtime), UTC)
                return _sensible(milliseconds(instant + (local - shown))), False
        return _sensible(milliseconds(local.replace(tzinfo=self._zone))), True

    def _identity(self, message: Message, at: int, author: Handle) -> int:
        """The message's number. Without one: time, author, and the how-manieth it is then."""
        number = message.id
        if type(number) is int and -(2**63) <= number < 2**63:
            return number
        self._count = self._count + 1 if self._again == (at, author) else 0
        self._again = (at, author)
        return self._key(at, author, str(self._count or ""))


def _piece(piece: Any) -> str:
    """A part of a text: a string, or an object with its formatting."""
    text = piece if type(piece) is str else piece["text"]
    if type(text) is not str:
        raise TypeError("no text")
    return text


def _sensible(at: int) -> int:
    if not EARLIEST <= at < LATEST:
        raise ValueError("out of range")
    return at
