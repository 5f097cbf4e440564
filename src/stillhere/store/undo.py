"""Takes an import out: what only it has brought goes, what others brought too stays (decision 12).

Words go with the import that brought them, unless another import of the same event kept words:
removing is the more private choice.
"""

from __future__ import annotations

import msgspec

from stillhere.store import folding, lending, revision, search_index, threads
from stillhere.store.database import Database
from stillhere.store.roll_ups import RollUps

INHERIT_EVENTS = """
    UPDATE event SET import = heir.import
    FROM (SELECT event AS id, min(import) AS import FROM repeated GROUP BY event) AS heir
    WHERE event.id = heir.id AND event.import = ?
"""
INHERITED = """
    DELETE FROM repeated
    WHERE import = (SELECT import FROM event WHERE event.id = repeated.event)
"""
INHERIT_WORDS = """
    UPDATE words SET import = heir.import
    FROM (
        SELECT brought.event, min(brought.import) AS import
        FROM (SELECT id AS event, import FROM event UNION ALL SELECT event, import FROM repeated)
            AS brought
        JOIN import ON import.id = brought.import
        WHERE import.words AND import.id <> ?1 GROUP BY brought.event
    ) AS heir
    WHERE heir.event = words.event AND words.import = ?1
"""
OWN_TABLES = (
    "repeated", "participant", "contact", "own_handle", "coverage", "skipped", "import_thread",
    "folded", "occasion",
)  # fmt: skip


class Undone(msgspec.Struct, frozen=True):
    """How much was taken out."""

    events: int
    threads: int
    people: int


def undo(database: Database, import_id: int) -> Undone:
    """Take out the import `import_id`, inside the caller's transaction."""
    before = _counts(database)
    touched = [
        thread
        for (thread,) in database.rows(
            "SELECT thread FROM import_thread WHERE import = ?", import_id
        )
    ]
    touched += _take_out(database, import_id)
    RollUps(database).rebuild(dict.fromkeys(touched))
    threads.drop_orphans(database)
    threads.refresh(database)
    threads.drop_orphans(database)
    revision.touch(database)
    after = _counts(database)
    return Undone(*(was - now for was, now in zip(before, after, strict=True)))


def _take_out(database: Database, import_id: int) -> list[int]:
    """Delete what only this import has; threads in which a twin is shown instead."""
    folded = folding.is_folded(database)
    if folded:
        lending.return_words(database, import_id)
    _pass_on(database, import_id)
    others = folding.release(database, import_id) if folded else []
    _delete(database, import_id)
    if folded:
        lending.lend(database)
    return others


def _pass_on(database: Database, import_id: int) -> None:
    """Give events and words that others brought too to the first of those."""
    database.run(INHERIT_EVENTS, import_id)
    database.run(INHERITED)
    database.run(INHERIT_WORDS, import_id)


def _delete(database: Database, import_id: int) -> None:
    worded = database.rows("SELECT event FROM words WHERE import = ?", import_id)
    database.run("DELETE FROM words WHERE import = ?", import_id)
    database.run("DELETE FROM event WHERE import = ?", import_id)
    search_index.refresh(database, [event for (event,) in worded])
    for table in OWN_TABLES:
        database.run(f"DELETE FROM {table} WHERE import = ?", import_id)
    database.run("DELETE FROM import WHERE id = ?", import_id)


def _counts(database: Database) -> tuple[int, int, int]:
    (counts,) = database.rows(
        """
        SELECT (SELECT coalesce(sum(events), 0) FROM tally),
            (SELECT count(*) FROM thread), (SELECT count(*) FROM person)
        """
    )
    return (counts[0], counts[1], counts[2])
