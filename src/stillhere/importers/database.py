"""Reads another app's SQLite file: a private copy, with its write-ahead log, never the original.

Recent messages of a running app lie in the log beside the file ("chat.db-wal"): without it they
would be missed (grioghar/imessage-exporter-redux:docs/SCHEMA.md). The copy is readable for its
owner only and is removed when it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

import apsw

from stillhere.errors import DamagedFile, PasswordWrong
from stillhere.importers.api import Source
from stillhere.importers.streams import CHUNK
from stillhere.records.intake import Outcome, Skipped

HEADER = b"SQLite format 3\0"
LOGS = ("-wal",)
REST = "the rest of the file"

Row = tuple[Any, ...]


class AppDatabase:
    """An open copy of an app's database."""

    def __init__(self, connection: apsw.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def rows(self, sql: str, *values: Any) -> Iterator[Row]:
        """The rows, one after the other.

        Raises:
            DamagedFile: the file is torn, or has not the tables of which `sql` speaks.
        """
        try:
            yield from self._connection.execute(sql, values)
        except (apsw.Error, UnicodeDecodeError) as error:
            raise DamagedFile(name=self._name, where="one of its tables") from error

    def columns(self, table: str) -> frozenset[str]:
        """The names of a table's columns; none where there is no such table."""
        return frozenset(
            row[0] for row in self.rows("SELECT name FROM pragma_table_info(?)", table)
        )

    def count(self, table: str) -> int:
        """How many rows a table has; 0 where there is no such table."""
        if not self.columns(table):
            return 0
        return int(next(self.rows(f"SELECT count(*) FROM [{table}]"))[0])  # noqa: S608 - ours


def read_through(
    source: Source, of: Callable[[AppDatabase], Iterator[Outcome]]
) -> Generator[Outcome, None, bool]:
    """What `of` makes of the database in `source`; where it is torn, a `Skipped` for the rest.

    Returns:
        Whether it was read to its end.
    """
    try:
        with opened(source) as database:
            yield from of(database)
    except DamagedFile as error:
        yield Skipped(REST, str(error))
        return False
    return True


@contextmanager
def opened(source: Source, key: bytes | None = None) -> Iterator[AppDatabase]:
    """A copy of the database in `source`, open for reading.

    Args:
        source: the file; its log is taken from beside it.
        key: the raw SQLCipher key, where the file is encrypted.

    Raises:
        DamagedFile: it is no whole database.
        PasswordWrong: `key` does not open it.
    """
    with TemporaryDirectory(prefix="stillhere-") as folder:
        copy = Path(folder, "copy.db")
        _copy(source, copy)
        for suffix in LOGS:
            log = source.beside(source.name + suffix)
            if log is not None:
                _copy(log, Path(folder, copy.name + suffix))
        connection = apsw.Connection(str(copy))
        try:
            _unlock(connection, source.name, key)
            yield AppDatabase(connection, source.name)
        finally:
            connection.close()


def is_database(head: bytes, *tables: str) -> bool:
    """Whether a file begins as a plain SQLite database whose schema names all of `tables`.

    The schema of an app with many tables may lie beyond the first bytes: where its file has a name
    of its own, ask for that instead.
    """
    return head.startswith(HEADER) and all(_names(head, table) for table in tables)


def _names(head: bytes, table: str) -> bool:
    name = table.encode()
    marks = (b"TABLE " + name, b'TABLE "' + name + b'"', b"TABLE IF NOT EXISTS " + name)
    return any(mark in head for mark in marks)


def _copy(source: Source, to: Path) -> None:
    with source.open() as stream, to.open("wb") as copy:
        copyfileobj(stream, copy, CHUNK)


def _unlock(connection: apsw.Connection, name: str, key: bytes | None) -> None:
    try:
        if key is not None:
            connection.execute("PRAGMA cipher = 'sqlcipher'")
            connection.execute("PRAGMA legacy = 4")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except apsw.NotADBError as error:
        if key is not None:
            raise PasswordWrong(name=name) from error
        raise DamagedFile(name=name, where="its first bytes") from error
    except apsw.Error as error:
        raise DamagedFile(name=name, where="its first bytes") from error
