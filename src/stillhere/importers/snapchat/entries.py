"""One entry of the chat or snap history.

Members: raleighlittles/Snapchat-Chats-And-Location-Analyzer:snapchat_chat_parser.py for the form
until 2023. Since then there is one list for each friend or group, and “Created(microseconds)”,
which holds milliseconds.
"""

from __future__ import annotations

import html
from datetime import datetime
from typing import Any, NamedTuple

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
MILLISECONDS = "Created(microseconds)"
NOTICES = ("STATUS", "NONPARTICIPANTBOT")
"""Kinds of lines that nobody wrote: who joined, what was erased, a screenshot, a missed call."""


class Entry(NamedTuple):
    """`friend` is the other’s user name, or a group’s id; `length` is None where it is unknown."""

    at: int
    sender: str
    friend: str
    group: str | None
    mine: bool
    snap: bool
    length: int | None
    words: str


def is_notice(values: dict[str, Any]) -> bool:
    """Whether a line is the app’s own."""
    return str(values.get("Media Type") or "").startswith(NOTICES)


def entry_of(values: dict[str, Any], member: str) -> Entry | None:
    """The entry under a member of the file; None where its time or its people are missing."""
    at = _time(values)
    if at is None:
        return None
    if member in OLD_LISTS:
        return _old(values, at, member)
    sender, title = values.get("From"), values.get("Conversation Title")
    group = readable(title) if isinstance(title, str) and title else None
    mine = values.get("IsSender") is True
    if not isinstance(sender, str) or not sender:
        sender = member
    snap = "IsSaved" not in values and "Content" not in values
    length, words = _text(values, values.get("Content"))
    return Entry(at, sender, member, group, mine, snap, length, words)


def _old(values: dict[str, Any], at: int, member: str) -> Entry | None:
    mine = OLD_LISTS[member]
    friend = values.get("To" if mine else "From") or values.get("From")
    if not isinstance(friend, str) or not friend:
        return None
    length, words = _text(values, values.get("Text") or values.get("Content"))
    return Entry(at, friend, friend, None, mine, "Snap" in member, length, words)


def _text(values: dict[str, Any], text: object) -> tuple[int | None, str]:
    """The length and the words; those of a text that nobody saved are unknown."""
    if not isinstance(text, str) or not text:
        return (None if values.get("Media Type") == "TEXT" else 0), ""
    text = readable(html.unescape(text))
    return len(text), text


def _time(values: dict[str, Any]) -> int | None:
    at = values.get(MILLISECONDS)
    if type(at) is not int:
        at = _written(values.get("Created"))
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
