"""Entries of calendars that may tell of a life event, and which offers were answered."""

from __future__ import annotations

from stillhere.records.intake import Occasion
from stillhere.records.person import NumberInUse
from stillhere.store import revision
from stillhere.store.database import Database

NUMBERS = """
    SELECT handle.address, sum(tally.events), min(tally.first), max(tally.last)
    FROM thread_person
    JOIN tally ON tally.thread = thread_person.thread
    JOIN handle ON handle.id = tally.author
    WHERE thread_person.person = ? AND handle.service = 'phone' AND NOT handle.mine
    GROUP BY handle.id ORDER BY min(tally.first)
"""


class Occasions:
    """Reads what may be offered, and remembers the answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self) -> list[Occasion]:
        """Every entry that is kept, each once, by day."""
        rows = self._database.rows(
            "SELECT DISTINCT day, words, until FROM occasion ORDER BY day, words"
        )
        return [Occasion(*row) for row in rows]

    def numbers(self, person: int) -> list[NumberInUse]:
        """The phone numbers from which somebody has written or called, by first use."""
        return [NumberInUse(*row) for row in self._database.rows(NUMBERS, person)]

    def answered(self, person: int) -> frozenset[str]:
        """The marks of the offers about `person` and the owner's own life that were answered."""
        rows = self._database.rows(
            "SELECT mark FROM answered WHERE person = ? OR person IS NULL", person
        )
        return frozenset(mark for (mark,) in rows)

    def answer(self, person: int | None, mark: str) -> None:
        """Remember that an offer about `person`, or the owner's own life, was answered."""
        with self._database.write():
            self._database.run(
                "INSERT OR IGNORE INTO answered (person, mark) VALUES (?, ?)", person, mark
            )
            revision.touch(self._database)

    def ask_again(self, mark: str, person: int) -> None:
        """Forget an answer that was given on the page of `person`."""
        with self._database.write():
            self._database.run(
                "DELETE FROM answered WHERE mark = ? AND (person = ? OR person IS NULL)",
                mark, person,
            )  # fmt: skip
            revision.touch(self._database)
