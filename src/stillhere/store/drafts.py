"""Words that the owner has chosen to keep, and the days on which they mean to write."""

from __future__ import annotations

from typing import Literal

import msgspec

from stillhere.store.database import Database

DraftKind = Literal["message", "letter"]
"""A message may be sent one day; a letter is never sent (SAFETY E2a)."""

COLUMNS = "id, person, kind, at, waits_until, words"


class KeptDraft(msgspec.Struct, frozen=True):
    """Kept words: `at` when (Unix ms), `waits_until` the day on which they may be looked at again.

    Days are "YYYY-MM-DD"; None where they wait for nothing.
    """

    id: int
    person: int
    kind: DraftKind
    at: int
    waits_until: str | None
    words: str


class Drafts:
    """Keeps drafts and letters: one message a person, and as many letters as they like."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, person: int, kind: DraftKind, words: str, at: int, waits_until: str | None = None
    ) -> KeptDraft:
        """Keep words; a message takes the place of the one that was kept before."""
        with self._database.write():
            if kind == "message":
                self.drop_message(person)
            id_ = self._database.insert(
                "INSERT INTO draft (person, kind, at, waits_until, words) VALUES (?, ?, ?, ?, ?)",
                person, kind, at, waits_until, words,
            )  # fmt: skip
        return KeptDraft(id_, person, kind, at, waits_until, words)

    def message(self, person: int) -> KeptDraft | None:
        """The message to a person that is kept, None without one."""
        return next(iter(self._list(person, "message")), None)

    def letters(self, person: int) -> list[KeptDraft]:
        """The letters that are not sent, newest first."""
        return self._list(person, "letter")

    def drop_message(self, person: int) -> None:
        """Take away the message that is kept."""
        with self._database.write():
            self._database.run("DELETE FROM draft WHERE person = ? AND kind = 'message'", person)

    def remove(self, draft: int) -> bool:
        """Take one away; whether there was one."""
        with self._database.write():
            return self._database.run("DELETE FROM draft WHERE id = ?", draft) > 0

    def plan(self, person: int, day: str | None) -> None:
        """Mean to write to a person on a day ("YYYY-MM-DD"), or no more."""
        with self._database.write():
            self._database.run("DELETE FROM plan WHERE person = ?", person)
            if day is not None:
                self._database.insert("INSERT INTO plan (person, day) VALUES (?, ?)", person, day)

    def planned(self, person: int) -> str | None:
        """The day on which the owner means to write to a person."""
        day = self._database.value("SELECT max(day) FROM plan WHERE person = ?", person)
        return None if day is None else str(day)

    def due(self, day: str) -> dict[int, str]:
        """Whom the owner meant to write to up to `day`, and on which day."""
        rows = self._database.rows("SELECT person, max(day) FROM plan GROUP BY person ORDER BY 2")
        return {person: planned for person, planned in rows if planned <= day}

    def _list(self, person: int, kind: DraftKind) -> list[KeptDraft]:
        sql = f"SELECT {COLUMNS} FROM draft WHERE person = ? AND kind = ? ORDER BY at DESC, id DESC"
        return [KeptDraft(*row) for row in self._database.rows(sql, person, kind)]
