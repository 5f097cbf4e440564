"""Finds messages by any part of any word, in any script.

An FTS5 index of trigrams without the words themselves. One entry covers a block of BLOCK
consecutive event ids: common trigrams are then written once a block instead of once a message,
which makes an import faster by half and the index smaller. What the index proposes is always
checked against the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest

import msgspec

from stillhere.store.database import Database, Row
from stillhere.store.event_rows import SELECT, StoredEvent, stored

BLOCK = 64
SLICE = 1024
"""How many blocks are indexed by one statement."""

ADD = f"""
    INSERT INTO search (rowid, text)
    SELECT event / {BLOCK} AS block, group_concat(text, char(10)) FROM words
    WHERE event >= ? AND event < ? GROUP BY block
"""
IN_BLOCKS = f"""
    SELECT words.event, words.text, event.at
    FROM search JOIN words ON words.event BETWEEN search.rowid * {BLOCK}
        AND search.rowid * {BLOCK} + {BLOCK - 1}
    JOIN event ON event.id = words.event
    WHERE search MATCH ?
"""
EVERYWHERE = "SELECT words.event, text, at FROM words JOIN event ON event.id = words.event"


class Search:
    """Searches the words that are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int = 50) -> list[StoredEvent]:
        """The newest `limit` messages that hold every word of `text`, newest first."""
        wanted = text.casefold().split()
        if not wanted:
            return []
        newest = nlargest(limit, self._matches(wanted))
        ids = msgspec.json.encode([event for _, event in newest]).decode()
        sql = f"{SELECT} WHERE event.id IN (SELECT value FROM json_each(?))"
        found = [stored(row) for row in self._database.rows(sql, ids)]
        return sorted(found, key=lambda event: (event.at, event.id), reverse=True)

    def has_words(self) -> bool:
        """Whether any words are kept at all."""
        return self._database.row("SELECT 1 FROM words LIMIT 1") is not None

    def _matches(self, wanted: list[str]) -> Iterator[tuple[int, int]]:
        for event, text, at in self._candidates(wanted):
            folded = text.casefold()
            if all(word in folded for word in wanted):
                yield at, event

    def _candidates(self, wanted: list[str]) -> Iterator[Row]:
        grams = {word[i : i + 3] for word in wanted for i in range(len(word) - 2)}
        if not grams:
            return self._database.stream(EVERYWHERE)
        match = " AND ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        return self._database.stream(IN_BLOCKS, match)


def index(database: Database, blocks: Iterable[int]) -> None:
    """Make the entries of `blocks` anew."""
    for block in blocks:
        database.run("DELETE FROM search WHERE rowid = ?", block)
        database.run(ADD, block * BLOCK, (block + 1) * BLOCK)


def index_from(database: Database, first: int) -> None:
    """Make the entries of all words from the event id `first` on, which have none yet."""
    last = database.value("SELECT coalesce(max(event), 0) FROM words")
    for start in range(first, last + 1, SLICE * BLOCK):
        database.run(ADD, start, start + SLICE * BLOCK)


def scrub(database: Database) -> None:
    """Rewrite the index so that nothing of removed words stays in it."""
    database.run("INSERT INTO search (search) VALUES ('optimize')")
