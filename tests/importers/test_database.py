"""Another app's database is read from a copy, with what its log still holds."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from stillhere.errors import DamagedFile, PasswordWrong
from stillhere.importers.database import HEADER, is_database, opened
from stillhere.importers.streams import FileSource
from stillhere.testing.memory import MemorySource

KEY = bytes(range(32))


def database(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE message (id INTEGER, body TEXT)")
    connection.execute("INSERT INTO message VALUES (1, 'one')")
    return connection


def test_rows_columns_and_counts_are_read(tmp_path: Path) -> None:
    database(tmp_path / "chat.db").close()
    with opened(FileSource(tmp_path / "chat.db")) as copy:
        assert list(copy.rows("SELECT * FROM message WHERE id = ?", 1)) == [(1, "one")]
        assert copy.columns("message") == {"id", "body"}
        assert copy.count("message") == 1
        assert copy.columns("nothing") == frozenset()
        assert copy.count("nothing") == 0


def test_what_only_the_log_holds_is_read_and_the_original_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    database(path).close()
    running = apsw.Connection(str(path))
    running.execute("PRAGMA journal_mode = WAL")
    running.execute("INSERT INTO message VALUES (2, 'two')")
    before = path.read_bytes()
    with opened(FileSource(path)) as copy:
        assert copy.count("message") == 2
    assert path.read_bytes() == before
    running.close()


def test_an_encrypted_database_opens_with_its_key_only(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite"
    connection = apsw.Connection(str(path))
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{KEY.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE messages (id)")
    connection.close()
    with opened(FileSource(path), KEY) as copy:
        assert copy.columns("messages") == {"id"}
    with pytest.raises(PasswordWrong), opened(FileSource(path), bytes(32)):
        pass


@pytest.mark.parametrize("data", [b"noise" * 300, HEADER, HEADER + b"\xff" * 5000])
def test_what_is_no_database_is_told(data: bytes) -> None:
    with pytest.raises(DamagedFile), opened(MemorySource("chat.db", data)) as copy:
        list(copy.rows("SELECT * FROM message"))


def test_a_database_is_recognised_by_its_tables(tmp_path: Path) -> None:
    database(tmp_path / "chat.db").close()
    head = FileSource(tmp_path / "chat.db").head()
    assert is_database(head, "message")
    assert not is_database(head, "message", "handle")
    assert not is_database(b"CREATE TABLE message", "message")
