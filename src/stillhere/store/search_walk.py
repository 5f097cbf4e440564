"""Walks through the segments of the search, from the newest message to the oldest.

A segment is opened only where a message of it may be the next one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice

import msgspec
import numpy as np

from stillhere.store.database import Database
from stillhere.store.search_asked import Asked
from stillhere.store.search_segment import COLUMNS, Segment
from stillhere.store.wanted import LAST, MOST_COUNTED, Place, Wanted

READ_AT_ONCE = 64
LAST_OF = 1
"""Where `last` is in COLUMNS."""

SEGMENTS = f"""
    SELECT {COLUMNS} FROM search_segment WHERE first <= ? AND last >= ? ORDER BY last
"""
TEXTS = """
    SELECT event, text FROM json_each(?) AS wanted
    CROSS JOIN words ON words.event = wanted.value
"""

Step = tuple[Place, bool]
"""A place on the way, and whether what is there is wanted."""


class Walk:
    """One search on its way. `stopped` is where the time ran out, None where it did not."""

    def __init__(
        self, database: Database, wanted: Wanted, before: Place, seconds: float | None
    ) -> None:
        self._database, self._before = database, before
        self._asked = Asked(database, wanted)
        self._ends = None if seconds is None else time.monotonic() + seconds
        until = before[0] if wanted.end is None else min(before[0], wanted.end - 1)
        since = -LAST[0] if wanted.start is None else wanted.start
        self._unopened = database.rows(SEGMENTS, until, since)
        self._unsure: list[Iterator[Step]] = []
        self._counted = 0
        self.stopped: Place | None = None

    def newest(self, limit: int) -> list[Place]:
        """The places of up to `limit` messages, newest first."""
        found: list[Place] = []
        for place, wanted in self._in_order():
            if wanted:
                found.append(place)
                if len(found) == limit:
                    break
            elif place < self._before and self._is_late():
                self.stopped = place
                break
        return found

    def counted(self) -> tuple[int, bool]:
        """How many there are, up to MOST_COUNTED, and whether there are more.

        Where the time runs out, fewer than that, and there may be more.
        """
        while self._unsure or self._unopened:
            if self._counted > MOST_COUNTED:
                return MOST_COUNTED, True
            if self._is_late():
                return min(self._counted, MOST_COUNTED - 1), True
            if not self._unsure:
                self._open()
            elif next(self._unsure[-1], None) is None:
                self._unsure.pop()
        return min(self._counted, MOST_COUNTED), self._counted > MOST_COUNTED

    def _in_order(self) -> Iterator[Step]:
        """Every step, newest first; before a segment is opened, one to where it begins."""
        ahead: list[tuple[int, int, int, bool, Iterator[Step]]] = []
        number = 0
        while self._unopened or ahead:
            last = self._unopened[-1][LAST_OF] if self._unopened else -LAST[0]
            if not ahead or -ahead[0][0] <= last:
                yield (last, LAST[1]), False
                steps = self._open()
            else:
                at, event, _, wanted, steps = heappop(ahead)
                yield (-at, -event), wanted
            number += 1
            for (at, event), wanted in islice(steps, 1):
                heappush(ahead, (-at, -event, number, wanted, steps))

    def _open(self) -> Iterator[Step]:
        """The steps through the newest segment that is not opened yet."""
        segment = Segment(self._database, self._unopened.pop())
        numbers, unsure = self._asked.among(segment)
        if self._before != LAST and len(numbers):
            end = segment.number_at(self._before[0] + 1)
            numbers = numbers[: np.searchsorted(numbers, end)]
        places = (place for place in segment.places(numbers) if place < self._before)
        if not unsure:
            self._counted += len(numbers)
            return ((place, True) for place in places)
        steps = self._checked(places)
        self._unsure.append(steps)
        return steps

    def _checked(self, places: Iterator[Place]) -> Iterator[Step]:
        """Those of `places` whose words are wanted, and from time to time how far it has read."""
        while some := list(islice(places, READ_AT_ONCE)):
            ids = msgspec.json.encode([event for _, event in some]).decode()
            texts = self._database.rows(TEXTS, ids)
            wanted = {event for event, text in texts if self._asked.is_wanted(text)}
            self._counted += len(wanted)
            yield from ((place, True) for place in some if place[1] in wanted)
            yield some[-1], False

    def _is_late(self) -> bool:
        return self._ends is not None and time.monotonic() > self._ends
