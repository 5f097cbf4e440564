"""Writes events of an import, many at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from stillhere.store.database import Database
from stillhere.store.roll_ups import COUNTED, RollUps

WIDTH = 12
"""Values of a row: id, thread, key, at, author, channel, kind, precision, zone_assumed, seconds,
answered, length."""
ID, THREAD, KEY, AT = range(4)
COUNTED_OF = (THREAD, 4, AT, 6, 9, 10)
"""Where COUNTED is in a row."""

INSERT = """
    INSERT INTO event (id, thread, key, at, author, channel, kind, precision, zone_assumed,
        seconds, answered, length, import)
    VALUES {} ON CONFLICT DO NOTHING
"""
VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {})"
AT_ONCE = 128
"""So many rows are added by one statement: each statement costs a third of adding a row."""
THERE_BEFORE = """
    INSERT INTO repeated (event, import)
    SELECT id, ?3 FROM event WHERE thread = ?1 AND key = ?2 AND import IS NOT ?3
    ON CONFLICT DO NOTHING
"""
FILL_WORDS = """
    INSERT INTO words (event, import, text)
    SELECT id, ?3, ?4 FROM event WHERE thread = ?1 AND key = ?2
    ON CONFLICT DO NOTHING RETURNING event
"""
FILL_TWIN = """
    INSERT INTO words (event, import, text)
    SELECT twin, ?3, ?4 FROM event WHERE thread = ?1 AND key = ?2 AND twin IS NOT NULL
    ON CONFLICT DO NOTHING RETURNING event
"""


class Batches:
    """Adds events and counts them. `filled` are older events that got words.

    Events are written with one statement for many. Only when some were there before is each looked
    up, to remember that this import has them too.
    """

    def __init__(self, database: Database, import_id: int) -> None:
        self._database = database
        self._import = import_id
        self._values = VALUES.format(int(import_id))
        self._statements: dict[int, str] = {}
        self._roll_ups = RollUps(database)
        self.first_id = database.value("SELECT coalesce(max(id), 0) FROM event") + 1
        self.filled: list[int] = []
        self.new = self.total = 0
        self.first: int | None = None
        self.last: int | None = None
        self.threads: Counter[int] = Counter()

    def write(self, rows: list[Any], words: dict[int, str]) -> None:
        """Add `rows`, the values of one after those of the other; their ids rise one by one.

        `words` are by id.
        """
        if not rows:
            return
        new = self._insert(rows)
        if new * WIDTH == len(rows):
            columns = (rows[place::WIDTH] for place in COUNTED_OF)
            self._roll_ups.add(zip(*columns, strict=True))
            self._write_words(words)
        else:
            added = f"SELECT {COUNTED} FROM event WHERE id BETWEEN ? AND ?"
            self._roll_ups.add(self._database.rows(added, rows[ID], rows[ID - WIDTH]))
            self._write_repeated(rows, words)
        self._count(rows[THREAD::WIDTH], rows[AT::WIDTH], new)

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

    def _insert(self, rows: list[Any]) -> int:
        """How many of `rows` were not there before."""
        return sum(
            self._insert_together(rows[start : start + AT_ONCE * WIDTH])
            for start in range(0, len(rows), AT_ONCE * WIDTH)
        )

    def _insert_together(self, rows: list[Any]) -> int:
        together = len(rows) // WIDTH
        if together not in self._statements:
            values = ", ".join([self._values] * together)
            self._statements[together] = INSERT.format(values)
        return self._database.run(self._statements[together], *rows)

    def _write_words(self, words: dict[int, str]) -> None:
        self._database.many(
            f"INSERT INTO words (event, import, text) VALUES (?, {int(self._import)}, ?)",
            words.items(),
        )

    def _write_repeated(self, rows: list[Any], words: dict[int, str]) -> None:
        pairs = list(zip(rows[THREAD::WIDTH], rows[KEY::WIDTH], strict=True))
        identities = dict(zip(rows[ID::WIDTH], pairs, strict=True))
        self._database.many(THERE_BEFORE, [(*pair, self._import) for pair in pairs])
        filled = [(*identities[id_], self._import, text) for id_, text in words.items()]
        for fill in (FILL_WORDS, FILL_TWIN):
            self.filled += (event for (event,) in self._database.many_returning(fill, filled))

    def _count(self, threads: Sequence[int], moments: Sequence[int], new: int) -> None:
        self.new += new
        self.total += len(moments)
        self.threads.update(threads)
        first, last = min(moments), max(moments)
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)
