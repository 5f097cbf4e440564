"""Life events that are offered: entries of calendars that may tell of one, and what was answered.

An `occasion` is kept only by an import that keeps words. `answered` holds the mark of every offer
that was accepted or declined, so that it does not come back; `person` is null for one in the
owner's own life.
"""

from __future__ import annotations

import apsw

STATEMENTS = (
    """
    CREATE TABLE occasion (
        id INTEGER PRIMARY KEY,
        import INTEGER NOT NULL REFERENCES import,
        day TEXT NOT NULL,
        until TEXT,
        words TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE answered (
        id INTEGER PRIMARY KEY,
        person INTEGER REFERENCES person,
        mark TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX answered_once ON answered (coalesce(person, 0), mark)",
)


def migrate(connection: apsw.Connection) -> None:
    """Make the tables of what is offered."""
    for statement in STATEMENTS:
        connection.execute(statement)
