"""The table COVERAGE: where the record of a channel is complete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import partial
from pathlib import Path

import numpy as np

from stillhere.records.columns import EventColumns, Window
from stillhere.tables import cells
from stillhere.tables.report import TableReport
from stillhere.tables.rows import chunks

COLUMNS = ("source", "start", "end", "tie_id", "owner")
NEEDED = 3


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """What COVERAGE holds: the windows of each owner, and a report.

    Windows under the owner "" are those of every owner.
    """

    owners: dict[str, list[Window]]
    report: TableReport

    def of(self, owner: str) -> list[Window]:
        """The windows that hold for an owner."""
        own = self.owners.get(owner, []) if owner else []
        return [*self.owners.get("", []), *own]


def read_coverage(path: Path, *, zone: tzinfo = UTC) -> CoverageTable:
    """Read COVERAGE from CSV or Parquet, gzipped or not.

    Columns are source (a channel), start, end (exclusive), and if need be tie_id and owner.
    Times are as in EVENTS; a day alone, or a time without an offset, is one in `zone`.
    A malformed row is left out and noted with its line number.

    Raises:
        InputError, TableError: As `rows.chunks` says.
    """
    report = TableReport(path.name)
    owners: dict[str, list[Window]] = {}
    moment = partial(cells.instant, zone=zone)
    for chunk in chunks(path, COLUMNS, NEEDED, report):
        bad: dict[int, str] = {}
        rows = zip(
            cells.column(chunk, "owner", str.strip, "", bad),
            cells.column(chunk, "source", str.strip, "", bad),
            cells.column(chunk, "start", moment, 0, bad),
            cells.column(chunk, "end", moment, 0, bad),
            cells.column(chunk, "tie_id", str.strip, "", bad),
            strict=True,
        )
        report.rows += len(chunk)
        for row, (owner, source, start, end, tie) in enumerate(rows):
            why = bad.get(row) or ("it ends before it starts" if end < start else "")
            if why:
                report.leave_out(chunk.place(row), why)
            else:
                owners.setdefault(owner, []).append(Window(source, start, end, tie or None))
    return CoverageTable(owners, report)


def complete(events: EventColumns, windows: Iterable[Window], until: int) -> list[Window]:
    """The windows, and one for each channel that has none.

    Such a channel is covered from its first event to `until` (Unix ms, inclusive): the table's
    last event, or the moment that is asked about if that is later.
    """
    given = list(windows)
    named = {window.channel for window in given}
    first = first_seen(events)
    added = [Window(name, first[name], until + 1) for name in events.channels if name not in named]
    return [*given, *added]


def first_seen(events: EventColumns) -> dict[str, int]:
    """The time of the first event of each channel."""
    numbers, places = np.unique(events.channel, return_index=True)
    return {
        events.channels[number]: int(events.at[place])
        for number, place in zip(numbers.tolist(), places.tolist(), strict=True)
    }


def last_event(owners: Sequence[EventColumns]) -> int | None:
    """The time of the last event of a whole table, None where it has none."""
    ends = [int(events.at[-1]) for events in owners if len(events)]
    return max(ends) if ends else None
