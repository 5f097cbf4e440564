"""The header fields of a mail: those that somebody asks for, found in one pass."""

from __future__ import annotations

import re

Fields = dict[bytes, bytes]
"""The fields of a header by their names in lower case, the first of each name, still folded."""

READ = re.compile(
    rb"\n(from|to|cc|date|delivered-to|received|subject|message-id|mime-version|x-gmail-labels"
    rb"|list-id|list-unsubscribe|precedence|auto-submitted"
    rb"|content-(?:type|transfer-encoding|disposition)):[ \t]*+([^\n]*+(?:\n[ \t][^\n]*+)*+)",
    re.IGNORECASE,
)
LONGEST = 1 << 17
"""Bytes of a header that are read."""


def fields_of(header: bytes) -> Fields:
    """The fields of a header that begins with a line end."""
    if b"\r" in header:
        header = header.replace(b"\r\n", b"\n")
    return {name.lower(): value for name, value in READ.findall(header, 0, LONGEST)[::-1]}


def halves(mail: bytes, start: int = 0) -> tuple[Fields, int]:
    """The header of a mail that begins at `start`, and where its body begins."""
    if mail[start : start + 1] in {b"\n", b"\r"}:
        return {}, start + 1
    first = mail.find(b"\n", start)
    ends = (b"\n\r\n", b"\n\n") if mail[first - 1 : first] == b"\r" else (b"\n\n", b"\n\r\n")
    for end in ends:
        at = mail.find(end, start)
        if at >= 0:
            return fields_of(b"\n" + mail[start:at].rstrip(b"\r")), at + len(end)
    return fields_of(b"\n" + mail[start:]), len(mail)
