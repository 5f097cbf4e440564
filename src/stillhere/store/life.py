"""Life events: what changes what is usual."""

from __future__ import annotations

from stillhere.records.person import LifeEvent
from stillhere.store import revision
from stillhere.store.database import Database


class Life:
    """Adds, lists and removes life events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        day: str,
        words: str,
        *,
        kind: str = "other",
        until: str | None = None,
        person: int | None = None,
    ) -> LifeEvent:
        """Keep a life event; days are "YYYY-MM-DD"."""
        with self._database.write():
            id_ = self._database.insert(
                "INSERT INTO life (day, words, kind, until, person) VALUES (?, ?, ?, ?, ?)",
                day, words, kind, until, person,
            )  # fmt: skip
            revision.touch(self._database)
        return LifeEvent(id_, day, words, kind, until, person)

    def list(self, person: int | None = None) -> list[LifeEvent]:
        """All, or those of a person and of the owner's own life, by day."""
        rows = self._database.rows(
            "SELECT id, day, words, kind, until, person FROM life"
            " WHERE ?1 IS NULL OR person IS NULL OR person = ?1 ORDER BY day, id",
            person,
        )
        return [LifeEvent(*row) for row in rows]

    def remove(self, life_event: int) -> bool:
        """Take one away; whether there was one."""
        with self._database.write():
            gone = self._database.run("DELETE FROM life WHERE id = ?", life_event) > 0
            revision.touch(self._database)
        return gone
