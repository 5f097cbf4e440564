"""What was brought in: one import a file, and taking one out again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from stillhere.errors import NothingToUndo
from stillhere.records.handle import Handle
from stillhere.store.database import Database
from stillhere.store.imported import COLUMNS, ImportRecord, read_record
from stillhere.store.intake import ImportWriter
from stillhere.store.sent import Sent
from stillhere.store.undo import Undone, undo


class Imports:
    """Brings files in and takes them out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def begin(
        self,
        label: str,
        importer: str,
        fingerprint: str,
        *,
        words: bool,
        at: int,
        more_follow: bool = False,
    ) -> Iterator[ImportWriter]:
        """One import as one transaction; an exception inside leaves the store as it was.

        `words` tells whether the words of events are kept; `at` is now, in Unix milliseconds.
        Where `more_follow` at once, `Search.tidy` after the last makes searching as fast as ever.

        Raises:
            StoreBusy: Another import is running.
            DiskFull: There was no room.
        """
        with self._database.write():
            id_ = self._database.insert(
                "INSERT INTO import (label, importer, fingerprint, words, at)"
                " VALUES (?, ?, ?, ?, ?)",
                label, importer, fingerprint, words, at,
            )  # fmt: skip
            writer = ImportWriter(self._database, id_, words=words, more_follow=more_follow)
            yield writer
            writer.finish()

    def list(self) -> list[ImportRecord]:
        """All imports, newest first."""
        rows = self._database.rows(f"SELECT {COLUMNS} FROM import ORDER BY id DESC")
        return [read_record(self._database, row) for row in rows]

    def get(self, import_id: int) -> ImportRecord | None:
        """One import, None where there is no such."""
        row = self._database.row(f"SELECT {COLUMNS} FROM import WHERE id = ?", import_id)
        return None if row is None else read_record(self._database, row)

    def find(self, fingerprint: str) -> ImportRecord | None:
        """The latest import of a file with this fingerprint."""
        sql = f"SELECT {COLUMNS} FROM import WHERE fingerprint = ? ORDER BY id DESC LIMIT 1"
        row = self._database.row(sql, fingerprint)
        return None if row is None else read_record(self._database, row)

    def participants(self, import_id: int) -> tuple[Handle, ...]:
        """Who takes part in the conversations of an import, as it names them."""
        rows = self._database.rows(
            "SELECT DISTINCT service, address FROM participant"
            " JOIN handle ON handle.id = participant.handle WHERE import = ? ORDER BY handle.id",
            import_id,
        )
        return tuple(Handle(*row) for row in rows)

    def undo(self, import_id: int) -> Undone:
        """Take out what only this import has brought, its words included.

        Raises:
            NothingToUndo: There is no such import.
        """
        with self._database.write():
            if self.get(import_id) is None:
                raise NothingToUndo(id=import_id)
            undone = undo(self._database, import_id)
            Sent(self._database).settle()
            return undone
