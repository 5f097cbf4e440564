"""Conversations that two apps, phones or names have told twice.

A strand is what a thread has in one precision (1 is minutes): the same chat from two phones comes
under one key, in seconds and in minutes. An event with a `twin` is the same as that one, which is
shown in its place; it keeps its own row, so that importing it again and undoing stay exact.
`borrowed` says what an event lacks and shows from its twins: 1 length, 2 seconds, 4 answered.
"""

from __future__ import annotations

import apsw

STATEMENTS = (
    "ALTER TABLE event ADD COLUMN twin INTEGER REFERENCES event",
    "ALTER TABLE event ADD COLUMN borrowed INTEGER",
    "CREATE INDEX event_twin ON event (twin) WHERE twin IS NOT NULL",
    "CREATE INDEX event_hidden ON event (thread, author) WHERE twin IS NOT NULL",
    """
    CREATE TABLE hidden (
        thread INTEGER NOT NULL REFERENCES thread,
        author INTEGER NOT NULL REFERENCES handle,
        events INTEGER NOT NULL,
        PRIMARY KEY (thread, author)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE strand (
        thread INTEGER NOT NULL REFERENCES thread,
        coarse INTEGER NOT NULL,
        events INTEGER NOT NULL,
        minutes BLOB NOT NULL,
        chat INTEGER,
        PRIMARY KEY (thread, coarse)
    ) STRICT
    """,
    """
    CREATE TABLE folded (
        import INTEGER NOT NULL REFERENCES import,
        thread INTEGER NOT NULL REFERENCES thread,
        events INTEGER NOT NULL,
        PRIMARY KEY (import, thread)
    ) STRICT, WITHOUT ROWID
    """,
)


def migrate(connection: apsw.Connection) -> None:
    """Let events have twins."""
    for statement in STATEMENTS:
        connection.execute(statement)
