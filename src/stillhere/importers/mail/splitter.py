"""Cuts an mbox into its mails, on bytes: of a mail with pictures only the beginning is kept.

A mail begins with a "From " line at the start of the file or after a blank line
(timelinize/timelinize:datasources/email/email.go). Not every writer masks such lines within a
mail, so it must also look like one: with a date as RFC 4155 has it, or, where it names nobody or
one address only (newer Thunderbird), with a header after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

BLOCK = 1 << 20
KEPT = 1 << 18
"""How many bytes of a mail are kept: its headers and its text, and the beginning of the rest."""
AHEAD = 2048
"""Bytes after a "From " that decide whether a mail begins there."""
BEFORE = 8
"""Bytes from the blank line before a "From " to the end of that word."""

OPENING = re.compile(
    rb"From (?:[^\n]{0,400}[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d[^\n]{0,100}\r?\n"
    rb"|\S{0,400}[ \t]*\r?\n(?=[A-Za-z][!-9;-~]{0,100}:|>From ))"
)


class RawMail(msgspec.Struct, frozen=True, gc=False):
    """A mail as it lies in the file.

    `place` is its first byte, counted from 0; `text` begins with its "From " line. What comes
    after `KEPT` bytes is left out, and `whole` is false.
    """

    place: int
    text: bytes
    whole: bool = True


def raw_mails(stream: BinaryIO) -> Iterator[RawMail]:
    """The mails of an mbox, in bounded memory. What comes before the first one is no mail."""
    beginning, window = b"", stream.read(BLOCK + AHEAD)
    place = passed = 0
    begun, ended = OPENING.match(window) is not None, False
    while not ended:
        block = stream.read(BLOCK)
        ended = not block
        start = 0
        for opening in openings(window, final=ended):
            if begun:
                yield _cut(place, beginning, window, start, opening)
            beginning, start, begun = b"", opening, True
            place = passed + opening
        kept = len(window) if ended else max(start, len(window) - AHEAD - BEFORE)
        beginning += window[start : min(kept, start + KEPT + 1 - len(beginning))]
        window, passed = window[kept:] + block, passed + kept
    if begun and beginning:
        yield _cut(place, beginning, b"", 0, 0)


def _cut(place: int, beginning: bytes, window: bytes, start: int, end: int) -> RawMail:
    """The mail that ends at `end`, without the line end before the next one's "From "."""
    if not beginning and end - start <= KEPT:
        return RawMail(place, window[start:end])
    text = beginning + window[start : min(end, start + KEPT + 1)]
    return RawMail(place, text[:KEPT], len(text) <= KEPT)


def openings(window: bytes, *, final: bool) -> Iterator[int]:
    """Where mails begin in a window after its first byte; near its end only if it is `final`."""
    end = len(window) if final else len(window) - AHEAD
    at = window.find(b"\nFrom ", 0, end)
    while at >= 0:
        if _after_blank_line(window, at) and OPENING.match(window, at + 1):
            yield at + 1
        at = window.find(b"\nFrom ", at + 1, end)


def _after_blank_line(window: bytes, line_end: int) -> bool:
    """Whether the line that ends at `line_end` is empty."""
    before = window[max(0, line_end - 2) : line_end]
    return before.endswith(b"\n") or before == b"\n\r"
