"""Finds messages by any part of any word, in any script, and by person, time, side and channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from stillhere.store import search_index
from stillhere.store.database import Database
from stillhere.store.event_rows import SELECT, StoredEvent, stored
from stillhere.store.wanted import LAST, Found, Place, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

WITH = """
    SELECT 1 FROM thread_person CROSS JOIN event ON event.thread = thread_person.thread
    CROSS JOIN words ON words.event = event.id
    WHERE thread_person.person = ? AND event.twin IS NULL LIMIT 1
"""
SIZE = """
    SELECT (SELECT coalesce(sum(docs), 0) FROM search_segment),
        (SELECT coalesce(sum(octet_length(text)), 0) FROM words),
        (SELECT coalesce(sum(octet_length(packed)), 0) FROM search_piece)
"""


class Size(msgspec.Struct, frozen=True):
    """How many messages can be searched; the bytes of their words and of the index."""

    messages: int
    words: int
    index: int


class Search:
    """Searches the words that are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def has_words(self, person: int | None = None) -> bool:
        """Whether any words are kept at all, or with one person."""
        if person is None:
            return self._database.row("SELECT 1 FROM words LIMIT 1") is not None
        return self._database.row(WITH, person) is not None

    def find(
        self,
        wanted: Wanted,
        *,
        before: Place = LAST,
        limit: int = 50,
        seconds: float | None = None,
    ) -> Found:
        """The newest `limit` messages that are `wanted`, of those before the place `before`.

        Nothing without any words. After about `seconds` the search stops where it is and says so;
        None lets it go on to the end.
        """
        if not wanted.words:
            return Found(())
        from stillhere.store.search_walk import Walk  # noqa: PLC0415 - NumPy costs 0.1 s

        with self._database.reading():
            walk = Walk(self._database, wanted, before, seconds)
            places = walk.newest(limit + 1)
            further, complete = walk.stopped, walk.stopped is None
            if len(places) > limit:
                places, complete = places[:limit], True
                further = places[-1]
            total, more = walk.counted() if before == LAST else (0, False)
            return Found(self._events(places), further, total, more, complete)

    def tidy(self) -> None:
        """Merge what imports have indexed that others were to follow."""
        with self._database.write():
            search_index.tidy(self._database)

    def size(self) -> Size:
        """How large it is."""
        return Size(*self._database.rows(SIZE)[0])

    def _events(self, places: Sequence[Place]) -> tuple[StoredEvent, ...]:
        ids = msgspec.json.encode([event for _, event in places]).decode()
        sql = f"{SELECT} WHERE event.id IN (SELECT value FROM json_each(?))"
        found = [stored(row) for row in self._database.rows(sql, ids)]
        return tuple(sorted(found, key=lambda event: (event.at, event.id), reverse=True))
