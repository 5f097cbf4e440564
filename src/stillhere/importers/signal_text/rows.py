"""The messages of a file, whichever of the two forms it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from stillhere.importers.api import Source
from stillhere.importers.signal_text.headers import HEADER
from stillhere.importers.text import lines, masked, readable
from stillhere.records.event import Precision
from stillhere.records.intake import Skipped

BROKEN = "This line is damaged and was left out."
LONGEST = 1 << 20
"""Characters kept of a message."""
ADDED = re.compile(
    r"^> .*$"  # what it answers
    r"|^\(- .* -\)\s*$|^\(\( .* \)\)\s*$"  # reactions and stickers
    r"|!?\[[^\]\n]*\]\(\.{1,2}/[^)\n]*\)",  # files
    re.MULTILINE,
)
BEGINNINGS = frozenset({"[", "\ufeff"})
DELETED = "(This message was deleted)"


class Row(msgspec.Struct, frozen=True, gc=False):
    """A message: its wall clock, who wrote it, and what, None where that was deleted."""

    clock: datetime
    precision: Precision
    sender: str
    body: str | None


class Header(msgspec.Struct, frozen=True, gc=False):
    """The first line of a message."""

    clock: datetime
    precision: Precision
    sender: str
    text: str


def text_rows(source: Source) -> Iterator[Row | Skipped]:
    """The messages of a chat.md: a header, and all lines up to the next."""
    header: Header | None = None
    body: list[str] = []
    for number, line in lines(source):
        found = HEADER.match(line.lstrip("\ufeff")) if line[:1] in BEGINNINGS else None
        if found is None:
            if header is not None and len(body) < LONGEST // 80:
                body.append(line)
            elif header is None and line.strip():
                yield Skipped(f"line {number:,}", BROKEN, masked(line))
            continue
        if header is not None:
            yield _row(header, body)
        header, body = _header(found), []
        if header is None:
            yield Skipped(f"line {number:,}", BROKEN, masked(line))
    if header is not None:
        yield _row(header, body)


def json_rows(source: Source) -> Iterator[Row | Skipped]:
    """The messages of a data.json: an object a line."""
    for number, line in lines(source):
        if line.strip("\ufeff \t\r"):
            try:
                yield _json_row(json.loads(line.lstrip("\ufeff"), strict=False))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                yield Skipped(f"line {number:,}", BROKEN, masked(line))


def _json_row(found: Any) -> Row:
    clock = datetime.fromisoformat(found["date"])
    body = found["body"]
    if type(body) is not str or clock.tzinfo is not None:
        raise TypeError("no text")
    deleted = bool(found.get("deleted"))
    sender = readable(str(found["sender"] or "")).strip()
    return Row(clock, "second", sender, None if deleted else body.strip())


def _header(found: re.Match[str]) -> Header | None:
    """What a header says; None where there is no such day or time."""
    day, time, sender, text = found.groups()
    try:
        clock = datetime.fromisoformat(f"{day} {time}")
    except ValueError:
        return None
    precision: Precision = "second" if len(time) > 5 else "minute"
    return Header(clock, precision, readable(sender).strip(), text or "")


def _row(header: Header, body: list[str]) -> Row:
    clock, precision, sender = header.clock, header.precision, header.sender
    text = ("\n".join((header.text, *body)) if body else header.text).strip()
    if text == DELETED:
        return Row(clock, precision, sender, None)
    # Most messages have none of the marks with which something is added.
    if ">" in text or "(" in text:
        text = ADDED.sub("", text).strip()
    return Row(clock, precision, sender, text)
