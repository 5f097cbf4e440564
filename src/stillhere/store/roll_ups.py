"""Roll-ups by thread, author and day.

They know nothing of who is whose: a merge, a split or "that's me" changes none of them. Views put
them together for people. Counting here is three times as fast as GROUP BY, which sorts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from stillhere.store.codes import KIND_CODE
from stillhere.store.database import Database, Row
from stillhere.store.local_days import LocalDays
from stillhere.store.settings import ZONE, Settings

MESSAGE, CALL, MEETING = KIND_CODE["message"], KIND_CODE["call"], KIND_CODE["meeting"]
SLICE = 50_000

COUNTED = "thread, author, at, kind, seconds, answered"
DAY = """
    INSERT INTO thread_day VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET messages = messages + excluded.messages,
        calls = calls + excluded.calls, call_seconds = call_seconds + excluded.call_seconds,
        unanswered = unanswered + excluded.unanswered, meetings = meetings + excluded.meetings
"""
TALLY = """
    INSERT INTO tally VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET events = events + excluded.events,
        first = min(first, excluded.first), last = max(last, excluded.last)
"""


class _Cell:
    """What one author did in one thread on one day."""

    __slots__ = (
        "call_seconds", "calls", "events", "first", "last", "meetings", "messages", "unanswered",
    )  # fmt: skip

    def __init__(self, at: int) -> None:
        self.first = self.last = at
        self.events = self.messages = self.meetings = 0
        self.calls = self.call_seconds = self.unanswered = 0

    def add(self, kind: int, seconds: int | None, answered: int | None) -> None:
        """Count an event that is no message."""
        if kind == CALL:
            self.calls += answered != 0
            self.unanswered += answered == 0
            self.call_seconds += seconds or 0
        elif kind == MEETING:
            self.meetings += 1

    def counts(self) -> tuple[int, ...]:
        """The numbers of a row of thread_day."""
        return (self.messages, self.calls, self.call_seconds, self.unanswered, self.meetings)


class RollUps:
    """Adds events to the roll-ups, days in the owner's zone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._day = LocalDays(ZoneInfo(Settings(database).get(ZONE, "UTC"))).day

    def add(self, rows: Iterable[Row]) -> None:
        """Add events, given as rows of COUNTED."""
        cells: dict[tuple[int, int, int], _Cell] = {}
        day = self._day
        for thread, author, at, kind, seconds, answered in rows:
            place = (thread, author, day(at))
            try:
                cell = cells[place]
            except KeyError:
                cell = cells[place] = _Cell(at)
            cell.events += 1
            if at > cell.last:
                cell.last = at
            elif at < cell.first:
                cell.first = at
            if kind == MESSAGE:
                cell.messages += 1
            else:
                cell.add(kind, seconds, answered)
        self._write(cells)

    def rebuild(self, threads: Iterable[int]) -> None:
        """Make the roll-ups of `threads` anew."""
        for thread in threads:
            self._database.run("DELETE FROM thread_day WHERE thread = ?", thread)
            self._database.run("DELETE FROM tally WHERE thread = ?", thread)
            for rows in self._slices(thread):
                self.add(rows)

    def _slices(self, thread: int) -> Iterator[list[Row]]:
        sql = f"SELECT {COUNTED}, id FROM event WHERE thread = ? AND id > ? ORDER BY id LIMIT ?"
        last = 0
        while rows := self._database.rows(sql, thread, last, SLICE):
            last = rows[-1][-1]
            yield [row[:-1] for row in rows]

    def _write(self, cells: dict[tuple[int, int, int], _Cell]) -> None:
        days = [(*place, *cell.counts()) for place, cell in cells.items()]
        self._database.many(DAY, [row for row in days if any(row[3:])])
        self._database.many(
            TALLY,
            [
                (thread, author, cell.events, cell.first, cell.last)
                for (thread, author, _), cell in cells.items()
            ],
        )
