from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import apsw
import pytest

from stillhere.errors import StoreNewer
from stillhere.store import open as opening
from stillhere.store.migrate import Named, applied, migrate, pending
from stillhere.store.migrations import MIGRATIONS
from stillhere.store.open import open_store


class MigrationHarness:
    """Builds an old shape and runs one migration on it."""

    def __init__(self, old: Sequence[str], done: Sequence[str] = ("0001 old",)) -> None:
        self.connection = apsw.Connection(":memory:")
        migrate(self.connection, self._no_backup, [(name, _nothing) for name in done])
        for statement in old:
            self.connection.execute(statement)
        self.backups: list[int] = []
        self._done = [(name, _nothing) for name in done]

    def run(self, migration: Named) -> None:
        migrate(self.connection, self.backups.append, [*self._done, migration])

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.connection.execute(sql)]

    def _no_backup(self, _number: int) -> None:
        raise AssertionError("a new store has nothing to back up")


def _nothing(connection: apsw.Connection) -> None:
    pass


def _add_colour(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE thing ADD COLUMN colour TEXT")
    connection.execute("UPDATE thing SET colour = 'green'")


def _fail_half_way(connection: apsw.Connection) -> None:
    connection.execute("UPDATE thing SET name = 'half'")
    raise RuntimeError("half way")


OLD = ("CREATE TABLE thing (name TEXT) STRICT", "INSERT INTO thing VALUES ('leaf')")


def test_a_migration_changes_data_and_is_recorded_after_a_backup() -> None:
    harness = MigrationHarness(OLD)
    harness.run(("0002 colour", _add_colour))
    assert harness.rows("SELECT * FROM thing") == [("leaf", "green")]
    assert applied(harness.connection) == ["0001 old", "0002 colour"]
    assert harness.backups == [1]


def test_a_migration_that_fails_leaves_nothing_behind() -> None:
    harness = MigrationHarness(OLD)
    with pytest.raises(RuntimeError):
        harness.run(("0002 broken", _fail_half_way))
    assert harness.rows("SELECT * FROM thing") == [("leaf",)]
    assert applied(harness.connection) == ["0001 old"]


def test_what_is_applied_is_not_applied_again() -> None:
    harness = MigrationHarness(OLD)
    harness.run(("0002 colour", _add_colour))
    harness.run(("0002 colour", _add_colour))
    assert harness.backups == [1]


def test_asking_what_is_pending_writes_nothing() -> None:
    connection = apsw.Connection(":memory:")
    assert [name for name, _ in pending(connection)] == [name for name, _ in MIGRATIONS]
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_unknown_migrations_mean_a_newer_version() -> None:
    harness = MigrationHarness(OLD, done=("0001 old", "0002 unknown"))
    with pytest.raises(StoreNewer):
        pending(harness.connection, [("0001 old", _nothing)])


@pytest.mark.parametrize("passphrase", [None, "plum"])
def test_a_backup_of_the_store_is_made_before_its_first_pending_migration(
    home: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None
) -> None:
    with open_store(home, passphrase) as store:
        store.settings.set("country", "GB")
    later = (*MIGRATIONS, ("0002 later", _nothing))
    monkeypatch.setattr(
        opening, "migrate", lambda connection, before: migrate(connection, before, later)
    )
    monkeypatch.setattr(opening, "pending", lambda connection: pending(connection, later))
    open_store(home, passphrase).close()
    (backup,) = (home / "backups").iterdir()
    assert backup.name == f"before-{len(later):04}.db"
    assert (b"SQLite format" in backup.read_bytes()) == (passphrase is None)


def test_cards_that_were_there_are_not_hushed_and_findings_are_made_anew() -> None:
    harness = MigrationHarness(
        (
            "CREATE TABLE notice (id INTEGER PRIMARY KEY, kind TEXT) STRICT",
            "INSERT INTO notice VALUES (1, 'quieter')",
            "CREATE TABLE finding (id INTEGER PRIMARY KEY) STRICT",
            "INSERT INTO finding VALUES (1)",
        )
    )
    harness.run(next(one for one in MIGRATIONS if one[0] == "0006 not this again"))
    assert harness.rows("SELECT kind, hushed FROM notice") == [("quieter", None)]
    assert harness.rows("SELECT * FROM finding") == []
