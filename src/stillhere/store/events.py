"""Reading events: pages for people, columns for the rhythm, counts for lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from stillhere.store.codes import KIND_CODE
from stillhere.store.database import Database
from stillhere.store.event_rows import SELECT, StoredEvent, stored

if TYPE_CHECKING:
    from stillhere.records.columns import EventColumns

PAGE = f"""
    {SELECT} WHERE event.thread = ? AND event.twin IS NULL AND (event.at, event.id) < (?, ?)
    ORDER BY event.at DESC, event.id DESC LIMIT ?
"""
BETWEEN = f"""
    {SELECT} WHERE thread_person.person = ? AND event.twin IS NULL
        AND event.at >= ? AND event.at < ?
    ORDER BY event.at, event.id
"""
FIRST = """
    SELECT thread_person.person, min(iif(author.mine, NULL, tally.first)),
        min(iif(author.mine, tally.first, NULL)), sum(iif(author.mine, 0, tally.events))
    FROM thread_person JOIN tally ON tally.thread = thread_person.thread
    JOIN handle AS author ON author.id = tally.author
    GROUP BY thread_person.person
"""
OPENINGS = """
    SELECT thread_person.person, words.text FROM json_each(?1) AS begun
    CROSS JOIN thread_person ON thread_person.person = CAST(begun.key AS INTEGER)
    CROSS JOIN event ON event.thread = thread_person.thread
        AND event.at >= begun.value AND event.at < begun.value + ?2
    CROSS JOIN words ON words.event = event.id
    JOIN handle AS author ON author.id = event.author
    WHERE event.twin IS NULL AND NOT author.mine
    ORDER BY thread_person.person, event.at, event.id
"""
FORWARD = f"""
    {SELECT} WHERE event.thread = ? AND event.twin IS NULL AND event.kind <> ?
        AND (event.at, event.id) > (?, ?) AND event.at < ?
    ORDER BY event.at, event.id LIMIT ?
"""
BACKWARD = f"""
    {SELECT} WHERE event.thread = ? AND event.twin IS NULL AND event.kind <> ?
        AND (event.at, event.id) < (?, ?) AND event.at >= ?
    ORDER BY event.at DESC, event.id DESC LIMIT ?
"""
REACTION = KIND_CODE["reaction"]
LAST = 2**62


class Begun(msgspec.Struct, frozen=True):
    """When each of two first wrote or called (Unix ms or None), and how often they did."""

    theirs: int | None
    mine: int | None
    signs: int


class Events:
    """Reads events of people; a person's events are those of their one-to-one threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def columns(self, people: Sequence[int] | None = None) -> EventColumns:
        """The events of `people` (of everybody where None) as arrays; a tie is `str(person.id)`."""
        from stillhere.store.columns import read_columns  # noqa: PLC0415 - NumPy costs 0.1 s

        return read_columns(self._database, people)

    def page(self, person: int, before: int | None = None, limit: int = 50) -> list[StoredEvent]:
        """Up to `limit` events, newest first; `before` is the id of the last one shown."""
        at, last = (LAST, LAST) if before is None else self._place(before)
        found = [
            stored(row)
            for thread in self._threads(person)
            for row in self._database.rows(PAGE, thread, at, last, limit)
        ]
        found.sort(key=lambda event: (event.at, event.id), reverse=True)
        return found[:limit]

    def between(self, person: int, start: int, end: int) -> list[StoredEvent]:
        """Events from `start` to before `end` (Unix ms), oldest first."""
        return [stored(row) for row in self._database.rows(BETWEEN, person, start, end)]

    def forward(
        self, person: int, place: tuple[int, int], end: int, limit: int
    ) -> list[StoredEvent]:
        """Up to `limit` events after `place` (instant and id) and before `end`, oldest first.

        Reactions are left out, here and in `backward`.
        """
        return self._side(FORWARD, person, place, end, limit)[:limit]

    def backward(
        self, person: int, place: tuple[int, int], start: int, limit: int
    ) -> list[StoredEvent]:
        """The last `limit` events before `place` and from `start` on, oldest first."""
        return self._side(BACKWARD, person, place, start, limit)[-limit:]

    def _side(
        self, sql: str, person: int, place: tuple[int, int], edge: int, limit: int
    ) -> list[StoredEvent]:
        found = [
            stored(row)
            for thread in self._threads(person)
            for row in self._database.rows(sql, thread, REACTION, *place, edge, limit)
        ]
        return sorted(found, key=lambda event: (event.at, event.id))

    def all_with_person(self) -> Iterator[StoredEvent]:
        """Every event of a one-to-one thread, thread by thread, oldest first."""
        sql = f"""
            {SELECT} WHERE thread_person.person IS NOT NULL AND event.twin IS NULL
            ORDER BY event.thread, event.at
        """
        return (stored(row) for row in self._database.stream(sql))

    def keys(self, service: str, thread: str) -> frozenset[int]:
        """The keys of the events that a thread, named as importers name it, has already."""
        rows = self._database.rows(
            "SELECT event.key FROM event JOIN thread ON thread.id = event.thread"
            " WHERE thread.service = ? AND thread.key = ?",
            service, thread,
        )  # fmt: skip
        return frozenset(key for (key,) in rows)

    def get(self, event: int) -> StoredEvent | None:
        """One event by its id."""
        row = self._database.row(f"{SELECT} WHERE event.id = ?", event)
        return None if row is None else stored(row)

    def count(self) -> int:
        """How many events there are, those in groups too."""
        return int(self._database.value("SELECT coalesce(sum(events), 0) FROM tally"))

    def count_by_person(self) -> dict[int, int]:
        """How many events each person has."""
        return dict(self._database.rows("SELECT person, events FROM total"))

    def last_by_person(self) -> dict[int, tuple[int | None, int | None]]:
        """When each person last wrote or called, and when I last did: Unix ms or None."""
        rows = self._database.rows("SELECT person, last_in, last_out FROM total")
        return {person: (theirs, mine) for person, theirs, mine in rows}

    def begun_by_person(self) -> dict[int, Begun]:
        """How it began with each person."""
        return {person: Begun(*begun) for person, *begun in self._database.rows(FIRST)}

    def openings(self, first: Mapping[int, int], within: int) -> dict[int, list[str]]:
        """What people wrote from the instant of each in `first` on, up to `within` later (ms)."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        begun = msgspec.json.encode(first).decode()
        for person, words in self._database.rows(OPENINGS, begun, within):
            if words:
                found[person].append(words)
        return found

    def bounds(self) -> tuple[int, int] | None:
        """The first and the last instant of all events, None without any."""
        first, last = self._database.rows("SELECT min(first), max(last) FROM tally")[0]
        return None if first is None else (first, last)

    def _threads(self, person: int) -> list[int]:
        sql = "SELECT thread FROM thread_person WHERE person = ?"
        return [thread for (thread,) in self._database.rows(sql, person)]

    def _place(self, event: int) -> tuple[int, int]:
        at = self._database.value("SELECT at FROM event WHERE id = ?", event)
        return (LAST if at is None else at, event)
