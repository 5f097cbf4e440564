"""The writing desk: words that are kept, tries that no import has told of yet, own plans.

A `sent` try is shown as an event logged by hand until an import brings the message itself; `event`
is that event, null while an imported one stands for it. So undoing that import brings it back.
"""

from __future__ import annotations

import apsw

STATEMENTS = (
    """
    CREATE TABLE draft (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES person,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        waits_until TEXT,
        words TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sent (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES person,
        channel TEXT NOT NULL,
        at INTEGER NOT NULL,
        event INTEGER REFERENCES event
    ) STRICT
    """,
    """
    CREATE TABLE plan (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES person,
        day TEXT NOT NULL
    ) STRICT
    """,
)


def migrate(connection: apsw.Connection) -> None:
    """Make the tables of the writing desk."""
    for statement in STATEMENTS:
        connection.execute(statement)
