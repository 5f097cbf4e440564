"""One entry of the chat or snap history.

Members: raleighlittles/Snapchat-Chats-And-Location-Analyzer:snapchat_chat_parser.py for the form
until 2023. Since then there is one list for each friend or group, and “Created(microseconds)”,
which holds milliseconds.
"""

from __future__ import annotations

import html
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from stillhere.importers.text import readable

OLD_LISTS = {
    "Received Saved Chat History": False,
    "Received Unsaved Chat History": False,
    "Received Snap History": False,
    "Sent Saved Chat History": True,
    "Sent Unsaved Chat History": True,
    "Sent Snap History": True,
}
"""The lists of the older form, and whether they hold the owner’s own."""

LATEST = 4_102_444_800_000
NOTICES = ("STATUS", "NONPARTICIPANTBOT")
"""Kinds of lines that nobody wrote: who joined, what was erased, a screenshot, a missed call."""


class Line(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    sender: Any = msgspec.field(name="From", default=None)
    to: Any = msgspec.field(name="To", default=None)
    media: Any = msgspec.field(name="Media Type", default=None)
    created: Any = msgspec.field(name="Created", default=None)
    milliseconds: Any = msgspec.field(name="Created(microseconds)", default=None)
    content: Any = msgspec.field(name="Content", default=UNSET)
    text: Any = msgspec.field(name="Text", default=None)
    title: Any = msgspec.field(name="Conversation Title", default=None)
    mine: Any = msgspec.field(name="IsSender", default=None)
    saved: Any = msgspec.field(name="IsSaved", default=UNSET)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """`friend` is the other’s user name, or a group’s id; `length` is None where it is unknown."""

    at: int
    sender: str
    friend: str
    group: str | None
    mine: bool
    snap: bool
    length: int | None
    words: str


def is_notice(line: Line) -> bool:
    """Whether a line is the app’s own."""
    return str(line.media or "").startswith(NOTICES)


def entry_of(line: Line, member: str) -> Entry | None:
    """The entry under a member of the file; None where its time or its people are missing."""
    at = _time(line)
    if at is None:
        return None
    if member in OLD_LISTS:
        return _old(line, at, member)
    sender, title = line.sender, line.title
    group = readable(title) if isinstance(title, str) and title else None
    mine = line.mine is True
    if not isinstance(sender, str) or not sender:
        sender = member
    snap = line.saved is UNSET and line.content is UNSET
    length, words = _text(line, line.content)
    return Entry(at, sender, member, group, mine, snap, length, words)


def _old(line: Line, at: int, member: str) -> Entry | None:
    mine = OLD_LISTS[member]
    friend = (line.to if mine else line.sender) or line.sender
    if not isinstance(friend, str) or not friend:
        return None
    length, words = _text(line, line.text or line.content)
    return Entry(at, friend, friend, None, mine, "Snap" in member, length, words)


def _text(line: Line, text: object) -> tuple[int | None, str]:
    """The length and the words; those of a text that nobody saved are unknown."""
    if not isinstance(text, str) or not text:
        return (None if line.media == "TEXT" else 0), ""
    text = readable(html.unescape(text))
    return len(text), text


def _time(line: Line) -> int | None:
    at = line.milliseconds
    if type(at) is not int:
        at = _written(line.created)
    return at if at is not None and 0 < at < LATEST else None


def _written(text: object) -> int | None:
    """The time of “2024-04-20 01:29:22 UTC”."""
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text.removesuffix(" UTC").strip() + "+00:00")
        return round(moment.timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
