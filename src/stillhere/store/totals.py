"""Keeps the roll-ups right: events of a thread, days and totals of a person."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

import msgspec

from stillhere.store.codes import DAY_MS
from stillhere.store.database import Database
from stillhere.store.settings import ZONE, Settings
from stillhere.store.spans import Span, spans

PERSON_EVENTS = """
    FROM thread_person CROSS JOIN event ON event.thread = thread_person.thread
    JOIN handle AS author ON author.id = event.author
    WHERE thread_person.person = ?1
"""

# The spans come as JSON [[start, end, offset], …]; a thread has its events in order of time.
DAYS = f"""
    INSERT INTO daily
    SELECT ?1, (event.at + (span.value ->> 2)) / {DAY_MS} AS day,
        sum(event.kind = 0 AND NOT author.mine),
        sum(event.kind = 0 AND author.mine),
        sum(event.kind = 1 AND event.answered IS NOT 0),
        sum(iif(event.kind = 1, coalesce(event.seconds, 0), 0)),
        sum(event.kind = 1 AND event.answered IS 0),
        sum(event.kind = 2)
    FROM thread_person CROSS JOIN json_each(?2) AS span
    CROSS JOIN event ON event.thread = thread_person.thread
        AND event.at >= (span.value ->> 0) AND event.at < (span.value ->> 1)
    JOIN handle AS author ON author.id = event.author
    WHERE thread_person.person = ?1 AND event.kind < 3
    GROUP BY day
"""

TOTAL = f"""
    INSERT INTO total
    SELECT ?1, count(*), min(event.at), max(event.at),
        max(iif(author.mine, NULL, event.at)), max(iif(author.mine, event.at, NULL))
    {PERSON_EVENTS} HAVING count(*) > 0
"""


def refresh_threads(database: Database, threads: Iterable[int]) -> None:
    """Count the events of `threads` anew."""
    database.many(
        """
        UPDATE thread SET (events, first, last) =
            (SELECT count(*), min(at), max(at) FROM event WHERE thread = ?1)
        WHERE id = ?1
        """,
        [(thread,) for thread in threads],
    )


def refresh_people(database: Database, people: Iterable[int]) -> None:
    """Make the days and totals of `people` anew, in the owner's zone."""
    people = sorted(people)
    zone_spans = msgspec.json.encode(_spans(database)).decode() if people else ""
    for person in people:
        database.run("DELETE FROM daily WHERE person = ?", person)
        database.run("DELETE FROM total WHERE person = ?", person)
        database.run(DAYS, person, zone_spans)
        database.run(TOTAL, person)


def people_of_threads(database: Database, threads: Iterable[int]) -> set[int]:
    """Whose one-to-one threads are among `threads`."""
    sql = "SELECT person FROM thread_person WHERE thread = ?"
    return {row[0] for thread in threads for row in database.rows(sql, thread)}


def everybody(database: Database) -> set[int]:
    """Everybody who has a thread."""
    return {row[0] for row in database.rows("SELECT DISTINCT person FROM thread_person")}


def _spans(database: Database) -> list[Span]:
    first, last = database.rows("SELECT min(first), max(last) FROM thread")[0]
    zone = ZoneInfo(Settings(database).get(ZONE, "UTC"))
    return [] if first is None else spans(zone, first, last)
