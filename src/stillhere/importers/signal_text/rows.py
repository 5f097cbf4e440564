"""The messages of a file, whichever of the two forms it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

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
DELETED = "(This message was deleted)"


class Row(NamedTuple):
    """A message: its wall clock, who wrote it, and what, None where that was deleted."""

    clock: datetime
    precision: Precision
    sender: str
    body: str | None


def text_rows(source: Source) -> Iterator[Row | Skipped]:
    """The messages of a chat.md: a header, and all lines up to the next."""
    header: re.Match[str] | None = None
    body: list[str] = []
    for number, line in lines(source):
        found = HEADER.match(line.lstrip("\ufeff"))
        if found is None:
            if header is not None and len(body) < LONGEST // 80:
                body.append(line)
            elif header is None and line.strip():
                yield Skipped(f"line {number:,}", BROKEN, masked(line))
            continue
        if header is not None:
            yield _row(header, body)
        header, body = _dated(found), []
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


def _dated(header: re.Match[str]) -> re.Match[str] | None:
    try:
        datetime.fromisoformat(f"{header[1]} {header[2]}")
    except ValueError:
        return None
    return header


def _row(header: re.Match[str], body: list[str]) -> Row:
    clock = datetime.fromisoformat(f"{header[1]} {header[2]}")
    precision: Precision = "second" if len(header[2]) > 5 else "minute"
    text = "\n".join([header[4] or "", *body]).strip()
    said = None if text == DELETED else ADDED.sub("", text).strip()
    return Row(clock, precision, readable(header[3]).strip(), said)
