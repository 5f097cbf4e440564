"""A JSON file of a Messenger or Instagram download."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from stillhere.importers.api import Reading, Source
from stillhere.importers.json_stream import JsonReader
from stillhere.importers.meta.content import Lines
from stillhere.importers.meta.messages import TORN, Message, Messages
from stillhere.importers.meta.numbering import Entry, by_minute
from stillhere.importers.meta.reading import Conversation, newest_minute
from stillhere.importers.meta.threads import facts_of, is_numbered, last_members, next_file
from stillhere.records.intake import Outcome, Skipped

WANTED = frozenset(
    {"participants", "title", "thread_path", "thread_type", "threadName", "is_still_participant"}
)
SECOND_ARCHIVE = "second-archive"
DAMAGED = "damaged"
CUT_OFF = "The file ends too early or is damaged here. What came before was kept."
AT_MOST = 2000
"""Entries of the next file among which its newest minute surely ends."""

_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_DOWNLOAD = re.compile(rb'"sender_name"\s*:.{0,400}?"timestamp(?:_ms)?"\s*:\s*\d', re.DOTALL)
_PEOPLE = re.compile(rb'"participants"\s*:\s*\[\s*\{\s*"name"\s*:')
_SECURE = re.compile(rb'"threadName"\s*:')
_SECURE_MESSAGES = re.compile(rb'"(?:senderName|messages)"\s*:')


def is_download(name: str, head: bytes) -> bool:
    """Whether a file holds a conversation as Meta writes it."""
    if not _OBJECT.match(head):
        return False
    return bool(_DOWNLOAD.search(head) or (is_numbered(name) and _PEOPLE.search(head)))


def is_secure_download(head: bytes) -> bool:
    """Whether a file holds an end-to-end encrypted conversation, of the second download."""
    found = _OBJECT.match(head) and _SECURE.search(head) and _SECURE_MESSAGES.search(head)
    return found is not None


def read(source: Source, reading: Reading, service: str, lines: Lines) -> Iterator[Outcome]:
    """The conversation, its messages in file order, and the window they cover."""
    found: dict[str, Any] = {}
    conversation: Conversation | None = None
    torn = False
    with JsonReader(source) as reader:
        for member in reader.members():
            if member in WANTED:
                found[member] = reader.value()
            elif member == "messages" and conversation is None:
                if not found.get("threadName") and not found.get("title"):
                    found = {**last_members(source), **found}
                conversation = Conversation(facts_of(found, source), source, reading, service)
                yield from conversation.opening()
                messages = Messages(lines)
                runs = by_minute(messages.entries(reader.elements(Message)))
                older = _older(source, lines)
                for event in conversation.events(runs, older):
                    yield event
                    if messages.skipped:
                        yield from messages.skipped
                        torn = torn or any(one.why == TORN for one in messages.skipped)
                        messages.skipped.clear()
                torn = torn or any(one.why == TORN for one in messages.skipped)
                yield from messages.skipped
        torn_at_end = reader.torn
    if torn_at_end:
        yield Skipped(torn_at_end, CUT_OFF)
    if conversation is not None:
        damaged = (DAMAGED,) if torn or torn_at_end else ()
        secure = "threadName" in found or service != "messenger"
        yield from conversation.window(damaged + (() if secure else (SECOND_ARCHIVE,)))


def _older(source: Source, lines: Lines) -> list[Entry]:
    """The newest minute of the file with the older messages, which this one may share."""
    following = next_file(source)
    if following is None:
        return []
    with JsonReader(following) as reader:
        for member in reader.members():
            if member == "messages":
                entries = Messages(lines).entries(islice(reader.elements(Message), AT_MOST))
                return newest_minute(entries)
    return []
