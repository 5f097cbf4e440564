"""Cards shown on Today, and what the owner said to them."""

from __future__ import annotations

import msgspec

from stillhere.records.assessment import AlarmKind
from stillhere.store.database import Database

COLUMNS = "id, person, kind, since, day, done, hushed"


class Notice(msgspec.Struct, frozen=True):
    """A card: about whom, of which kind, for the change since when (Unix ms), first shown when.

    `hushed` is the day ("YYYY-MM-DD") on which the owner asked to hear no more of that change.
    """

    id: int
    person: int
    kind: AlarmKind
    since: int | None
    day: str
    done: bool
    hushed: str | None = None


class Silence(msgspec.Struct, frozen=True):
    """What the owner asked for about a person; days are "YYYY-MM-DD", inclusive.

    After "let it rest" nothing is said until `resting_until`, unless they give a sign before.
    """

    snoozed_until: str | None = None
    resting_until: str | None = None


class Notices:
    """Keeps cards, snoozes, rests and mutes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, person: int, kind: AlarmKind, since: int | None, day: str) -> Notice:
        """The card for this pause: a new one from `day`, or the one that it already had."""
        with self._database.write():
            self._database.run(
                "INSERT OR IGNORE INTO notice (person, kind, since, day) VALUES (?, ?, ?, ?)",
                person, kind, since, day,
            )  # fmt: skip
            row = self._database.rows(
                f"SELECT {COLUMNS} FROM notice WHERE person = ? AND kind = ? AND since IS ?",
                person, kind, since,
            )[0]  # fmt: skip
        return _notice(row)

    def list(self, person: int | None = None) -> list[Notice]:
        """All cards, or those about one person, newest first."""
        sql = f"SELECT {COLUMNS} FROM notice WHERE ?1 IS NULL OR person = ?1 ORDER BY id DESC"
        return [_notice(row) for row in self._database.rows(sql, person)]

    def done(self, notice: int) -> None:
        """The owner has acted on this card."""
        with self._database.write():
            self._database.run("UPDATE notice SET done = 1 WHERE id = ?", notice)

    def reopen(self, notice: int) -> None:
        """The owner took back what they did to this card."""
        with self._database.write():
            self._database.run("UPDATE notice SET done = 0 WHERE id = ?", notice)

    def hush(self, notice: int, day: str | None) -> None:
        """From `day` on say no more of what this card is about; None takes that back."""
        with self._database.write():
            self._database.run("UPDATE notice SET hushed = ? WHERE id = ?", day, notice)

    def snooze(self, person: int, until: str | None) -> None:
        """Show nothing about a person until the day `until`; None ends that."""
        self._say(person, "snoozed_until = ?2", until)

    def rest(self, person: int, until: str | None) -> None:
        """Let it rest: nothing about a person until they give a sign, or until `until`."""
        last_in = "(SELECT last_in FROM total WHERE person = ?1)"
        self._say(person, f"resting_until = ?2, rested_after = {last_in}", until)

    def mute(self, person: int) -> None:
        """Never remind of this person; `people.update` with `reminders` true takes it back."""
        with self._database.write():
            self._database.run("UPDATE person SET reminders = 0, edited = 1 WHERE id = ?", person)

    def silences(self, day: str) -> dict[int, Silence]:
        """Who is silenced on `day`, and until when."""
        rows = self._database.rows(
            """
            SELECT quiet.person, iif(snoozed_until >= ?1, snoozed_until, NULL) AS snoozed,
                iif(resting_until >= ?1 AND rested_after IS total.last_in, resting_until, NULL)
                    AS resting
            FROM quiet LEFT JOIN total ON total.person = quiet.person
            WHERE snoozed IS NOT NULL OR resting IS NOT NULL
            """,
            day,
        )
        return {person: Silence(snoozed, resting) for person, snoozed, resting in rows}

    def _say(self, person: int, assignment: str, until: str | None) -> None:
        with self._database.write():
            self._database.run("INSERT OR IGNORE INTO quiet (person) VALUES (?)", person)
            self._database.run(f"UPDATE quiet SET {assignment} WHERE person = ?1", person, until)


def _notice(row: tuple[object, ...]) -> Notice:
    return msgspec.convert(dict(zip(COLUMNS.split(", "), row, strict=True)), Notice, strict=False)
