"""What follows for threads, handles and people from who the owner is and what imports brought."""

from __future__ import annotations

from stillhere.store import folding
from stillhere.store.database import Database

LATEST = "FROM import_thread WHERE thread = thread.id ORDER BY import DESC LIMIT 1"

SIDES = """
    SELECT thread.id, thread.counterpart, CASE
        WHEN thread.is_group THEN NULL
        WHEN thread.service = 'hand' THEN thread.counterpart
        ELSE coalesce(
            (SELECT said.counterpart
             FROM import_thread AS said JOIN handle ON handle.id = said.counterpart
             WHERE said.thread = thread.id AND NOT handle.mine
             ORDER BY said.import DESC LIMIT 1),
            (SELECT min(handle.id)
             FROM handle
             WHERE NOT handle.mine AND handle.id IN (
                 SELECT handle FROM participant WHERE thread = thread.id
                 UNION SELECT author FROM tally WHERE thread = thread.id
                 UNION SELECT author FROM hidden WHERE thread = thread.id
             )
             HAVING count(*) = 1)
        ) END AS side
    FROM thread
"""


def refresh(database: Database) -> None:
    """Bring everything that follows up to date."""
    _own_handles(database)
    _titles(database)
    changed = database.rows(f"SELECT * FROM ({SIDES}) WHERE counterpart IS NOT side")
    database.many(
        "UPDATE thread SET counterpart = ?2 WHERE id = ?1",
        [(thread, side) for thread, _, side in changed],
    )
    _retire_people(database)
    _new_people(database)
    _name_people(database)
    folding.part(database)


def drop_orphans(database: Database) -> None:
    """Take away threads that no import brings, and handles that nothing names any more."""
    database.run(
        "DELETE FROM thread WHERE service <> 'hand'"
        " AND id NOT IN (SELECT thread FROM import_thread)"
    )
    for table in ("hidden", "strand", "folded"):
        database.run(f"DELETE FROM {table} WHERE thread NOT IN (SELECT id FROM thread)")
    database.run(
        """
        DELETE FROM handle WHERE said_mine IS NULL
            AND id NOT IN (SELECT handle FROM participant)
            AND id NOT IN (SELECT author FROM tally)
            AND id NOT IN (SELECT author FROM hidden)
            AND id NOT IN (SELECT handle FROM contact)
            AND id NOT IN (SELECT handle FROM own_handle)
            AND id NOT IN (SELECT counterpart FROM import_thread WHERE counterpart IS NOT NULL)
            AND id NOT IN (SELECT counterpart FROM thread WHERE counterpart IS NOT NULL)
            AND (person IS NULL OR person IN (SELECT id FROM person WHERE NOT edited))
        """
    )


def _own_handles(database: Database) -> None:
    database.run(
        """
        UPDATE handle SET mine = NOT mine
        WHERE mine <> coalesce(said_mine, id IN (SELECT handle FROM own_handle))
        """
    )


def _titles(database: Database) -> None:
    database.run(
        f"""
        UPDATE thread SET title = (SELECT title {LATEST}), is_group = (SELECT is_group {LATEST})
        WHERE (title, is_group) <> (SELECT title, is_group {LATEST})
        """
    )


def _retire_people(database: Database) -> None:
    """People whom nobody edited are there because of a conversation, and go with it."""
    database.run(
        """
        DELETE FROM person WHERE NOT edited AND id NOT IN (SELECT person FROM thread_person)
        """
    )
    database.run(
        "UPDATE handle SET person = NULL WHERE person IS NOT NULL"
        " AND (mine OR person NOT IN (SELECT id FROM person))"
    )
    for table, column in (
        ("life", "person"),
        ("notice", "person"),
        ("quiet", "person"),
        ("boundary_history", "person"),
        ("distinct_people", "one"),
        ("distinct_people", "other"),
    ):
        database.run(
            f"DELETE FROM {table} WHERE {column} IS NOT NULL"
            f" AND {column} NOT IN (SELECT id FROM person)"
        )


def _new_people(database: Database) -> None:
    """Whoever is the other side of a conversation is a person."""
    for (handle,) in database.rows(
        """
        SELECT DISTINCT handle.id FROM thread JOIN handle ON handle.id = thread.counterpart
        WHERE handle.person IS NULL AND NOT handle.mine ORDER BY handle.id
        """
    ):
        person = database.insert("INSERT INTO person (name) VALUES ('')")
        database.run("UPDATE handle SET person = ? WHERE id = ?", person, handle)


def _name_people(database: Database) -> None:
    """The best name of any of their handles, where the owner has not chosen one."""
    database.run(
        """
        UPDATE person SET name = best.name
        FROM (
            SELECT person, name FROM (
                SELECT handle.person, handle_name.name, row_number() OVER (
                    PARTITION BY handle.person
                    ORDER BY handle_name.name = handle.address,
                        handle.id NOT IN (SELECT handle FROM contact), handle.id
                ) AS place
                FROM handle JOIN handle_name ON handle_name.handle = handle.id
                WHERE handle.person IN (SELECT id FROM person WHERE NOT named)
            ) WHERE place = 1
        ) AS best
        WHERE best.person = person.id AND NOT person.named AND person.name <> best.name
        """
    )
