"""What the owner says to have sent, until an import tells of it.

Each such try stands in the record as a message logged by hand (channel "hand"), so that the pace
and the rhythm know of it at once. When an import brings a message or call of the owner's to the
same person on the same channel within half a day, that one stands for it; the one by hand goes, and
comes back where that import is undone. So nothing counts twice and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stillhere.store.database import Database
from stillhere.store.logged import Logged

NEAR = 12 * 3_600_000
"""Milliseconds: who presses "I sent it" late in the day means the message of that day."""

ALIKE = (frozenset({"sms", "mms", "rcs", "imessage"}), frozenset({"phone", "facetime"}))
"""Channels that one way leads to: a phone decides itself whether a text is an iMessage."""

IMPORTED = """
    SELECT event.id FROM event
    JOIN thread_person ON thread_person.thread = event.thread
    JOIN handle AS author ON author.id = event.author
    JOIN channel ON channel.id = event.channel
    WHERE thread_person.person = ?1 AND author.mine AND event.import IS NOT NULL
        AND channel.name IN (SELECT value FROM json_each(?2)) AND event.at BETWEEN ?3 AND ?4
    ORDER BY abs(event.at - ?5), event.id
"""


class SentTry(msgspec.Struct, frozen=True):
    """One try; `event` is what stands for it by hand, None where an import tells of it."""

    id: int
    person: int
    channel: str
    at: int
    event: int | None


class Sent:
    """Keeps tries that the owner made, and hands them over to the imports that tell of them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._logged = Logged(database)

    def add(self, person: int, channel: str, at: int) -> SentTry:
        """The owner wrote or called on `channel` at `at` (Unix ms)."""
        with self._database.write():
            event = self._by_hand(person, channel, at)
            id_ = self._database.insert(
                "INSERT INTO sent (person, channel, at, event) VALUES (?, ?, ?, ?)",
                person, channel, at, event,
            )  # fmt: skip
            self.settle()
        return next(one for one in self.list(person) if one.id == id_)

    def list(self, person: int | None = None) -> list[SentTry]:
        """All tries, or those with a person, oldest first."""
        rows = self._database.rows(
            "SELECT id, person, channel, at, event FROM sent"
            " WHERE ?1 IS NULL OR person = ?1 ORDER BY at, id",
            person,
        )
        return [SentTry(*row) for row in rows]

    def remove(self, sent: int) -> bool:
        """Take a try back; whether there was one. What an import brought stays."""
        found = next((one for one in self.list() if one.id == sent), None)
        if found is None:
            return False
        with self._database.write():
            if found.event is not None:
                self._logged.remove(found.event)
            self._database.run("DELETE FROM sent WHERE id = ?", sent)
        return True

    def settle(self) -> None:
        """Let imported events stand for tries, and the ones by hand for those without."""
        taken: set[int] = set()
        with self._database.write():
            for one in self.list():
                told = next((event for event in self._imported(one) if event not in taken), None)
                if told is not None:
                    taken.add(told)
                if told is not None and one.event is not None:
                    self._logged.withdraw(one.event)
                    self._stands(one.id, None)
                elif told is None and one.event is None:
                    self._stands(one.id, self._by_hand(one.person, one.channel, one.at))

    def _imported(self, one: SentTry) -> Iterator[int]:
        names = next((group for group in ALIKE if one.channel in group), {one.channel})
        wanted = msgspec.json.encode(sorted(names)).decode()
        rows = self._database.rows(
            IMPORTED, one.person, wanted, one.at - NEAR, one.at + NEAR, one.at
        )
        return (event for (event,) in rows)

    def _by_hand(self, person: int, channel: str, at: int) -> int:
        call = channel in ALIKE[1]
        return self._logged.add(
            person,
            "call" if call else "message",
            at,
            precision="minute",
            out=True,
            answered=False if call else None,
        )

    def _stands(self, sent: int, event: int | None) -> None:
        self._database.run("UPDATE sent SET event = ? WHERE id = ?", event, sent)
