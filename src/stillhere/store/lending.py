"""What a shown event lacks, it borrows from its hidden twins: words, a length, a call's answer.

It gives all of it back when a twin goes, and borrows again from those that stay. Words are borrowed
where their import is none of those that brought the event.
"""

from __future__ import annotations

from typing import Any

from stillhere.store import search_index
from stillhere.store.database import Database

BORROWED = """
    FROM words WHERE event IN (SELECT id FROM temp.touched)
        AND import IS NOT (SELECT import FROM event WHERE id = words.event)
        AND NOT EXISTS (
            SELECT 1 FROM repeated WHERE event = words.event AND import = words.import
        )
"""
BORROW = """
    INSERT OR IGNORE INTO words (event, import, text)
    SELECT hidden.twin, words.import, words.text
    FROM event AS hidden JOIN words ON words.event = hidden.id
    WHERE hidden.twin IN (SELECT id FROM temp.touched) ORDER BY hidden.id
"""
GIVE_BACK_NUMBERS = """
    UPDATE event SET length = iif(borrowed & 1, NULL, length),
        seconds = iif(borrowed & 2, NULL, seconds), answered = iif(borrowed & 4, NULL, answered),
        borrowed = NULL
    WHERE id IN (SELECT id FROM temp.touched) AND borrowed IS NOT NULL
"""
BORROW_NUMBERS = """
    UPDATE event SET length = coalesce(event.length, lent.length),
        seconds = coalesce(event.seconds, lent.seconds),
        answered = coalesce(event.answered, lent.answered),
        borrowed = (event.length IS NULL) + 2 * (event.seconds IS NULL)
            + 4 * (event.answered IS NULL)
    FROM (
        SELECT twin, max(length) AS length, max(seconds) AS seconds, max(answered) AS answered
        FROM event WHERE twin IN (SELECT id FROM temp.touched) GROUP BY twin
    ) AS lent
    WHERE event.id = lent.twin AND event.id IN (SELECT id FROM temp.touched) AND (
        (event.length IS NULL AND lent.length IS NOT NULL)
        OR (event.seconds IS NULL AND lent.seconds IS NOT NULL)
        OR (event.answered IS NULL AND lent.answered IS NOT NULL)
    )
"""
OF_OTHERS = """
    SELECT words.event FROM words JOIN event ON event.id = words.event
    WHERE words.import = ?1 AND event.import IS NOT ?1
        AND NOT EXISTS (SELECT 1 FROM repeated WHERE event = words.event AND import = ?1)
"""


def touch(database: Database, ids: str, *values: Any) -> None:
    """Choose the events of which the next functions speak: the ids that a SELECT gives."""
    database.run("DROP TABLE IF EXISTS temp.touched")
    database.run("CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)")
    database.run(f"INSERT OR IGNORE INTO temp.touched {ids}", *values)


def lend(database: Database) -> None:
    """Make right what the touched events borrow, and what the search holds of them."""
    database.run(GIVE_BACK_NUMBERS)
    database.run(BORROW_NUMBERS)
    if database.row("SELECT 1 FROM words LIMIT 1") is None:
        return
    database.run(f"DELETE {BORROWED}")
    database.run(BORROW)
    search_index.refresh(database, _ids(database, "SELECT id FROM temp.touched"))


def return_words(database: Database, import_id: int) -> None:
    """Take away words of an import that events of others have borrowed."""
    _drop(database, f"FROM words WHERE event IN ({OF_OTHERS})", import_id)


def drop_words(database: Database, import_id: int) -> None:
    """Take away the words of touched events that an import has brought, borrowed ones included."""
    mine = "SELECT id FROM event JOIN temp.touched USING (id) WHERE import = ?1"
    _drop(database, f"FROM words WHERE event IN ({mine})", import_id)


def _drop(database: Database, words: str, *values: Any) -> None:
    dropped = _ids(database, f"SELECT event {words}", *values)
    database.run(f"DELETE {words}", *values)
    search_index.refresh(database, dropped)


def _ids(database: Database, sql: str, *values: Any) -> list[int]:
    return [id_ for (id_,) in database.rows(sql, *values)]
