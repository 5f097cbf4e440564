"""The table EVENTS: every message, call and meeting, one a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import KINDS, EventColumns
from stillhere.tables import cells
from stillhere.tables.report import TableReport
from stillhere.tables.rows import Chunk, chunks

COLUMNS = (
    "tie_id",
    "timestamp",
    "direction",
    "channel",
    "kind",
    "duration_s",
    "length",
    "answered",
    "owner",
)
NEEDED = 3
CALL = KINDS.index("call")


@dataclass(frozen=True, slots=True)
class EventsTable:
    """What EVENTS holds: the events of each owner ("" where the table names none), and a report."""

    owners: dict[str, EventColumns]
    report: TableReport


class Codes:
    """Numbers for names, in the order in which they are met."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}

    def __call__(self, name: str) -> int:
        return self.names.setdefault(name.strip(), len(self.names))

    def required(self, name: str) -> int:
        """The same for a name that must be there."""
        return self(cells.name(name))


@dataclass(slots=True)
class Book:
    """The codes of a table's names."""

    ties: Codes
    channels: Codes
    owners: Codes


def read_events(path: Path) -> EventsTable:
    """Read EVENTS from CSV or Parquet, gzipped or not.

    Columns are tie_id, timestamp (ISO 8601 with offset, or Unix seconds), direction (in, out),
    and, blank or missing if need be, channel, kind (message where blank), duration_s, length,
    answered and owner. Others are ignored. A call with a duration and no word on it was answered.
    A malformed row is left out and noted with its line number.

    Raises:
        InputError, TableError: As `rows.chunks` says.
    """
    report = TableReport(path.name)
    return EventsTable(read_chunks(chunks(path, COLUMNS, NEEDED, report), report), report)


def read_chunks(source: Iterable[Chunk], report: TableReport) -> dict[str, EventColumns]:
    """The events of each owner, from a table's rows."""
    book = Book(Codes(), Codes(), Codes())
    parts = [part(chunk, book, report) for chunk in source]
    return together(parts, book) if parts else {}


Part = tuple[NDArray[np.int64], EventColumns]
"""Owner of each row, and the rows with ties and channels as codes."""


def part(chunk: Chunk, book: Book, report: TableReport) -> Part:
    """Read some rows."""
    bad: dict[int, str] = {}
    tie = cells.column(chunk, "tie_id", book.ties.required, -1, bad)
    at = cells.column(chunk, "timestamp", cells.event_instant, 0, bad)
    out = cells.column(chunk, "direction", cells.direction, False, bad)  # a value
    channel = cells.column(chunk, "channel", book.channels, book.channels(""), bad)
    kind = cells.column(chunk, "kind", cells.kind, 0, bad)
    seconds = cells.column(chunk, "duration_s", cells.seconds, np.nan, bad)
    length = cells.column(chunk, "length", cells.length, -1, bad)
    answered = cells.column(chunk, "answered", cells.answered, -1, bad)
    owner = cells.column(chunk, "owner", book.owners, book.owners(""), bad)
    kept = note(chunk, bad, report)
    columns = EventColumns(
        ties=(),
        channels=(),
        tie=np.array(tie, dtype=np.int32)[kept],
        at=np.array(at, dtype=np.int64)[kept],
        out=np.array(out, dtype=np.bool_)[kept],
        kind=np.array(kind, dtype=np.int8)[kept],
        channel=np.array(channel, dtype=np.int16)[kept],
        seconds=np.array(seconds, dtype=np.float32)[kept],
        answered=np.array(answered, dtype=np.int8)[kept],
        length=np.array(length, dtype=np.int32)[kept],
    )
    return np.array(owner, dtype=np.int64)[kept], columns


def note(chunk: Chunk, bad: dict[int, str], report: TableReport) -> NDArray[np.bool_]:
    """Count the rows, note the bad ones in order, and say which to keep."""
    report.rows += len(chunk)
    kept = np.ones(len(chunk), dtype=np.bool_)
    for row in sorted(bad):
        report.leave_out(chunk.place(row), bad[row])
        kept[row] = False
    return kept


ARRAYS = ("tie", "at", "out", "kind", "channel", "seconds", "answered", "length")


def together(parts: Sequence[Part], book: Book) -> dict[str, EventColumns]:
    """All rows by owner, each sorted by time."""
    owner = np.concatenate([owners for owners, _ in parts])
    joined = {
        name: np.concatenate([getattr(columns, name) for _, columns in parts]) for name in ARRAYS
    }
    names = list(book.owners.names)
    return {
        names[code]: one_owner({name: joined[name][owner == code] for name in ARRAYS}, book)
        for code in np.unique(owner).tolist()
    }


def one_owner(arrays: dict[str, NDArray[Any]], book: Book) -> EventColumns:
    """The events of one owner, with only its own ties and channels, by name."""
    order = np.argsort(arrays["at"], kind="stable")
    sorted_by_time = {name: array[order] for name, array in arrays.items()}
    ties, tie = renumbered(sorted_by_time["tie"], book.ties)
    channels, channel = renumbered(sorted_by_time["channel"], book.channels)
    answered = sorted_by_time["answered"]
    lasted = (answered == -1) & (sorted_by_time["kind"] == CALL) & (sorted_by_time["seconds"] > 0)
    sorted_by_time |= {
        "tie": tie.astype(np.int32),
        "channel": channel.astype(np.int16),
        "answered": np.where(lasted, 1, answered).astype(np.int8),
    }
    return EventColumns(ties=ties, channels=channels, **sorted_by_time)


def renumbered(values: NDArray[Any], codes: Codes) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The names that occur, sorted, and the positions of the values among them."""
    names = np.array(list(codes.names), dtype=object)
    present, inverse = np.unique(values, return_inverse=True)
    found = names[present].tolist()
    order = sorted(range(len(found)), key=found.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return tuple(found[place] for place in order), rank[inverse]
