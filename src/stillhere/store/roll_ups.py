"""Roll-ups by thread, author and day.

They know nothing of who is whose: a merge, a split or "that's me" changes none of them. Views put
them together for people. Counting here is far faster than GROUP BY, which sorts.
"""

from __future__ import annotations

from collections import defaultdict
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
HIDDEN = """
    INSERT INTO hidden SELECT thread, author, count(*) FROM event
    WHERE thread = ? AND twin IS NOT NULL GROUP BY author
"""
"""What is not counted because a twin is shown: who has written it is still to be known."""


Cell = tuple[int, int, int]
"""One author in one thread on one day."""


class _Others:
    """What one author did in one thread on one day besides messages."""

    __slots__ = ("call_seconds", "calls", "events", "meetings", "unanswered")

    def __init__(self) -> None:
        self.events = self.calls = self.call_seconds = self.unanswered = self.meetings = 0

    def add(self, kind: int, seconds: int | None, answered: int | None) -> None:
        """Count an event that is no message."""
        self.events += 1
        if kind == CALL:
            self.calls += answered != 0
            self.unanswered += answered == 0
            self.call_seconds += seconds or 0
        elif kind == MEETING:
            self.meetings += 1

    def counts(self, events: int) -> tuple[int, ...]:
        """The numbers of a row of thread_day where there were `events` in all."""
        messages = events - self.events
        return (messages, self.calls, self.call_seconds, self.unanswered, self.meetings)


_NONE = _Others()


class RollUps:
    """Adds events to the roll-ups, days in the owner's zone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._days = LocalDays(ZoneInfo(Settings(database).get(ZONE, "UTC")))

    def add(self, rows: Iterable[Row]) -> None:
        """Add events, given as rows of COUNTED."""
        moments: defaultdict[Cell, list[int]] = defaultdict(list)
        others: defaultdict[Cell, _Others] = defaultdict(_Others)
        day = start = end = 0
        for thread, author, at, kind, seconds, answered in rows:
            if not start <= at < end:
                day, start, end = self._days.around(at)
            cell = (thread, author, day)
            moments[cell].append(at)
            if kind != MESSAGE:
                others[cell].add(kind, seconds, answered)
        self._write(moments, others)

    def rebuild(self, threads: Iterable[int]) -> None:
        """Make the roll-ups of `threads` anew."""
        for thread in threads:
            self._database.run("DELETE FROM thread_day WHERE thread = ?", thread)
            self._database.run("DELETE FROM tally WHERE thread = ?", thread)
            self._database.run("DELETE FROM hidden WHERE thread = ?", thread)
            self._database.run(HIDDEN, thread)
            for rows in self._slices(thread):
                self.add(rows)

    def _slices(self, thread: int) -> Iterator[list[Row]]:
        sql = f"""
            SELECT {COUNTED}, id FROM event WHERE thread = ? AND id > ? AND twin IS NULL
            ORDER BY id LIMIT ?
        """
        last = 0
        while rows := self._database.rows(sql, thread, last, SLICE):
            last = rows[-1][-1]
            yield [row[:-1] for row in rows]

    def _write(self, moments: dict[Cell, list[int]], others: dict[Cell, _Others]) -> None:
        days = [
            (*cell, *others.get(cell, _NONE).counts(len(found))) for cell, found in moments.items()
        ]
        self._database.many(DAY, [row for row in days if any(row[3:])])
        tally: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for (thread, author, _), found in moments.items():
            tally[thread, author] += found
        self._database.many(
            TALLY, [(*pair, len(found), min(found), max(found)) for pair, found in tally.items()]
        )
