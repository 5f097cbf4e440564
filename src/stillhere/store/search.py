"""Finds messages by any part of any word, in any script.

An FTS5 index of trigrams without the words themselves. One entry covers a block of BLOCK
consecutive event ids and holds each word of it once: what people repeat is indexed once a block
instead of once a message, at a third of the time and space. What the index proposes is always
checked against the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest

import msgspec

from stillhere.store.database import Database, Row
from stillhere.store.event_rows import SELECT, StoredEvent, stored

BLOCK = 1024
SLICE = 16
"""How many blocks are read at once."""

ADD = "INSERT INTO search (rowid, text) VALUES (?, ?)"
WORDS = "SELECT event, text FROM words WHERE event >= ? AND event < ? ORDER BY event"
IN_BLOCKS = f"""
    SELECT words.event, event.at, words.text
    FROM search JOIN words ON words.event BETWEEN search.rowid * {BLOCK}
        AND search.rowid * {BLOCK} + {BLOCK - 1}
    JOIN event ON event.id = words.event
    WHERE search MATCH ?
"""
EVERYWHERE = "SELECT words.event, at, text FROM words JOIN event ON event.id = words.event"


class Search:
    """Searches the words that are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int = 50) -> list[StoredEvent]:
        """The newest `limit` messages that hold every word of `text`, newest first."""
        wanted = text.lower().split()
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
        """(at, id) of what holds all of `wanted`; SQL knows upper case of plain letters only."""
        others = [word for word in wanted if not word.isascii()]
        for event, at, text in self._candidates(wanted):
            folded = text.lower() if others else ""
            if all(word in folded for word in others):
                yield at, event

    def _candidates(self, wanted: list[str]) -> Iterator[Row]:
        plain = [word for word in wanted if word.isascii()]
        likes = " AND ".join(["words.text LIKE ? ESCAPE '\\'"] * len(plain)) or "true"
        patterns = [f"%{_escaped(word)}%" for word in plain]
        grams = {word[i : i + 3] for word in wanted for i in range(len(word) - 2)}
        if not grams:
            return self._database.stream(f"{EVERYWHERE} WHERE {likes}", *patterns)
        match = " AND ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        return self._database.stream(f"{IN_BLOCKS} AND {likes}", match, *patterns)


def _escaped(word: str) -> str:
    """`word` without special meaning for LIKE."""
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def index(database: Database, blocks: Iterable[int]) -> None:
    """Make the entries of `blocks` anew."""
    for block in blocks:
        database.run("DELETE FROM search WHERE rowid = ?", block)
        database.many(ADD, _entries(database, block, block + 1))


def index_from(database: Database, first: int) -> None:
    """Make the entries of all words from the event id `first` on, which have none yet."""
    last = database.value("SELECT coalesce(max(event), 0) FROM words") // BLOCK
    for start in range(first // BLOCK, last + 1, SLICE):
        database.many(ADD, _entries(database, start, start + SLICE))


def _entries(database: Database, start: int, end: int) -> list[tuple[int, str]]:
    """For each block from `start` to before `end` its words, each once."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for event, text in database.rows(WORDS, start * BLOCK, end * BLOCK):
        found[event // BLOCK].update(text.split())
    return [(block, " ".join(sorted(words))) for block, words in found.items()]


def scrub(database: Database) -> None:
    """Rewrite the index so that nothing of removed words stays in it."""
    database.run("INSERT INTO search (search) VALUES ('optimize')")
