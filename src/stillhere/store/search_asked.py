"""What is asked of each segment of the search, and of the words of each message."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from stillhere.store.plain_letters import in_one_line
from stillhere.store.search_terms import is_exact, parts
from stillhere.store.wanted import LAST, Wanted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stillhere.store.database import Database
    from stillhere.store.search_segment import Segment

    Numbers = NDArray[np.int64]
    Marks = NDArray[np.bool_]

READING = 2000
"""Reading the words of one message takes as long as so many postings."""

NONE = np.empty(0, np.int64)
MOST_PARTS = 24
ENOUGH = 8
"""Of a long row of signs so many parts are looked for, and the messages with the rarest of them."""

OWN = "SELECT id FROM handle WHERE mine"
THREADS = "SELECT thread FROM thread_person WHERE person = ?"
CHANNEL = "SELECT id FROM channel WHERE name = ?"


class Asked:
    """One search, made ready for many segments."""

    def __init__(self, database: Database, wanted: Wanted) -> None:
        self._wanted = wanted
        self._looked_for = _looked_for(wanted.words)
        self._without = _bytes(word for word in wanted.without if is_exact(word))
        self.exact = all(map(is_exact, (*wanted.words, *wanted.without)))
        self._threads = self._channels = self._mine = None
        if wanted.person is not None:
            self._threads = _ids(database, THREADS, wanted.person)
        if wanted.channel is not None:
            self._channels = _ids(database, CHANNEL, wanted.channel)
        if wanted.out is not None:
            self._mine = _ids(database, OWN)

    def among(self, segment: Segment) -> tuple[Numbers, bool]:
        """The messages of a segment that may be wanted, and whether only their words can tell."""
        marks = self._narrowed(segment)
        if not marks.any():
            return NONE, False
        terms = []
        for part in self._looked_for:
            terms.append(segment.terms_with(part))
            if not len(terms[-1]):
                return NONE, False
        rarest = sorted(terms, key=segment.frequency)
        for each in rarest if self.exact else rarest[:ENOUGH]:
            if _is_faster_read(marks, segment.frequency(each)):
                return np.flatnonzero(marks), True
            marks &= segment.with_terms(each)
        for part in self._without:
            without = segment.terms_with(part)
            if _is_faster_read(marks, segment.frequency(without)):
                return np.flatnonzero(marks), True
            marks &= ~segment.with_terms(without)
        return np.flatnonzero(marks), not self.exact

    def is_wanted(self, text: str) -> bool:
        """Whether the words of one message are those."""
        line = in_one_line(text)
        held = all(word in line for word in self._wanted.words)
        return held and not any(word in line for word in self._wanted.without)

    def _narrowed(self, segment: Segment) -> Marks:
        """The messages of the right side, channel, person and time."""
        kinds = self._kinds(segment.owners)
        marks = np.ones(segment.docs, np.bool_) if kinds is None else segment.owned(kinds)
        if self._wanted.start is not None or self._wanted.end is not None:
            start = -LAST[0] if self._wanted.start is None else self._wanted.start
            end = LAST[0] if self._wanted.end is None else self._wanted.end
            marks &= segment.within(start, end)
        return marks

    def _kinds(self, owners: Numbers) -> Marks | None:
        """Which kinds of messages are wanted; None where all are."""
        thread, author, channel = owners.T
        asked = [
            np.isin(column, ids)
            for column, ids in ((thread, self._threads), (channel, self._channels))
            if ids is not None
        ]
        if self._mine is not None:
            asked.append(np.isin(author, self._mine) == bool(self._wanted.out))
        return np.logical_and.reduce(asked) if asked else None


def _is_faster_read(marks: Marks, postings: int) -> bool:
    """Whether to read the marked messages takes less than so many postings."""
    return int(np.count_nonzero(marks)) * READING < postings


def _looked_for(words: Iterable[str]) -> list[bytes]:
    """What is looked for in the terms, the longest first, as they are the rarest.

    Of words that are read in the end MOST_PARTS parts will do.
    """
    found = [
        part for word in words for part in parts(word)[: None if is_exact(word) else MOST_PARTS]
    ]
    return _bytes(sorted(found, key=len, reverse=True))


def _bytes(parts: Iterable[str]) -> list[bytes]:
    """Each of `parts` once, as it stands in the terms."""
    return [part.encode() for part in dict.fromkeys(parts)]


def _ids(database: Database, sql: str, *values: object) -> list[int]:
    return [id_ for (id_,) in database.rows(sql, *values)]
