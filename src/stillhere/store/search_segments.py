"""Adds, cuts and merges the segments of the search.

An import adds segments of its own. Small ones are merged with others of their size, so that there
are never many; where more imports follow at once, only when there is enough for a large one. Large
ones over the same years are cut anew by time, so that the newest messages are in few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from stillhere.store import search_pieces as pieces
from stillhere.store.database import Database
from stillhere.store.search_build import DOCS_IN_PART, MOST, build, build_since
from stillhere.store.search_terms import KEPT

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOGETHER = 8
"""So many segments of one size, or over one time, are made into fewer."""
LARGE = 32_768
MANY = 128
"""So many small segments are merged even where more imports follow."""
ROUNDS = 8

SIZES = "SELECT segment, weight FROM search_segment WHERE weight < ?"
SPANS = "SELECT segment, first, last FROM search_segment WHERE weight >= ?"
REACHED = "SELECT segment FROM search_segment WHERE highest >= ? AND lowest <= ?"


def add_since(database: Database, first: int, *, more_follow: bool = False) -> None:
    """Add the shown messages with words from the event id `first` on.

    Where `more_follow`, small segments wait until `tidy` merges them.
    """
    following: int | None = first
    while following is not None:
        following = build_since(database, following)
        _merge(database, _enough_small if more_follow else _of_one_size)


def tidy(database: Database) -> None:
    """Merge small segments that have waited."""
    _merge(database, _of_one_size)


def refresh(database: Database, ids: Sequence[int]) -> None:
    """Take `ids` out and add those of them that are shown and have words."""
    gone = np.array(ids, np.int64)
    for (segment,) in database.rows(REACHED, int(gone.min()), int(gone.max())):
        held = _ids(database, segment)
        stay = held[~np.isin(held, gone)]
        if len(stay) < len(held):
            _delete(database, segment)
            build(database, stay)
    build(database, gone)
    tidy(database)


def _ids(database: Database, segment: int) -> NDArray[np.int64]:
    """The ids of the events of a segment."""
    docs = database.value("SELECT docs FROM search_segment WHERE segment = ?", segment)
    packed = pieces.read_many(database, segment, pieces.DOCS, range(-(-docs // DOCS_IN_PART)))
    both = (pieces.unpack(each, np.int64) for each in packed)
    return np.concatenate([each[: len(each) // 2] for each in both])


def _delete(database: Database, segment: int) -> None:
    KEPT.forget()
    pieces.delete(database, segment)
    database.run("DELETE FROM search_segment WHERE segment = ?", segment)


def _merge(database: Database, small: Callable[[Database], list[int]]) -> None:
    for _ in range(ROUNDS):
        together = small(database) or _of_one_time(database)
        if not together:
            return
        ids = np.concatenate([_ids(database, segment) for segment in together])
        for segment in together:
            _delete(database, segment)
        build(database, ids)


def _of_one_size(database: Database) -> list[int]:
    """Small segments to be merged."""
    sizes: dict[int, list[int]] = {}
    for segment, weight in database.rows(SIZES, LARGE):
        level = (weight.bit_length() - 1) // 3  # the next one is eight times as heavy
        sizes.setdefault(level, []).append(segment)
    return next((each for each in sizes.values() if len(each) >= TOGETHER), [])


def _enough_small(database: Database) -> list[int]:
    """All small segments, where they make a large one or are many."""
    found = database.rows(SIZES, LARGE)
    enough = len(found) >= MANY or sum(weight for _, weight in found) >= MOST
    return [segment for segment, _ in found] if enough else []


def _of_one_time(database: Database) -> list[int]:
    """Large segments to be cut anew: all over the moment that the most of them hold."""
    spans = database.rows(SPANS, LARGE)
    most: list[int] = []
    for _, moment, _ in spans:
        over = [segment for segment, first, last in spans if first <= moment < last]
        most = max(most, over, key=len)
    return most if len(most) >= TOGETHER else []
