"""Reads `main.jsonl`, line by line: people and chats come before what was said in them.

The export drops every message that was to disappear (signalapp/libsignal:rust/message-backup/src/
json/exporter.rs), so a chat in which that was ever switched on is marked as partly blind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.signal.items import LATEST, Items, UnknownAuthor
from stillhere.importers.signal.recipients import Recipients
from stillhere.importers.signal_identity import SERVICE
from stillhere.importers.text import bounded_lines, masked
from stillhere.records.event import Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Coverage, Outcome, Skipped

FIRST_KEYS = (b'"backupTimeMs"', b'"mediaRootBackupKey"', b'"currentAppVersion"')
BROKEN = "This line is damaged and was left out."
NOBODY = "It does not say who wrote it."
DISAPPEARING, DAMAGED = "disappearing", "damaged"

_decode = msgspec.json.Decoder().decode
_mend = json.JSONDecoder(strict=False).decode


class Signal:
    """The plaintext export of Signal's apps for Android and computers."""

    name = "signal"
    title = "Signal exports"
    knows = Knows(calls=True, reactions=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A first line that says when the backup was made and by which app."""
        first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip()
        backup = b'"version"' in first and any(key in first for key in FIRST_KEYS)
        return first.startswith(b"{") and first.endswith(b"}") and backup

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Everything in file order; coverage at the end."""
        export = _Export(reading)
        ready = export.ready
        with source.open() as stream:
            for number, line in enumerate(bounded_lines(stream), 1):
                export.take(number, line)
                if ready:
                    yield from ready
                    ready.clear()
        export.finish()
        yield from ready


class _Chat:
    """A chat and what was seen of it; `thread` is None where it is no contact.

    Attributes:
        said: who was introduced in it.
        windows: first and last event by channel, Unix ms.
    """

    def __init__(self, thread: Thread | None) -> None:
        self.thread = thread
        self.said: set[Handle] = set()
        self.windows: dict[str, list[int]] = {}

    def cover(self, channel: str, at: int) -> None:
        """Widen the window of a channel."""
        window = self.windows.get(channel)
        if window is None:
            self.windows[channel] = [at, at]
        elif at > window[1]:
            window[1] = at
        elif at < window[0]:
            window[0] = at


class _Export:
    """One pass over a file. What can be yielded waits in `ready`."""

    def __init__(self, reading: Reading) -> None:
        self.ready: list[Outcome] = []
        self._recipients = Recipients(reading)
        self._items = Items(self._recipients, reading)
        self._chats: dict[str, _Chat] = {}
        self._named: set[Handle] = set()
        self._exported = 0
        self._damaged = False

    def take(self, number: int, line: bytes) -> None:
        """The next line."""
        try:
            frame = _frame(line)
            if "chatItem" in frame:
                self._item(frame["chatItem"])
            elif "recipient" in frame:
                self._recipients.add(frame["recipient"])
            elif "chat" in frame:
                self._recipients.add_chat(frame["chat"])
            elif "backupTimeMs" in frame:
                self._exported = int(frame["backupTimeMs"])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            if not line.isspace():
                self._damaged = True
                shape = masked(line[:400].decode(errors="replace"))
                self.ready.append(Skipped(f"line {number:,}", BROKEN, shape))
        except UnknownAuthor:
            self.ready.append(Skipped(f"line {number:,}", NOBODY))

    def finish(self) -> None:
        """Each chat is whole up to the backup, unless part of the file is missing."""
        for id_, chat in self._chats.items():
            if chat.thread is not None:
                for channel, (first, last) in chat.windows.items():
                    self._cover(id_, chat.thread, channel, first, last)

    def _cover(self, id_: str, thread: Thread, channel: str, first: int, last: int) -> None:
        """Texts that the phone once kept in Signal came to an end before the backup."""
        end = last + 1
        if not self._damaged and channel == SERVICE and self._exported < LATEST:
            end = max(end, self._exported)
        reasons = (DISAPPEARING, id_ in self._recipients.blind), (DAMAGED, self._damaged)
        blind = tuple(reason for reason, holds in reasons if holds)
        self.ready.append(Coverage(channel, first, end, thread.key, blind))

    def _item(self, item: dict[str, Any]) -> None:
        id_ = item["chatId"]
        chat = self._chats.get(id_)
        if chat is None:
            if not self._recipients.knows(str(id_)):
                raise UnknownAuthor
            chat = self._chats[id_] = _Chat(self._recipients.thread(str(id_)))
        thread = chat.thread
        if thread is None:
            return
        if "expiresInMs" in item or ("updateMessage" in item and _switches_timer_on(item)):
            self._recipients.blind.add(id_)
        for event in self._items.events(item, thread):
            if event.author not in chat.said:
                self._introduce(chat, thread, event.author)
            self.ready.append(event)
            chat.cover(event.channel, event.at)

    def _introduce(self, chat: _Chat, thread: Thread, author: Handle) -> None:
        """The thread before its first event, and everybody's name and number once."""
        if not chat.said:
            self.ready.append(thread)
        chat.said.add(author)
        for handle in (thread.counterpart, author):
            contact = handle and self._recipients.contact(handle)
            if handle and contact and handle not in self._named:
                self._named.add(handle)
                self.ready.append(contact)


def _frame(line: bytes) -> Any:
    """A line's object. The fast decoder refuses bytes that are no UTF-8; the other mends them."""
    try:
        return _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        if b"}" not in line[-3:]:  # cut off: the other would look at it for nothing
            raise
        return _mend(line.decode("utf-8-sig", "replace"))


def _switches_timer_on(item: dict[str, Any]) -> bool:
    change = item["updateMessage"].get("expirationTimerChange")
    return bool(change and change.get("expiresInMs"))
