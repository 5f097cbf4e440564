"""Contacts logged by hand: a call, a visit, a message that no export holds.

They are events of a thread of their own for each person, service and channel "hand".
"""

from __future__ import annotations

from stillhere.records.event import Kind, Precision
from stillhere.records.handle import SELF
from stillhere.store import revision, search_index
from stillhere.store.codes import KIND_CODE, PRECISION_CODE
from stillhere.store.database import Database
from stillhere.store.directory import channel_id, handle_id
from stillhere.store.event_rows import SELECT, StoredEvent, stored
from stillhere.store.roll_ups import RollUps

HAND = "hand"


class Logged:
    """Adds, lists and removes contacts logged by hand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        person: int,
        kind: Kind,
        at: int,
        *,
        precision: Precision = "day",
        out: bool = False,
        minutes: int | None = None,
        answered: bool | None = None,
        note: str | None = None,
    ) -> int:
        """Keep a contact with a person at `at` (Unix ms). Returns the event's id."""
        with self._database.write():
            thread, theirs = self._thread(person)
            author = handle_id(self._database, SELF) if out else theirs
            id_ = self._database.insert(
                """
                INSERT INTO event (thread, key, at, author, channel, kind, precision,
                    zone_assumed, seconds, answered, length)
                SELECT ?1, coalesce(max(key), 0) + 1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9
                FROM event WHERE thread = ?1
                """,
                thread, at, author, channel_id(self._database, HAND), KIND_CODE[kind],
                PRECISION_CODE[precision], None if minutes is None else 60 * minutes, answered,
                None,
            )  # fmt: skip
            if note:
                self._database.run("INSERT INTO words VALUES (?, NULL, ?)", id_, note)
            self._follow(thread, id_)
        return id_

    def all(self) -> list[StoredEvent]:
        """What was logged about anybody, oldest first."""
        sql = f"""
            {SELECT} JOIN thread ON thread.id = event.thread
            WHERE thread.service = '{HAND}' ORDER BY event.at, event.id
        """
        return [stored(row) for row in self._database.rows(sql)]

    def list(self, person: int) -> list[StoredEvent]:
        """What was logged about a person, newest first."""
        sql = f"""
            {SELECT} JOIN thread ON thread.id = event.thread
            WHERE thread.service = '{HAND}' AND thread_person.person = ?
            ORDER BY event.at DESC, event.id DESC
        """
        return [stored(row) for row in self._database.rows(sql, person)]

    def remove(self, event: int) -> bool:
        """Take one away; whether there was one. Events of imports cannot be removed this way."""
        with self._database.write():
            self._database.run("DELETE FROM sent WHERE event = ?", event)
            return self.withdraw(event)

    def withdraw(self, event: int) -> bool:
        """Take one away since an import tells of it; the owner's own word of it is kept."""
        with self._database.write():
            thread = self._database.value(
                "SELECT thread FROM event JOIN thread ON thread.id = event.thread"
                f" WHERE event.id = ? AND service = '{HAND}'",
                event,
            )
            if thread is None:
                return False
            self._database.run("DELETE FROM words WHERE event = ?", event)
            self._database.run("DELETE FROM event WHERE id = ?", event)
            self._follow(thread, event)
        return True

    def _follow(self, thread: int, event: int) -> None:
        search_index.refresh(self._database, [event])
        RollUps(self._database).rebuild([thread])
        revision.touch(self._database)

    def _thread(self, person: int) -> tuple[int, int]:
        """The thread for what is logged about a person, and their handle in it."""
        found = self._database.row(
            "SELECT thread.id, handle.id FROM handle JOIN thread ON thread.counterpart = handle.id"
            " WHERE handle.person = ? AND thread.service = 'hand' ORDER BY handle.id LIMIT 1",
            person,
        )
        if found is not None:
            return found[0], found[1]
        address = f"person:{person}"
        handle = self._database.insert(
            "INSERT INTO handle (service, address, person) VALUES ('hand', ?, ?)", address, person
        )
        thread = self._database.insert(
            "INSERT INTO thread (service, key, counterpart) VALUES ('hand', ?, ?)", address, handle
        )
        return thread, handle
