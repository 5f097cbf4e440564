"""What one person inherits from another who turns out to be the same."""

from __future__ import annotations

from typing import get_args

from stillhere.records.person import Boundary, Person
from stillhere.store.database import Database

OWNED = ("handle", "life", "notice", "boundary_history", "draft", "sent", "plan", "answered")
"""Tables whose rows belong to a person."""

STRICTNESS: tuple[Boundary, ...] = get_args(Boundary)
"""From the boundary that allows most to the one that allows least."""


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
    database.run("DELETE FROM notice WHERE person = ?", other.id)
    database.run("DELETE FROM quiet WHERE person = ?", other.id)
    database.run("DELETE FROM distinct_people WHERE ? IN (one, other)", other.id)
    database.run("DELETE FROM person WHERE id = ?", other.id)
