"""Remembers changes of people so that each can be undone exactly.

SQLite's session extension records what a change does to the rows of people; the inverse of that is
kept, and undoing applies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import apsw
import msgspec

from stillhere.store import revision, threads, totals
from stillhere.store.database import Database

TABLES = ("person", "handle", "life", "notice", "quiet", "distinct_people", "boundary_history")


class Change:
    """The id of a change, there once it is complete."""

    id: int = 0


@contextmanager
def recorded(database: Database, verb: str, people: Iterable[int]) -> Iterator[Change]:
    """One transaction that changes `people`, whose inverse is kept."""
    people = sorted(people)
    change = Change()
    with database.write():
        session = apsw.Session(database.connection, "main")
        for table in TABLES:
            session.attach(table)
        yield change
        threads.refresh(database)
        inverse = apsw.Changeset.invert(session.changeset())
        session.close()
        _roll_up(database, people)
        change.id = database.insert(
            "INSERT INTO change (verb, people, inverse) VALUES (?, ?, ?)",
            verb, msgspec.json.encode(people).decode(), inverse,
        )  # fmt: skip


def undo(database: Database, change: int) -> None:
    """Undo a change. What has been removed since stays removed; unknown ids do nothing."""
    with database.write():
        row = database.row("SELECT people, inverse FROM change WHERE id = ?", change)
        if row is None:
            return
        people = msgspec.json.decode(row[0], type=list[int])
        apsw.Changeset.apply(row[1], database.connection, conflict=_on_conflict)
        database.run("DELETE FROM change WHERE id = ?", change)
        _roll_up(database, threads.refresh(database) | set(people))


def _on_conflict(reason: int, _change: apsw.TableChange) -> int:
    if reason in {apsw.SQLITE_CHANGESET_DATA, apsw.SQLITE_CHANGESET_CONFLICT}:
        return apsw.SQLITE_CHANGESET_REPLACE
    return apsw.SQLITE_CHANGESET_OMIT


def _roll_up(database: Database, people: Iterable[int]) -> None:
    totals.refresh_people(database, set(people))
    revision.touch(database)
