"""Days of people, rolled up: what pictures and lists are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import msgspec

from stillhere.store.database import Database
from stillhere.store.roll_ups import RollUps
from stillhere.store.settings import ZONE, Settings

SERIES = """
    SELECT wanted.value, day, sum(iif(mine, 0, messages)), sum(iif(mine, messages, 0)),
        sum(calls), sum(call_seconds), sum(unanswered), sum(meetings)
    FROM json_each(?1) AS wanted
    CROSS JOIN thread_person ON thread_person.person = wanted.value
    CROSS JOIN thread_day ON thread_day.thread = thread_person.thread
    JOIN handle ON handle.id = thread_day.author
    WHERE day >= ?2 AND day <= ?3 GROUP BY wanted.value, day ORDER BY wanted.value, day
"""
FIRST, LAST = -(10**6), 10**6
EPOCH = date(1970, 1, 1).toordinal()


class Day(msgspec.Struct, frozen=True, gc=False):
    """One day with one person, in the owner's zone.

    `day` counts from 1970-01-01. `received` and `sent` are messages; `calls` were taken (or that
    is unknown), `unanswered` ones were not, in either direction. Reactions are not counted.
    """

    person: int
    day: int
    received: int
    sent: int
    calls: int
    call_seconds: int
    unanswered: int
    meetings: int


class Daily:
    """Reads the days; imports and merges keep them right."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def series(
        self, people: Sequence[int], start: date | None = None, end: date | None = None
    ) -> list[Day]:
        """The days with events of `people` from `start` to `end` inclusive, by person and day."""
        wanted = msgspec.json.encode(sorted(set(people))).decode()
        first = FIRST if start is None else start.toordinal() - EPOCH
        last = LAST if end is None else end.toordinal() - EPOCH
        return [Day(*row) for row in self._database.rows(SERIES, wanted, first, last)]

    def zone(self) -> ZoneInfo:
        """The zone in which the days are counted: UTC until it is set."""
        return ZoneInfo(Settings(self._database).get(ZONE, "UTC"))

    def set_zone(self, zone: ZoneInfo) -> None:
        """Count days in `zone`; all are counted anew if it is another than before."""
        if zone.key == self.zone().key:
            return
        with self._database.write():
            Settings(self._database).set(ZONE, zone.key)
            threads = self._database.rows("SELECT id FROM thread")
            RollUps(self._database).rebuild([thread for (thread,) in threads])
