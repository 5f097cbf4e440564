"""Search by any part of a word, without case and accents: segments instead of trigrams.

The index follows from the words, so it is filled here. Whoever changes its shape later fills it in
that migration and takes the filling out of this one.
"""

from __future__ import annotations

from pathlib import Path

import apsw

from stillhere.store.database import Database
from stillhere.store.search_index import rebuild

STATEMENTS = (
    "DROP TABLE search",
    "DROP TABLE search_block",
    """
    CREATE TABLE search_segment (
        segment INTEGER PRIMARY KEY AUTOINCREMENT,
        stamp INTEGER NOT NULL,
        docs INTEGER NOT NULL,
        weight INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        lowest INTEGER NOT NULL,
        highest INTEGER NOT NULL,
        owners BLOB NOT NULL,
        moments BLOB NOT NULL,
        sizes BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE search_piece (id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT",
)


def migrate(connection: apsw.Connection) -> None:
    """Make the tables of the search anew, and fill them."""
    for statement in STATEMENTS:
        connection.execute(statement)
    rebuild(Database(connection, Path()))
