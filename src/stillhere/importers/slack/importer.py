"""Reads one day of one channel. Joins, robots and notices are no contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import UNSET

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.importers.slack.workspace import SERVICE, Workspace
from stillhere.importers.text import encoding_of, readable
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped

STAMP = re.compile(r'"ts"\s*:\s*"\d{9,10}\.\d{6}"')
KIND = re.compile(r'"type"\s*:\s*"message"')
LIST = re.compile(r"\ufeff?\s*\[\s*\{")
TS = re.compile(r"(\d{9,10})\.(\d{6})")
DAY = re.compile(r"(\d{4}-\d\d-\d\d)\.json")
WRITTEN = frozenset({None, "file_share", "me_message", "thread_broadcast"})
DAYS_BACK = 31
SENSELESS = "This message makes no sense and was left out."
TORN = "The file stops making sense here. What came before it was kept."
WHOSE = "Which of these names is yours?"
WHEN_EXPORTED = "When did you save this from Slack?"


class Slack:
    """A workspace's export, as a zip or a folder: all of its days are one import."""

    name = "slack"
    title = "Slack exports"
    gathers = True
    knows = Knows(direction=False)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A list of objects with Slack's kind of time, which is also the message's id."""
        text = head.decode(encoding_of(head), "replace")
        marks = STAMP.search(text) is not None and KIND.search(text) is not None
        return marks and LIST.match(text) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The thread with its people, then the day's messages, then how far the record goes."""
        workspace = Workspace(source, reading)
        thread = workspace.thread()
        if thread is None:
            return
        yield from _introduced(workspace, thread)
        first: int | None = None
        last = 0
        met: set[Handle] = set(thread.participants)
        for item in _messages(source, thread, workspace, words=reading.words):
            if type(item) is Event:
                first = item.at if first is None or item.at < first else first
                last = max(last, item.at)
                if item.author not in met:
                    met.add(item.author)
                    contact = workspace.contact(item.author)
                    yield from [contact] if contact else []
            yield item
        if first is not None:
            end = workspace.exported or reading.exported
            if not _continues(source):
                yield Coverage(SERVICE, first, end and max(end, last + 1), thread.key)
            if end is None:
                yield Question("exported", WHEN_EXPORTED)


class Message(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    type: Any = UNSET
    subtype: Any = None
    user: Any = UNSET
    bot_id: Any = None
    ts: Any = None
    text: Any = None


def _introduced(workspace: Workspace, thread: Thread) -> Iterator[Outcome]:
    yield thread
    if workspace.own is not None:
        yield OwnHandle(workspace.own)
    elif not thread.group:
        yield Question("owner", WHOSE, workspace.choices())
    if not thread.group:
        for handle in thread.participants:
            contact = workspace.contact(handle)
            yield from [contact] if contact else []


def _messages(
    source: Source, thread: Thread, workspace: Workspace, *, words: bool
) -> Iterator[Event | Skipped]:
    with JsonReader(source) as reader:
        for number, message in enumerate(reader.elements(Message), 1):
            try:
                event = _event(message, thread, workspace, words=words)
            except (TypeError, ValueError, KeyError, AttributeError):
                where = message.where if isinstance(message, Torn) else f"message {number:,}"
                yield Skipped(where, SENSELESS)
                continue
            if event is not None:
                yield event
        if reader.torn:
            yield Skipped(reader.torn, TORN)


def _event(message: Message, thread: Thread, workspace: Workspace, *, words: bool) -> Event | None:
    """A message that somebody wrote. Its time is its id, to the microsecond."""
    if message.type is UNSET:
        raise KeyError("type")
    if message.type != "message" or message.subtype not in WRITTEN:
        return None
    user = message.user
    if type(user) is not str:
        raise TypeError("no author")
    author = workspace.author(user)
    if author is None or message.bot_id:
        return None
    found = TS.fullmatch(message.ts)
    if found is None:
        raise ValueError("no time")
    stamp = int(found[1] + found[2])
    text = _plain(message.text or "")
    return Event(
        thread.key,
        stamp,
        stamp // 1000,
        author,
        SERVICE,
        length=len(text),
        words=readable(text) if words else None,
    )


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _continues(source: Source) -> bool:
    """Whether a day not long before is there, whose window holds for this one, too."""
    found = DAY.fullmatch(source.name)
    if found is None:
        return False
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return False
    before = (day - timedelta(days=back) for back in range(1, DAYS_BACK + 1))
    return any(_has_messages(source.beside(f"{each.isoformat()}.json")) for each in before)


def _has_messages(day: Source | None) -> bool:
    """Whether somebody wrote on that day: its file has a user without any subtype."""
    if day is None:
        return False
    with JsonReader(day) as reader:
        return any(_is_written(message) for message in reader.elements(Message))


def _is_written(message: Any) -> bool:
    if type(message) is not Message:
        return False
    plain = message.type == "message" and message.subtype is None
    dated = type(message.ts) is str and TS.fullmatch(message.ts) is not None
    return plain and dated and message.user is not UNSET and not message.bot_id
