"""One connection to the store: runs SQL, keeps transactions, turns SQLite's errors into ours."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from stillhere.errors import DiskFull, StoreBusy, StoreDamaged

Row = tuple[Any, ...]

PAGE_SIZE = 8192
CACHE_KIB = 32_000


def connect(path: Path, key: bytes | None, busy_seconds: float) -> apsw.Connection:
    """Open `path`, made with mode 0600 where it is missing. `key` is the raw key, if any.

    Raises:
        apsw.NotADBError: It is no database, or `key` is the wrong one.
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        _set_up(connection, key, busy_seconds)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: apsw.Connection, key: bytes | None, busy_seconds: float) -> None:
    connection.set_busy_timeout(round(busy_seconds * 1000))
    if key is not None:
        connection.execute(f"PRAGMA key = 'raw:{key.hex()}'")
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA temp_store = MEMORY")  # temporary files would not be encrypted
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


class Database:
    """A connection whose errors are those of `stillhere.errors`."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """All rows."""
        with self._translating():
            return self.connection.execute(sql, values).fetchall()

    def stream(self, sql: str, *values: Any) -> Iterator[Row]:
        """Row after row, for results of any size."""
        with self._translating():
            yield from self.connection.execute(sql, values)

    def row(self, sql: str, *values: Any) -> Row | None:
        """The first row, or None."""
        with self._translating():
            found = self.connection.execute(sql, values).fetchone()
            return None if found is None else tuple(found)

    def value(self, sql: str, *values: Any) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, *values)
        return None if found is None else found[0]

    def run(self, sql: str, *values: Any) -> int:
        """How many rows a statement changed."""
        with self._translating():
            self.connection.execute(sql, values)
            return self.connection.changes()

    def insert(self, sql: str, *values: Any) -> int:
        """The id of the row that was added."""
        with self._translating():
            self.connection.execute(sql, values)
            return self.connection.last_insert_rowid()

    def many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> int:
        """Run `sql` once for each of `rows`; how many rows of its table it changed."""
        before = self.connection.total_changes()
        with self._translating():
            self.connection.executemany(sql, rows)
        return self.connection.total_changes() - before

    def many_returning(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> list[Row]:
        """Run `sql`, which ends with RETURNING, once for each of `rows`; all that it returns."""
        with self._translating():
            return self.connection.executemany(sql, rows).fetchall()

    @contextmanager
    def write(self) -> Iterator[None]:
        """One write transaction; inside another one, a part of it.

        Raises:
            StoreBusy: Another one did not end in time.
            DiskFull: There was no room; everything is as before.
        """
        if self.connection.in_transaction:
            yield
            return
        with self._translating():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads that all see the same, whatever is written meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with self._translating():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def _roll_back(self) -> None:
        if self.connection.in_transaction:  # SQLite has already done it where the disk is full
            self.connection.execute("ROLLBACK")

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            raise translated(error, self.path) from error


def translated(error: apsw.Error, path: Path) -> Exception:
    """The error that a person reads, or `error` itself where it is our own mistake."""
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return StoreBusy()
    if isinstance(error, apsw.FullError):
        return DiskFull()
    if isinstance(error, apsw.NotADBError | apsw.CorruptError):
        return StoreDamaged(name=path.name)
    return error
