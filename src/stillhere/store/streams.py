"""Events of strands as NumPy columns; SQLite packs the numbers into texts, as for all columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from stillhere.records.stream import Stream
from stillhere.store.database import Database, Row
from stillhere.store.strand import Place

SLICE = 100_000
MANY = 20
"""From this share of all events on (a twentieth), the whole table is read in its own order."""

TIMES = """
    SELECT group_concat((thread << 44) + (precision << 42) + max(at, 0)) FROM event WHERE {}
"""
"""Thread, precision and instant in one number: one text to parse, one column to sort."""
AT_BITS = 42
IN_ORDER = "id > ? AND id <= ? AND +thread IN (SELECT value FROM json_each(?))"
STREAM = """
    SELECT group_concat(id), group_concat(at),
        group_concat((author << 8) + (kind << 4) + precision), group_concat(ifnull(length, -1))
    FROM event WHERE thread = ? AND precision = ? AND twin IS NULL
"""
NOT_TWICE = """
    AND id NOT IN (
        SELECT twin FROM event WHERE twin IS NOT NULL AND thread = {thread} AND precision = {coarse}
    )
"""
HIDES_NOTHING = "AND id NOT IN (SELECT twin FROM event WHERE twin IS NOT NULL)"

Numbers = NDArray[np.int64]


def read_times(database: Database, threads: Sequence[int]) -> dict[Place, Numbers]:
    """The instants of the strands of `threads`, hidden events included."""
    found = [_numbers(row)[0] for row in _packed(database, threads) if row[0]]
    packed = np.sort(np.concatenate([np.empty(0, np.int64), *found]))
    names, starts = np.unique(packed >> AT_BITS, return_index=True)
    at = packed & ((1 << AT_BITS) - 1)
    return {
        Place(int(name) >> 2, int(name) & 3): at[start:end]
        for name, start, end in zip(names, starts, [*starts[1:], len(at)], strict=True)
    }


def read_stream(database: Database, places: Sequence[Place], without: Place | None) -> Stream:
    """What is shown of `places`, by time; see `Twins.stream`."""
    rows = []
    for place in places:
        more = ""
        if place == without:
            more = HIDES_NOTHING
        elif without is not None:
            more = NOT_TWICE.format(thread=int(without.thread), coarse=int(without.coarse))
        rows += database.rows(STREAM + more, place.thread, place.coarse)
    columns = [np.empty((4, 0), np.int64), *(_numbers(row) for row in rows if row[0])]
    id_, at, what, length = np.hstack(columns)
    mine = [author for (author,) in database.rows("SELECT id FROM handle WHERE mine")]
    stream = Stream(
        id=id_,
        at=at,
        coarse=what & 0xF == 1,
        out=np.isin(what >> 8, mine),
        kind=(what >> 4 & 0xF).astype(np.int8),
        length=length.astype(np.int32),
    )
    return stream[np.lexsort((id_, at))]


def _packed(database: Database, threads: Sequence[int]) -> Iterator[Row]:
    counts: dict[int, int] = dict(
        database.rows("SELECT thread, sum(events) FROM tally GROUP BY thread")
    )
    if MANY * sum(counts.get(thread, 0) for thread in threads) < sum(counts.values()):
        for thread in threads:
            yield from database.rows(TIMES.format("thread = ?"), thread)
        return
    wanted = msgspec.json.encode(list(threads)).decode()
    last = database.value("SELECT coalesce(max(id), 0) FROM event")
    for start in range(0, last, SLICE):
        yield from database.rows(TIMES.format(IN_ORDER), start, start + SLICE, wanted)


def _numbers(row: Row) -> Numbers:
    return np.vstack([np.fromstring(text, dtype=np.int64, sep=",") for text in row])
