"""Within which times the record is complete."""

from __future__ import annotations

import msgspec

from stillhere.store import revision
from stillhere.store.database import Database, Row

WINDOWS = """
    SELECT coverage.channel, start_at, end_at, coverage.thread, thread_person.person,
        blind, import.last, (SELECT max(last) FROM tally WHERE tally.thread = coverage.thread)
    FROM coverage JOIN import ON import.id = coverage.import
    LEFT JOIN thread_person ON thread_person.thread = coverage.thread
    ORDER BY coverage.channel, start_at, coverage.id
"""
SOURCES = """
    SELECT channel, min(start_at), max(coalesce(end_at, import.last + 1, start_at)),
        json_group_array(json(blind))
    FROM coverage JOIN import ON import.id = coverage.import GROUP BY channel ORDER BY channel
"""


class CoverageWindow(msgspec.Struct, frozen=True):
    """A window of complete record; milliseconds UTC, `end` exclusive, None where it is unknown.

    `last` is the last event of the import that brought it, `newest` that of the thread. It holds
    for one `thread` (of one `person`, None in a group) or for all where `thread` is None.
    """

    channel: str
    start: int
    end: int | None
    thread: int | None
    person: int | None
    blind: tuple[str, ...]
    last: int | None
    newest: int | None


class SourceSummary(msgspec.Struct, frozen=True):
    """From when to when a channel is on record, and what the record may miss.

    Where the moment of an export is unknown, its record ends with its last event.
    """

    channel: str
    start: int
    end: int
    blind: tuple[str, ...]


class CoverageFamily:
    """Reads coverage, and keeps the answer to "when was this exported?"."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def windows(self) -> list[CoverageWindow]:
        """All windows, by channel and start."""
        return [_window(row) for row in self._database.rows(WINDOWS)]

    def sources(self) -> list[SourceSummary]:
        """One line a channel."""
        return [
            SourceSummary(channel, start, end, tuple(sorted(_union(blind))))
            for channel, start, end, blind in self._database.rows(SOURCES)
        ]

    def set_exported(self, import_id: int, at: int) -> None:
        """The files of this import were exported at `at` (Unix ms); for windows without an end."""
        with self._database.write():
            self._database.run(
                "UPDATE coverage SET end_at = max(start_at, ?) WHERE import = ? AND end_at IS NULL",
                at, import_id,
            )  # fmt: skip
            revision.touch(self._database)

    def extend(self, import_id: int, at: int) -> None:
        """The record that this import brought is complete until `at` (Unix ms), as nothing came."""
        with self._database.write():
            self._database.run(
                "UPDATE coverage SET end_at = max(end_at, ?) WHERE import = ?", at, import_id
            )
            revision.touch(self._database)


def _window(row: Row) -> CoverageWindow:
    channel, start, end, thread, person, blind, last, newest = row
    reasons = msgspec.json.decode(blind, type=tuple[str, ...])
    return CoverageWindow(channel, start, end, thread, person, reasons, last, newest)


def _union(blind: str) -> set[str]:
    return {reason for reasons in msgspec.json.decode(blind) for reason in reasons}
