"""The messages of a JSON file, in both of Messenger’s forms and Instagram’s.

Names of the members: kenn-io/msgvault:internal/fbmessenger/types.go and e2ee_parser.go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from stillhere.importers.json_stream import Torn
from stillhere.importers.meta.content import PICTURE, Lines, Said, call
from stillhere.importers.meta.numbering import Entry
from stillhere.importers.meta.text import repaired
from stillhere.records.intake import Skipped

LATEST = 4_102_444_800_000
SECONDS_UNTIL = 100_000_000_000
"""Smaller numbers are seconds: the form of early 2018 has them."""

NO_TIME = "It has no time that makes sense."
TORN = "Part of the file is damaged here and was left out."


class Message(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    sender_name: Any = None
    senderName: Any = None  # noqa: N815 - of the second download
    timestamp_ms: Any = None
    timestamp: Any = None
    content: Any = None
    text: Any = None
    reactions: Any = None
    type: Any = None
    call_duration: Any = None
    missed: Any = None
    is_unsent: Any = None
    isUnsent: Any = None  # noqa: N815 - of the second download
    photos: Any = None
    videos: Any = None
    audio_files: Any = None
    gifs: Any = None
    files: Any = None
    sticker: Any = None
    share: Any = None
    media: Any = None

    @property
    def shows(self) -> bool:
        """Whether there is a picture or the like."""
        pictures = self.photos or self.videos or self.gifs or self.sticker
        return bool(pictures or self.audio_files or self.files or self.share or self.media)


class Messages:
    """Turns a file’s messages into entries. What cannot be read waits in `skipped`."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._names: dict[str, str] = {}
        self.skipped: list[Skipped] = []

    def entries(self, elements: Iterable[Any]) -> Iterator[Entry]:
        """The entries, in file order."""
        names, said_by = self._names, self._said
        for number, element in enumerate(elements, 1):
            if type(element) is not Message:
                self._refuse(element, number)
                continue
            at = element.timestamp_ms
            if type(at) is not int or not SECONDS_UNTIL < at < LATEST:
                at = _time(element)
                if at is None:
                    self._refuse(element, number)
                    continue
            name = element.sender_name or element.senderName
            sender = names.get(name) if type(name) is str else ""
            if sender is None:
                sender = self._name(name)
            reactions = element.reactions
            reacted = tuple(self._reactions(reactions, at)) if reactions else ()
            yield Entry(at, sender, said_by(element, sender), reacted)

    def _refuse(self, element: object, number: int) -> None:
        if isinstance(element, Torn):
            self.skipped.append(Skipped(element.where, TORN))
        else:
            self.skipped.append(Skipped(f"message {number:,}", NO_TIME))

    def _name(self, name: object) -> str:
        if not isinstance(name, str):
            return ""
        if name not in self._names:
            if len(self._names) >= 10_000:
                self._names.clear()
            self._names[name] = repaired(name)
        return self._names[name]

    def _said(self, message: Message, sender: str) -> Said | None:
        kind, duration = message.type, message.call_duration
        if message.is_unsent or message.isUnsent or kind in {"Subscribe", "Unsubscribe"}:
            return None
        if duration is not None or kind == "Call":
            seconds = duration if type(duration) is int else None
            return call(seconds, missed=message.missed is True)
        content = message.content or message.text
        if type(content) is str:
            return self._lines.said(repaired(content), sender)
        return PICTURE if message.shows or message.content == "" else None

    def _reactions(self, reactions: object, at: int) -> Iterator[tuple[str, int]]:
        """Who reacted, and when; the message’s time where that is not told."""
        for reaction in reactions if isinstance(reactions, list) else ():
            if isinstance(reaction, dict) and isinstance(reaction.get("actor"), str):
                when = reaction.get("timestamp")
                moment = _milliseconds(when) if type(when) is int else None
                yield self._name(reaction["actor"]), moment or at


def _time(message: Message) -> int | None:
    at = message.timestamp if message.timestamp_ms is None else message.timestamp_ms
    return _milliseconds(at) if type(at) is int else None


def _milliseconds(number: int) -> int | None:
    at = number * 1000 if number < SECONDS_UNTIL else number
    return at if 0 < at < LATEST else None
