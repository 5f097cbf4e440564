"""Vectors of the meaning of messages, made when the person asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stillhere.store.database import Database
from stillhere.store.event_rows import SELECT, StoredEvent, stored

SKETCH = 48
"""Bytes of a sketch."""
NEXT = """
    SELECT words.event, words.text FROM words LEFT JOIN meaning ON meaning.event = words.event
    WHERE words.event < ? AND meaning.event IS NULL ORDER BY words.event DESC LIMIT ?
"""
LAST = 2**62


class Meanings:
    """Keeps a sketch and a vector for messages, as bytes; nothing here knows what they mean."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def without(self, before: int | None, limit: int) -> list[tuple[int, str]]:
        """(event, words) of up to `limit` messages without a vector, those below the id `before`.

        The newest import comes first.
        """
        last = LAST if before is None else before
        return [(event, text) for event, text in self._database.rows(NEXT, last, limit)]

    def keep(self, rows: Iterable[tuple[int, bytes | None, bytes | None]]) -> None:
        """Keep (event, sketch, vector); both null where there is nothing to compare.

        Whose words have gone meanwhile is passed over.
        """
        sql = """
            INSERT OR REPLACE INTO meaning SELECT ?1, ?2, ?3
            WHERE EXISTS (SELECT 1 FROM words WHERE event = ?1)
        """
        with self._database.write():
            self._database.many(sql, rows)

    def counts(self) -> tuple[int, int]:
        """How many messages have been read, and how many have words."""
        read = self._database.value("SELECT count(*) FROM meaning")
        return read, self._database.value("SELECT count(*) FROM words")

    def sketches(self) -> tuple[list[int], bytes]:
        """The events with a vector and all of their sketches, SKETCH bytes each, in one."""
        sql = "SELECT event, sketch FROM meaning WHERE sketch IS NOT NULL"
        rows = self._database.rows(sql)
        return [event for event, _ in rows], b"".join(sketch for _, sketch in rows)

    def vectors(self, events: Sequence[int]) -> list[tuple[int, bytes]]:
        """(event, vector) of those of `events` that are shown and have one."""
        wanted = msgspec.json.encode(list(events)).decode()
        sql = """
            SELECT meaning.event, vector FROM meaning JOIN event ON event.id = meaning.event
            WHERE meaning.event IN (SELECT value FROM json_each(?)) AND vector IS NOT NULL
                AND event.twin IS NULL
        """
        return [(event, vector) for event, vector in self._database.rows(sql, wanted)]

    def shown(self, events: Sequence[int]) -> list[StoredEvent]:
        """The messages of `events`, in that order."""
        wanted = msgspec.json.encode(list(events)).decode()
        sql = f"{SELECT} WHERE event.id IN (SELECT value FROM json_each(?)) AND event.twin IS NULL"
        found = {row[0]: stored(row) for row in self._database.rows(sql, wanted)}
        return [found[event] for event in events if event in found]

    def clear(self) -> None:
        """Take all vectors away; the words stay."""
        self._database.run("DELETE FROM meaning")
