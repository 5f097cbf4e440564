"""One message of a conversation: words without their markup, or a call.

Members and types: siwen-r/skype-export-parser:docs/skype.md and src/classes/SkypeParser.ts.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import Any

import msgspec

from stillhere.importers.text import readable
from stillhere.records.event import Kind

LATEST = 4_102_444_800_000
_TAG = re.compile(r"<[^<>]*>")
_QUOTE = re.compile(r"<quote\b.*?</quote>", re.DOTALL)
_EDIT = re.compile(r"<e_m\b[^<>]{0,200}?\bts_ms=\"(\d{1,15})\"")
_PARTS = re.compile(r"<partlist\b([^<>]*)>")
_TYPE = re.compile(r"\btype=\"(\w+)\"")
_DURATION = re.compile(r"<duration>\s*(\d{1,7})(?:\.\d+)?\s*</duration>")
_NO_MESSAGE = frozenset({"RichText/Media_CallRecording"})


class Message(msgspec.Struct, gc=False):
    """The members that matter; what they hold is looked at later."""

    id: Any = None
    from_: Any = msgspec.field(name="from", default=None)
    displayName: Any = None  # noqa: N815 - as the file has it
    originalarrivaltime: Any = None
    messagetype: Any = None
    content: Any = None


class Said(msgspec.Struct, frozen=True, gc=False):
    """What a message is; `edits` is the time (Unix ms) of the message that it replaces."""

    kind: Kind
    length: int | None = None
    words: str = ""
    seconds: int | None = None
    answered: bool | None = None
    edits: int | None = None


def said_of(kind: object, content: object) -> Said | None:
    """What was said, None where that is nothing: a notice, a call’s beginning, what was removed."""
    if not isinstance(kind, str) or kind in _NO_MESSAGE:
        return None
    text = content if isinstance(content, str) else ""
    if kind == "Event/Call":
        return _call(text)
    if kind == "Text":
        return Said("message", len(text), readable(text)) if text else None
    if kind in {"RichText", "RichText/Html"}:
        return _rich(text)
    if kind == "EndToEndEncryption/EncryptedText":
        return Said("message")
    return Said("message", 0) if kind.startswith("RichText/") else None


def _rich(text: str) -> Said | None:
    """Words without tags and quotes. A message that was removed has none."""
    edit = _EDIT.search(text) if "<e_m" in text else None
    edits = int(edit[1]) if edit else 0
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub("", _without_quotes(text)))
    text = readable(text.strip())
    if not text:
        return None
    return Said("message", len(text), text, edits=edits if 0 < edits < LATEST else None)


def _without_quotes(text: str) -> str:
    before, end, after = text.rpartition("</quote>")
    return _QUOTE.sub("", before + end) + after


def _call(text: str) -> Said | None:
    """A call at its end, or one that was missed. Its beginning is a message of its own."""
    parts = _PARTS.search(text)
    if parts is None:
        return None
    kind = _TYPE.search(parts[1])
    lengths = [int(each) for each in _DURATION.findall(text)]
    if kind is not None and kind[1] == "missed":
        return Said("call", seconds=0, answered=False)
    if not lengths and (kind is None or kind[1] != "ended"):
        return None
    longest = max(lengths, default=0)
    return Said("call", seconds=longest, answered=longest > 0)


def moment(text: object) -> int | None:
    """The instant of “2020-04-23T15:05:21.123Z”; one without a zone is of UTC."""
    if not isinstance(text, str):
        return None
    try:
        at = datetime.fromisoformat(text)
        aware = at if at.tzinfo else at.replace(tzinfo=UTC)
        number = round(aware.timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
    return number if 0 < number < LATEST else None
