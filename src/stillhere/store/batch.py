"""Writes events of an import, many at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from stillhere.store.database import Database
from stillhere.store.search import BLOCK

EventRow = tuple[Any, ...]
"""thread, key, at, author, channel, kind, precision, zone_assumed, seconds, answered, length,
words."""

INSERT = """
    INSERT INTO event (thread, key, at, author, channel, kind, precision, zone_assumed, seconds,
        answered, length, id, import)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""
THERE_BEFORE = """
    INSERT INTO repeated (event, import)
    SELECT id, ?3 FROM event WHERE thread = ?1 AND key = ?2 AND import IS NOT ?3
    ON CONFLICT DO NOTHING
"""
FILL_WORDS = """
    INSERT INTO words (event, import, text)
    SELECT id, ?3, ?4 FROM event WHERE thread = ?1 AND key = ?2
    ON CONFLICT DO NOTHING
"""
FILLED_BLOCK = "SELECT id / ? FROM event WHERE thread = ? AND key = ?"

thread_of = itemgetter(0)
at_of = itemgetter(2)


class Batches:
    """Adds events and counts them.

    Events that are all new, the usual case, are written with one statement a row. Only when some
    were there before is each looked up, to remember that this import has them too.
    `filled` are search blocks of older events that got words.
    """

    def __init__(self, database: Database, import_id: int) -> None:
        self._database = database
        self._import = import_id
        last = database.value("SELECT coalesce(max(id), 0) FROM event")
        self.first_id = self._next = (last // BLOCK + 1) * BLOCK
        self.new = self.total = 0
        self.first: int | None = None
        self.last: int | None = None
        self.threads: Counter[int] = Counter()
        self.filled: set[int] = set()

    def write(self, rows: Sequence[EventRow]) -> None:
        """Add `rows`."""
        if not rows:
            return
        start, self._next = self._next, self._next + len(rows)
        made, seen = self._database.connection, self._import
        before = made.total_changes()
        self._database.many(INSERT, [(*row[:11], id_, seen) for id_, row in enumerate(rows, start)])
        new = made.total_changes() - before
        if new == len(rows):
            self._write_words(rows, start)
        else:
            self._write_repeated(rows)
        self._count(rows, new)

    def take_back(self, thread: int) -> int:
        """Remove what this import has added to `thread`; how many events of it there were."""
        mine = (thread, self._import)
        events = "SELECT id FROM event WHERE thread = ? AND import = ?"
        self._database.run(f"DELETE FROM words WHERE event IN ({events})", *mine)
        self._database.run(
            "DELETE FROM repeated WHERE event IN (SELECT id FROM event WHERE thread = ?)"
            " AND import = ?",
            *mine,
        )
        self.new -= self._database.run("DELETE FROM event WHERE thread = ? AND import = ?", *mine)
        count = self.threads.pop(thread, 0)
        self.total -= count
        return count

    def _write_words(self, rows: Sequence[EventRow], start: int) -> None:
        worded = [(id_, self._import, row[11]) for id_, row in enumerate(rows, start) if row[11]]
        self._database.many("INSERT INTO words (event, import, text) VALUES (?, ?, ?)", worded)

    def _write_repeated(self, rows: Sequence[EventRow]) -> None:
        pairs = [(thread, key, self._import) for thread, key, *_ in rows]
        self._database.many(THERE_BEFORE, pairs)
        for row in rows:
            if row[11] and self._database.run(FILL_WORDS, row[0], row[1], self._import, row[11]):
                block = self._database.value(FILLED_BLOCK, BLOCK, row[0], row[1])
                if block < self.first_id // BLOCK:
                    self.filled.add(block)

    def _count(self, rows: Sequence[EventRow], new: int) -> None:
        self.new += new
        self.total += len(rows)
        self.threads.update(map(thread_of, rows))
        first, last = min(map(at_of, rows)), max(map(at_of, rows))
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)
