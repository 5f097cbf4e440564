"""Remembers changes of people so that each can be undone exactly.

SQLite's session extension records what a change does to the rows of people; the inverse of that is
kept, and undoing applies it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from stillhere.store import revision, threads
from stillhere.store.database import Database

TABLES = (
    "person", "handle", "life", "notice", "quiet", "distinct_people", "boundary_history",
    "draft", "sent", "plan", "answered", "setting",
)  # fmt: skip


class Change:
    """The id of a change, there once it is complete."""

    id: int = 0


@contextmanager
def recorded(database: Database, verb: str) -> Iterator[Change]:
    """One transaction that changes people, whose inverse is kept."""
    change = Change()
    with database.write():
        session = apsw.Session(database.connection, "main")
        for table in TABLES:
            session.attach(table)
        yield change
        threads.refresh(database)
        inverse = apsw.Changeset.invert(session.changeset())
        session.close()
        revision.touch(database)
        change.id = database.insert(
            "INSERT INTO change (verb, inverse) VALUES (?, ?)",
            verb, inverse,
        )  # fmt: skip


def undo(database: Database, change: int) -> None:
    """Undo a change. What has been removed since stays removed; unknown ids do nothing."""
    with database.write():
        inverse = database.value("SELECT inverse FROM change WHERE id = ?", change)
        if inverse is None:
            return
        apsw.Changeset.apply(inverse, database.connection, conflict=_on_conflict)
        database.run("DELETE FROM change WHERE id = ?", change)
        threads.refresh(database)
        revision.touch(database)


def _on_conflict(reason: int, _change: apsw.TableChange) -> int:
    if reason in {apsw.SQLITE_CHANGESET_DATA, apsw.SQLITE_CHANGESET_CONFLICT}:
        return apsw.SQLITE_CHANGESET_REPLACE
    return apsw.SQLITE_CHANGESET_OMIT
