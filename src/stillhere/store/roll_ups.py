"""Roll-ups by thread, author and day.

They know nothing of who is whose: a merge, a split or "that's me" changes none of them. Views put
them together for people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast
from zoneinfo import ZoneInfo

from stillhere.store.codes import KIND_CODE
from stillhere.store.database import Database
from stillhere.store.local_days import LocalDays
from stillhere.store.settings import ZONE, Settings

MESSAGE, CALL, MEETING = KIND_CODE["message"], KIND_CODE["call"], KIND_CODE["meeting"]
SLICE = 65_536

DAYS = f"""
    INSERT INTO thread_day
    SELECT thread, author, local_day(at) AS day,
        sum(kind = {MESSAGE}),
        sum(kind = {CALL} AND answered IS NOT 0),
        sum(iif(kind = {CALL}, ifnull(seconds, 0), 0)),
        sum(kind = {CALL} AND answered IS 0),
        sum(kind = {MEETING})
    FROM event WHERE {{}} AND kind IN ({MESSAGE}, {CALL}, {MEETING})
    GROUP BY thread, author, day
    ON CONFLICT DO UPDATE SET messages = messages + excluded.messages,
        calls = calls + excluded.calls, call_seconds = call_seconds + excluded.call_seconds,
        unanswered = unanswered + excluded.unanswered, meetings = meetings + excluded.meetings
"""
TALLIES = """
    INSERT INTO tally
    SELECT thread, author, count(*), min(at), max(at) FROM event WHERE {}
    GROUP BY thread, author
    ON CONFLICT DO UPDATE SET events = events + excluded.events,
        first = min(first, excluded.first), last = max(last, excluded.last)
"""


def add_from(database: Database, first_id: int) -> None:
    """Add the events from the id `first_id` on, which are in no roll-up yet."""
    _define_local_day(database)
    last = database.value("SELECT coalesce(max(id), 0) FROM event")
    for start in range(first_id, last + 1, SLICE):
        for sql in (DAYS, TALLIES):
            database.run(sql.format("id >= ? AND id < ?"), start, start + SLICE)


def rebuild(database: Database, threads: Iterable[int]) -> None:
    """Make the roll-ups of `threads` anew."""
    _define_local_day(database)
    for thread in threads:
        database.run("DELETE FROM thread_day WHERE thread = ?", thread)
        database.run("DELETE FROM tally WHERE thread = ?", thread)
        for sql in (DAYS, TALLIES):
            database.run(sql.format("thread = ?"), thread)


def _define_local_day(database: Database) -> None:
    days = LocalDays(ZoneInfo(Settings(database).get(ZONE, "UTC")))
    local_day = cast("Callable[..., int]", days.day)  # SQL hands it integers only
    database.connection.create_scalar_function("local_day", local_day, 1, deterministic=True)
