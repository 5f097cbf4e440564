"""Writes events of an import, many at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from stillhere.store.database import Database
from stillhere.store.roll_ups import COUNTED, RollUps
from stillhere.store.search import BLOCK

EventRow = tuple[Any, ...]
"""id, thread, key, at, author, channel, kind, precision, zone_assumed, seconds, answered, length"""

INSERT = """
    INSERT INTO event (id, thread, key, at, author, channel, kind, precision, zone_assumed,
        seconds, answered, length, import)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {}) ON CONFLICT DO NOTHING
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

thread_of = itemgetter(1)
at_of = itemgetter(3)
identity_of = itemgetter(1, 2)
counted_of = itemgetter(1, 4, 3, 6, 9, 10)


class Batches:
    """Adds events and counts them.

    Events that are all new, the usual case, are written with one statement a row. Only when some
    were there before is each looked up, to remember that this import has them too.
    """

    def __init__(self, database: Database, import_id: int) -> None:
        self._database = database
        self._import = import_id
        self._insert = INSERT.format(int(import_id))
        self._roll_ups = RollUps(database)
        last = database.value("SELECT coalesce(max(id), 0) FROM event")
        self.first_id = (last // BLOCK + 1) * BLOCK
        self.new = self.total = 0
        self.first: int | None = None
        self.last: int | None = None
        self.threads: Counter[int] = Counter()

    def write(self, rows: Sequence[EventRow], words: dict[int, str]) -> None:
        """Add `rows`, whose ids rise one by one; `words` by id."""
        if not rows:
            return
        new = self._database.many(self._insert, rows)
        if new == len(rows):
            self._roll_ups.add(map(counted_of, rows))
            self._write_words(words)
        else:
            added = f"SELECT {COUNTED} FROM event WHERE id BETWEEN ? AND ?"
            self._roll_ups.add(self._database.rows(added, rows[0][0], rows[-1][0]))
            self._write_repeated(rows, words)
        self._count(rows, new)

    def filled_blocks(self) -> list[int]:
        """Search blocks of older events that got words."""
        sql = "SELECT DISTINCT event / ? FROM words WHERE import = ? AND event < ?"
        rows = self._database.rows(sql, BLOCK, self._import, self.first_id)
        return [block for (block,) in rows]

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
        self._roll_ups.rebuild([thread])
        count = self.threads.pop(thread, 0)
        self.total -= count
        return count

    def _write_words(self, words: dict[int, str]) -> None:
        self._database.many(
            f"INSERT INTO words (event, import, text) VALUES (?, {int(self._import)}, ?)",
            words.items(),
        )

    def _write_repeated(self, rows: Sequence[EventRow], words: dict[int, str]) -> None:
        identities = {row[0]: identity_of(row) for row in rows}
        self._database.many(
            THERE_BEFORE, [(*identity, self._import) for identity in identities.values()]
        )
        self._database.many(
            FILL_WORDS, [(*identities[id_], self._import, text) for id_, text in words.items()]
        )

    def _count(self, rows: Sequence[EventRow], new: int) -> None:
        self.new += new
        self.total += len(rows)
        self.threads.update(map(thread_of, rows))
        first, last = min(map(at_of, rows)), max(map(at_of, rows))
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)
