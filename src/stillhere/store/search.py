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
NEWEST = f"""
    INSERT OR REPLACE INTO search_block
    SELECT ?1, max(at) FROM event WHERE id >= ?1 * {BLOCK} AND id < (?1 + 1) * {BLOCK}
"""
BLOCKS = "SELECT last, block FROM search_block {} ORDER BY last DESC"
MATCHING = "JOIN search ON search.rowid = block WHERE search MATCH ?"
IN_BLOCK = f"""
    SELECT event.at, event.id, words.text FROM words JOIN event ON event.id = words.event
    WHERE words.event >= ?1 * {BLOCK} AND words.event < (?1 + 1) * {BLOCK}
        AND event.twin IS NULL AND {{}}
"""


class Search:
    """Searches the words that are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int = 50) -> list[StoredEvent]:
        """The newest `limit` messages that hold every word of `text`, newest first."""
        wanted = text.lower().split()
        if not wanted:
            return []
        newest: list[tuple[int, int]] = []
        for last, block in self._blocks(wanted):
            if len(newest) == limit and newest[-1][0] > last:
                break
            newest = nlargest(limit, [*newest, *self._matches(block, wanted)])
        ids = msgspec.json.encode([event for _, event in newest]).decode()
        sql = f"{SELECT} WHERE event.id IN (SELECT value FROM json_each(?))"
        found = [stored(row) for row in self._database.rows(sql, ids)]
        return sorted(found, key=lambda event: (event.at, event.id), reverse=True)

    def has_words(self) -> bool:
        """Whether any words are kept at all."""
        return self._database.row("SELECT 1 FROM words LIMIT 1") is not None

    def _blocks(self, wanted: list[str]) -> list[Row]:
        """Blocks that may hold all of `wanted`, those with the newest events first."""
        grams = {word[i : i + 3] for word in wanted for i in range(len(word) - 2)}
        if not grams:
            return self._database.rows(BLOCKS.format(""))
        match = " AND ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        return self._database.rows(BLOCKS.format(MATCHING), match)

    def _matches(self, block: int, wanted: list[str]) -> Iterator[tuple[int, int]]:
        """(at, id) of what holds all of `wanted`; SQL knows upper case of plain letters only."""
        plain = [word for word in wanted if word.isascii()]
        others = [word for word in wanted if not word.isascii()]
        likes = " AND ".join(["words.text LIKE ? ESCAPE '\\'"] * len(plain)) or "true"
        patterns = [f"%{_escaped(word)}%" for word in plain]
        for at, event, text in self._database.rows(IN_BLOCK.format(likes), block, *patterns):
            folded = text.lower() if others else ""
            if all(word in folded for word in others):
                yield at, event


def _escaped(word: str) -> str:
    """`word` without special meaning for LIKE."""
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def index(database: Database, blocks: Iterable[int]) -> None:
    """Make the entries of `blocks` anew."""
    for block in blocks:
        database.run("DELETE FROM search WHERE rowid = ?", block)
        database.run("DELETE FROM search_block WHERE block = ?", block)
        _add(database, block, block + 1)


def index_from(database: Database, first: int) -> None:
    """Make the entries of all words from the event id `first` on, which have none yet."""
    last = database.value("SELECT coalesce(max(event), 0) FROM words") // BLOCK
    for start in range(first // BLOCK, last + 1, SLICE):
        _add(database, start, start + SLICE)


def _add(database: Database, start: int, end: int) -> None:
    entries = _entries(database, start, end)
    database.many(ADD, entries)
    database.many(NEWEST, [(block,) for block, _ in entries])


def _entries(database: Database, start: int, end: int) -> list[tuple[int, str]]:
    """For each block from `start` to before `end` its words, each once."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for event, text in database.rows(WORDS, start * BLOCK, end * BLOCK):
        found[event // BLOCK].update(text.split())
    return [(block, " ".join(sorted(words))) for block, words in found.items()]


def scrub(database: Database) -> None:
    """Rewrite the index so that nothing of removed words stays in it."""
    database.run("INSERT INTO search (search) VALUES ('optimize')")
