"""Reads one segment of the search: which of its messages hold some words, and when they were."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from stillhere.store import search_pieces as pieces
from stillhere.store.database import Database, Row
from stillhere.store.search_build import DOCS_IN_PART, POSTINGS_IN_PART
from stillhere.store.search_postings import ranges
from stillhere.store.search_terms import KEPT, Terms
from stillhere.store.wanted import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Marks = NDArray[np.bool_]

COLUMNS = "segment, last, stamp, docs, owners, moments, sizes"


class Segment:
    """One segment, given by a row of COLUMNS. Its messages are numbered by time, from 0 on."""

    def __init__(self, database: Database, row: Row) -> None:
        self._database = database
        self._segment, self.last, self._stamp, self.docs, *packed = row
        self._owners, self._moments, self._sizes = packed
        self._parts: dict[int, NDArray[Any]] = {}

    @cached_property
    def owners(self) -> Numbers:
        """(thread, author, channel) of each kind of message in it."""
        return pieces.unpack(self._owners, np.int64).reshape(3, -1).T

    def owned(self, wanted: Marks) -> Marks:
        """Which messages are of the kinds that are `wanted`, by the place in `owners`."""
        if not wanted.any():
            return np.zeros(self.docs, np.bool_)
        packed = pieces.read(self._database, self._segment, pieces.OWNERS)
        kind = np.min_scalar_type(len(self.owners) - 1)
        found: Marks = wanted[np.frombuffer(packed, kind)]
        return found

    def within(self, start: int, end: int) -> Marks:
        """Which messages were from `start` to before `end`, Unix ms."""
        found = np.zeros(self.docs, np.bool_)
        found[self.number_at(start) : self.number_at(end)] = True
        return found

    def number_at(self, moment: int) -> int:
        """How many messages were before `moment`."""
        part = int(np.searchsorted(pieces.unpack(self._moments, np.int64), moment)) - 1
        if part < 0:
            return 0
        return part * DOCS_IN_PART + int(np.searchsorted(self._docs_of(part)[1], moment))

    def terms_with(self, part: bytes) -> Numbers:
        """The numbers of the terms that hold `part`."""
        return self._terms.holding(part)

    def frequency(self, terms: Numbers) -> int:
        """How often a message has one of `terms`, all taken together."""
        return int(self._counts[terms].sum())

    def with_terms(self, terms: Numbers) -> Marks:
        """Which messages have any of `terms`."""
        found = np.zeros(self.docs, np.bool_)
        if not len(terms):
            return found
        counts = self._counts[terms]
        where = ranges((np.cumsum(self._counts) - self._counts)[terms], counts)
        found[self._postings(where)] = True
        return found

    def places(self, numbers: Numbers) -> Iterator[Place]:
        """When and which event the messages with these ascending numbers are, newest first."""
        for number in reversed(numbers.tolist()):
            part, place = divmod(number, DOCS_IN_PART)
            ids, moments = self._docs_of(part)
            yield int(moments[place]), int(ids[place])

    @cached_property
    def _terms(self) -> Terms:
        return KEPT.get(
            self._stamp, lambda: pieces.read(self._database, self._segment, pieces.TERMS)
        )

    @cached_property
    def _counts(self) -> Numbers:
        sizes, numbers = pieces.unpack(self._sizes, np.int64).reshape(-1, 2).T
        return np.repeat(sizes, numbers)

    def _postings(self, where: Numbers) -> NDArray[np.uint16]:
        """The postings at some ascending places."""
        parts = np.unique(where // POSTINGS_IN_PART)
        packed = pieces.read_many(self._database, self._segment, pieces.POSTINGS, parts.tolist())
        read = np.frombuffer(b"".join(packed), np.uint16)
        part = np.searchsorted(parts, where // POSTINGS_IN_PART)
        found: NDArray[np.uint16] = read[part * POSTINGS_IN_PART + where % POSTINGS_IN_PART]
        return found

    def _docs_of(self, part: int) -> NDArray[Any]:
        """The ids of the messages of a part, and their moments."""
        if part not in self._parts:
            packed = pieces.read(self._database, self._segment, pieces.DOCS, part)
            self._parts[part] = pieces.unpack(packed, np.int64).reshape(2, -1)
        return self._parts[part]
