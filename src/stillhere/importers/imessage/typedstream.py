r"""The words of a message where its column `text` is empty.

They lie in `attributedBody`, a stream of typed values: after the class NSString come the bytes
`84 01 2B`, the length (one byte below 0x80, or `81` and two bytes, or `82` and four, the lowest
first), the words in UTF-8, and `86 84`. The length is believed where an end follows it; else the
end is looked for, which alone would cut a text that holds those bytes, as U+1F184 does
(ReagentX/imessage-exporter:imessage-database/src/util/streamtyped.rs and its test data).
An edited message has such streams in `message_summary_info`
(ReagentX/imessage-exporter:imessage-database/src/message_types/edited.rs).
"""

from __future__ import annotations

import re
from typing import Any

from stillhere.importers.property_lists import properties

CLASS = re.compile(b"NS(?:Mutable)?String")
STRING = b"\x84\x01+"
END, ENDS = 0x86, b"\x86\x84"
MARKS = (b"\xef\xbf\xbc", b"\xef\xbf\xbd", b"\0")
LENGTH_BYTES = {0x81: 2, 0x82: 4}
"""U+FFFC stands for an attachment and U+FFFD for an app; a NUL cannot be kept."""


def words_of(stream: bytes) -> str | None:
    """The words in a typed stream; None where there are none."""
    found = CLASS.search(stream)
    start = stream.find(STRING, found.end()) + len(STRING) if found else 0
    if start < len(STRING) or start >= len(stream):
        return None
    length, begin = _length(stream, start)
    if begin + length >= len(stream) or stream[begin + length] != END:
        end = stream.find(ENDS, begin)
        if end < 0:
            return None
        length = end - begin
    return plain(stream[begin : begin + length]) or None


def plain(text: bytes) -> str:
    """UTF-8 as text, without the marks of attachments and apps."""
    attachment, app, nul = MARKS
    if text.isascii() and nul not in text:
        return text.decode("ascii")
    if attachment in text or app in text or nul in text:
        text = text.replace(attachment, b"").replace(app, b"").replace(nul, app)
    return text.decode("utf-8", "replace")


def edited(summary: bytes) -> str | None:
    """The words of an edited message as they stand now; None where it was taken back."""
    parts = properties(summary).get("ec")
    if not isinstance(parts, dict):
        return None
    found = (_current(parts[part]) for part in sorted(parts, key=str))
    return "\n".join(filter(None, found)) or None


def _length(stream: bytes, start: int) -> tuple[int, int]:
    """How many bytes the words have, and where they begin."""
    size = LENGTH_BYTES.get(stream[start])
    if size is None:
        return stream[start], start + 1
    begin = start + 1 + size
    return int.from_bytes(stream[start + 1 : begin], "little"), begin


def _current(edits: Any) -> str | None:
    """The last of the versions of one part of a message."""
    last = edits[-1] if isinstance(edits, list) and edits else None
    stream = last.get("t") if isinstance(last, dict) else None
    return words_of(stream) if isinstance(stream, bytes) else None
