"""What one person inherits from another who turns out to be the same."""

from __future__ import annotations

from typing import get_args

from stillhere.records.person import Boundary, Person
from stillhere.store.database import Database

OWNED = ("handle", "life", "notice", "boundary_history", "draft", "sent", "plan", "answered")
"""Tables whose rows belong to a person."""

STRICTNESS: tuple[Boundary, ...] = get_args(Boundary)
"""From the boundary that allows most to the one that allows least."""

JOIN_LISTS = """
    UPDATE setting SET value = (
        SELECT json_group_array(value) FROM (
            SELECT value FROM json_each(setting.value)
            UNION SELECT value FROM json_each(theirs.value)
        )
    )
    FROM setting AS theirs
    WHERE setting.name GLOB '*:' || ?1
        AND theirs.name = substr(setting.name, 1, instr(setting.name, ':')) || ?2
        AND json_type(setting.value) = 'array' AND json_type(theirs.value) = 'array'
"""
INHERIT = """
    UPDATE OR IGNORE setting SET name = substr(name, 1, instr(name, ':')) || ?1
    WHERE name GLOB '*:' || ?2
"""


def merge_rows(database: Database, into: Person, other: Person) -> None:
    """Give everything of `other` to `into` and take `other` away."""
    stricter = max(into, other, key=lambda person: STRICTNESS.index(person.boundary))
    database.run(
        """
        UPDATE person SET boundary = ?, space_until = ?, reminders = ?, looked_after = ?,
            pronoun = ?, relation = ?, birthday = coalesce(birthday, ?),
            edited = edited OR (SELECT edited FROM person WHERE id = ?)
        WHERE id = ?
        """,
        stricter.boundary, stricter.space_until, into.reminders and other.reminders,
        into.looked_after or other.looked_after,
        other.pronoun if into.pronoun == "name" else into.pronoun,
        into.relation or other.relation, other.birthday, other.id, into.id,
    )  # fmt: skip
    for table in (*OWNED, "quiet"):
        database.run(f"UPDATE OR IGNORE {table} SET person = ? WHERE person = ?", into.id, other.id)
    database.run(
        """
        INSERT OR IGNORE INTO distinct_people
        SELECT min(?1, iif(one = ?2, other, one)), max(?1, iif(one = ?2, other, one))
        FROM distinct_people WHERE ?2 IN (one, other) AND ?1 NOT IN (one, other)
        """,
        into.id, other.id,
    )  # fmt: skip
    for table in ("notice", "quiet", "answered"):  # those that `into` has too
        database.run(f"DELETE FROM {table} WHERE person = ?", other.id)
    _merge_settings(database, into.id, other.id)
    database.run("DELETE FROM distinct_people WHERE ? IN (one, other)", other.id)
    database.run("DELETE FROM person WHERE id = ?", other.id)


def _merge_settings(database: Database, into: int, other: int) -> None:
    """What is kept under a person's number: lists are joined, of other values `into`'s hold."""
    database.run(JOIN_LISTS, into, other)
    database.run(INHERIT, into, other)
    database.run("DELETE FROM setting WHERE name GLOB '*:' || ?", other)
