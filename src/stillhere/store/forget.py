"""True deletion: of a person, of a person's words, of everything."""

from __future__ import annotations

import msgspec

from stillhere.records.handle import Handle
from stillhere.store import revision, search_index, threads
from stillhere.store.database import Database
from stillhere.store.hashing import handle_hash
from stillhere.store.merging import OWNED
from stillhere.store.roll_ups import RollUps
from stillhere.store.settings import FORGOTTEN_SALT, Settings

EVENTS_OF = """
    SELECT id FROM event WHERE thread IN (SELECT thread FROM thread_person WHERE person = ?1)
    UNION SELECT id FROM event WHERE author IN (SELECT id FROM handle WHERE person = ?1)
"""
THREADS_OF = "SELECT thread FROM thread_person WHERE person = ?1"
HANDLES_OF = "SELECT id FROM handle WHERE person = ?1"


class Forgotten(msgspec.Struct, frozen=True):
    """How much was deleted."""

    events: int
    backups: int


def forget(database: Database, person: int) -> int:
    """Delete a person and everything with them; how many events that were.

    Hashes of their handles stay, so that a later import does not bring them back. Findings and the
    history of changes of people go too: both may hold traces of them.
    """
    with database.write():
        _remember_hashes(database, person)
        _drop_occasions(database, person)
        imports, touched = _brought_by(database, person), _threads_with(database, person)
        worded = _worded(database, person)
        _forget_imports(database, imports)
        database.run(f"DELETE FROM words WHERE event IN ({EVENTS_OF})", person)
        database.run(f"DELETE FROM repeated WHERE event IN ({EVENTS_OF})", person)
        count = database.run(f"DELETE FROM event WHERE id IN ({EVENTS_OF})", person)
        _delete_threads(database, person)
        _delete_person(database, person)
        search_index.refresh(database, worded)
        RollUps(database).rebuild(touched)
        threads.refresh(database)
        threads.drop_orphans(database)
        revision.touch(database)
    wipe(database)
    return count


def drop_words(database: Database, person: int) -> int:
    """Delete the words with a person and keep the dates; how many messages had words.

    It counts as a change of the record: pages that were drawn with the words are drawn anew.
    """
    with database.write():
        worded = _worded(database, person)
        count = database.run(f"DELETE FROM words WHERE event IN ({EVENTS_OF})", person)
        _drop_occasions(database, person)
        search_index.refresh(database, worded)
        revision.touch(database)
    wipe(database)
    return count


def _drop_occasions(database: Database, person: int) -> None:
    """Delete the calendar entries that name a person, whatever the case in any script."""
    sql = f"""
        SELECT name FROM person WHERE id = ?1
        UNION SELECT name FROM contact WHERE handle IN ({HANDLES_OF})
    """
    names = [name.casefold() for (name,) in database.rows(sql, person)]
    called = {word for name in names for word in (name, *name.split()[:1])} - {""}
    entries = database.rows("SELECT id, words FROM occasion")
    naming = [(id_,) for id_, words in entries if any(one in words.casefold() for one in called)]
    database.many("DELETE FROM occasion WHERE id = ?", naming)


def wipe(database: Database) -> None:
    """Rewrite the file without what was deleted, and empty its log."""
    database.run("VACUUM")
    database.run("PRAGMA wal_checkpoint(TRUNCATE)")


def _remember_hashes(database: Database, person: int) -> None:
    salt = Settings(database).secret(FORGOTTEN_SALT)
    handles = database.rows(
        "SELECT service, address FROM handle WHERE person = ? AND service <> 'hand'", person
    )
    database.many(
        "INSERT OR IGNORE INTO forgotten VALUES (?)",
        [(handle_hash(salt, Handle(*row)),) for row in handles],
    )


def _brought_by(database: Database, person: int) -> list[int]:
    sql = f"""
        SELECT import FROM import_thread WHERE thread IN ({THREADS_OF})
        UNION SELECT import FROM participant WHERE handle IN ({HANDLES_OF})
        UNION SELECT import FROM contact WHERE handle IN ({HANDLES_OF})
    """
    return [import_id for (import_id,) in database.rows(sql, person)]


def _threads_with(database: Database, person: int) -> list[int]:
    sql = f"""
        SELECT thread FROM participant WHERE handle IN ({HANDLES_OF})
        UNION SELECT thread FROM tally WHERE author IN ({HANDLES_OF})
        UNION SELECT thread FROM hidden WHERE author IN ({HANDLES_OF})
    """
    return [thread for (thread,) in database.rows(sql, person)]


def _worded(database: Database, person: int) -> list[int]:
    """The events with a person that have words."""
    sql = f"SELECT event FROM words WHERE event IN ({EVENTS_OF})"
    return [event for (event,) in database.rows(sql, person)]


def _forget_imports(database: Database, imports: list[int]) -> None:
    """A file is often named after the person: its label, questions and skips go."""
    for import_id in imports:
        database.run(
            "UPDATE import SET label = importer, questions = '[]', fingerprint = '' WHERE id = ?",
            import_id,
        )
        database.run("DELETE FROM skipped WHERE import = ?", import_id)


def _delete_threads(database: Database, person: int) -> None:
    for table in ("coverage", "participant", "import_thread", "hidden", "strand", "folded"):
        database.run(f"DELETE FROM {table} WHERE thread IN ({THREADS_OF})", person)
    database.run(f"DELETE FROM participant WHERE handle IN ({HANDLES_OF})", person)
    database.run(f"DELETE FROM contact WHERE handle IN ({HANDLES_OF})", person)
    database.run(f"DELETE FROM own_handle WHERE handle IN ({HANDLES_OF})", person)
    database.run(f"DELETE FROM thread WHERE id IN ({THREADS_OF})", person)


def _delete_person(database: Database, person: int) -> None:
    for table in (*OWNED, "quiet"):
        database.run(f"DELETE FROM {table} WHERE person = ?", person)
    database.run("DELETE FROM distinct_people WHERE ? IN (one, other)", person)
    database.run("DELETE FROM setting WHERE name GLOB '*:' || ?", person)
    database.run("DELETE FROM person WHERE id = ?", person)
    database.run("DELETE FROM finding")
    database.run("DELETE FROM change")
