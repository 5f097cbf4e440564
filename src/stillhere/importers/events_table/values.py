"""Cells to values. Each function raises `ValueError` for a cell that makes no sense."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from stillhere.records.event import Kind
from stillhere.support.clock import milliseconds

KINDS = dict(zip(get_args(Kind), get_args(Kind), strict=True))
EARLIEST = 0
LATEST = 4_102_444_800_000
"""1970 and 2100 in Unix milliseconds."""


def text(cell: object) -> str:
    """A cell as text, "" for a blank one."""
    if type(cell) is str:
        return cell.strip()
    return "" if cell is None else str(cell).strip()


def instant(cell: object) -> int:
    """Unix milliseconds of ISO 8601 with an offset, or of Unix seconds."""
    at = milliseconds(_moment(cell)) if _is_iso(cell) else round(float(text(cell)) * 1000)
    if not EARLIEST <= at < LATEST:
        raise ValueError("out of range")
    return at


def is_out(cell: object) -> bool:
    """Whether the owner did it."""
    direction = text(cell).lower()
    if direction not in {"in", "out"}:
        raise ValueError("neither in nor out")
    return direction == "out"


def kind(cell: object) -> Kind:
    """The kind; a message where the cell is blank."""
    found: Kind | None = KINDS.get(text(cell).lower() or "message")
    if found is None:
        raise ValueError("no kind")
    return found


def number(cell: object) -> int | None:
    """A whole number of seconds or characters; None for a blank cell."""
    if cell is None or cell == "":
        return None
    words = text(cell)
    if not words:
        return None
    found = round(float(words))
    if found < 0:
        raise ValueError("negative")
    return found


def flag(cell: object) -> bool | None:
    """Yes or no; None for a blank cell."""
    word = text(cell).lower()
    if not word:
        return None
    if word not in {"0", "1", "0.0", "1.0", "true", "false"}:
        raise ValueError("neither yes nor no")
    return word in {"1", "1.0", "true"}


def _is_iso(cell: object) -> bool:
    return isinstance(cell, datetime) or "-" in text(cell)[1:] or "T" in text(cell)


def _moment(cell: object) -> datetime:
    moment = cell if isinstance(cell, datetime) else datetime.fromisoformat(text(cell))
    if moment.tzinfo is None:
        raise ValueError("no offset")
    return moment
