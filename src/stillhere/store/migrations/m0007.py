"""Vectors of meaning of the words that are kept; they go with the words.

`vector` is null for words that are too few to mean anything by themselves.
"""

from __future__ import annotations

import apsw

STATEMENTS = (
    """
    CREATE TABLE meaning (
        event INTEGER PRIMARY KEY REFERENCES event,
        sketch BLOB,
        vector BLOB
    ) STRICT
    """,
    """
    CREATE TRIGGER words_gone AFTER DELETE ON words BEGIN
        DELETE FROM meaning WHERE event = old.event;
    END
    """,
    """
    CREATE TRIGGER words_other AFTER UPDATE OF text ON words BEGIN
        DELETE FROM meaning WHERE event = old.event;
    END
    """,
)


def migrate(connection: apsw.Connection) -> None:
    """Make the table of vectors."""
    for statement in STATEMENTS:
        connection.execute(statement)
