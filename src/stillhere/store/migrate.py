"""Brings the shape of a store up to date, one numbered migration after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import apsw

from stillhere.errors import StoreNewer
from stillhere.store.migrations import MIGRATIONS, Migration

Named = tuple[str, Migration]


def applied(connection: apsw.Connection) -> list[str]:
    """Names of the migrations that the store has had. Reads only."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").fetchone()
    if known is None:
        return []
    return [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY number")]


def pending(
    connection: apsw.Connection, migrations: Sequence[Named] = MIGRATIONS
) -> Sequence[Named]:
    """The migrations that the store has not had. Reads only.

    Raises:
        StoreNewer: It has had some that this version does not know.
    """
    done = len(applied(connection))
    if done > len(migrations):
        raise StoreNewer
    return migrations[done:]


def migrate(
    connection: apsw.Connection,
    before: Callable[[int], None],
    migrations: Sequence[Named] = MIGRATIONS,
) -> None:
    """Apply what is pending, each in one transaction together with its record.

    `before` is called once with the number of the last applied migration, if there is one and
    something is pending: the place for a backup.
    """
    missing = pending(connection, migrations)
    done = len(migrations) - len(missing)
    if missing and done:
        before(done)
    for number, (name, function) in enumerate(missing, done + 1):
        _apply(connection, number, name, function)


def _apply(connection: apsw.Connection, number: int, name: str, function: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if number > len(applied(connection)):  # somebody else may have been faster
            connection.execute(
                "CREATE TABLE IF NOT EXISTS migration"
                " (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
            )
            function(connection)
            connection.execute("INSERT INTO migration VALUES (?, ?)", (number, name))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
