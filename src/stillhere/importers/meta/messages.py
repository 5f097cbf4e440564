"""The messages of a JSON file, in both of Messenger’s forms and Instagram’s.

Names of the members: kenn-io/msgvault:internal/fbmessenger/types.go and e2ee_parser.go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from stillhere.importers.json_stream import Torn
from stillhere.importers.meta.content import PICTURE, Lines, Said, call
from stillhere.importers.meta.numbering import Entry
from stillhere.importers.meta.text import repaired
from stillhere.records.intake import Skipped

LATEST = 4_102_444_800_000
SECONDS_UNTIL = 100_000_000_000
"""Smaller numbers are seconds: the form of early 2018 has them."""

MEDIA = (
    "photos", "videos", "audio_files", "gifs", "files", "sticker", "share", "media",
)  # fmt: skip
PLAIN = frozenset(
    {
        "sender_name", "timestamp_ms", "content", "reactions", "is_geoblocked_for_viewer",
        "is_unsent_image_by_messenger_kid_parent",
    }
)  # fmt: skip
"""Members of a message that is nothing but words."""
NO_TIME = "It has no time that makes sense."
TORN = "Part of the file is damaged here and was left out."


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
            if type(element) is not dict:
                self._refuse(element, number)
                continue
            at = element.get("timestamp_ms")
            if type(at) is not int or not SECONDS_UNTIL < at < LATEST:
                at = _time(element)
                if at is None:
                    self._refuse(element, number)
                    continue
            name = element.get("sender_name") or element.get("senderName")
            sender = names.get(name) if type(name) is str else ""
            if sender is None:
                sender = self._name(name)
            reactions = element.get("reactions")
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

    def _said(self, message: dict[str, Any], sender: str) -> Said | None:
        content = message.get("content")
        if type(content) is str and message.keys() <= PLAIN:
            return self._lines.said(repaired(content), sender)
        kind = message.get("type")
        if (
            message.get("is_unsent")
            or message.get("isUnsent")
            or kind in {"Subscribe", "Unsubscribe"}
        ):
            return None
        duration = message.get("call_duration")
        if duration is not None or kind == "Call":
            seconds = duration if type(duration) is int else None
            return call(seconds, missed=message.get("missed") is True)
        content = content or message.get("text")
        if isinstance(content, str):
            return self._lines.said(repaired(content), sender)
        return PICTURE if any(message.get(key) for key in MEDIA) else None

    def _reactions(self, reactions: object, at: int) -> Iterator[tuple[str, int]]:
        """Who reacted, and when; the message’s time where that is not told."""
        for reaction in reactions if isinstance(reactions, list) else ():
            if isinstance(reaction, dict) and isinstance(reaction.get("actor"), str):
                when = reaction.get("timestamp")
                moment = _milliseconds(when) if type(when) is int else None
                yield self._name(reaction["actor"]), moment or at


def _time(message: dict[str, Any]) -> int | None:
    at = message.get("timestamp_ms")
    if at is None:
        at = message.get("timestamp")
    return _milliseconds(at) if type(at) is int else None


def _milliseconds(number: int) -> int | None:
    at = number * 1000 if number < SECONDS_UNTIL else number
    return at if 0 < at < LATEST else None
