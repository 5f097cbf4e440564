"""Events as NumPy columns.

Fetching millions of Python integers costs more than reading the rows; SQLite writes each slice as
three texts of packed numbers instead, which NumPy parses at twice the speed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import EventColumns
from stillhere.store.database import Database, Row

PACKED = """
    SELECT group_concat(at),
        group_concat(
            (thread << 39) + (author << 15) + (channel << 5) + (kind << 2) + ifnull(answered, 2)
        ),
        group_concat(((ifnull(seconds, -1) + 1) << 32) + ifnull(length, -1) + 1)
    FROM event WHERE twin IS NULL AND {}
"""
IN_ORDER = "id > ? AND id <= ? AND +thread IN (SELECT value FROM json_each(?))"
"""The plus keeps SQLite from the index, which would be read out of the table's order."""
SLICE = 100_000

Numbers = NDArray[np.int64]
"""Shape (3, n): instant; thread, author, channel, kind and answered; seconds and length."""


def read_columns(database: Database, people: Sequence[int] | None) -> EventColumns:
    """The events of the one-to-one threads of `people`, of everybody where None."""
    owners = _owners(database, people)
    read = _whole if _are_many(database, owners) else _threads
    rows = read(database, sorted(owners))
    packed = np.hstack([np.empty((3, 0), np.int64), *(_numbers(row) for row in rows if row[0])])
    ties = tuple(str(person) for person in sorted(set(owners.values())))
    tie = _lookup(database, owners, ties)[packed[1] >> 39]
    order = np.argsort(packed[0], kind="stable")
    return _unpacked(database, ties, tie[order], packed[:, order])


def _owners(database: Database, people: Sequence[int] | None) -> dict[int, int]:
    """Thread → person."""
    rows = database.rows("SELECT thread, person FROM thread_person")
    wanted = None if people is None else set(people)
    return {thread: person for thread, person in rows if wanted is None or person in wanted}


def _are_many(database: Database, owners: dict[int, int]) -> bool:
    """Whether reading the whole table in its own order is the faster way to these threads."""
    rows = database.rows("SELECT thread, sum(events) FROM tally GROUP BY thread")
    wanted = sum(events for thread, events in rows if thread in owners)
    return bool(20 * wanted > sum(events for _, events in rows))


def _whole(database: Database, threads: Sequence[int]) -> Iterator[Row]:
    last = database.value("SELECT coalesce(max(id), 0) FROM event")
    sql, wanted = PACKED.format(IN_ORDER), msgspec.json.encode(threads).decode()
    for start in range(0, last, SLICE):
        yield from database.rows(sql, start, start + SLICE, wanted)


def _threads(database: Database, threads: Sequence[int]) -> Iterator[Row]:
    sql = PACKED.format("thread = ?")
    for thread in threads:
        yield from database.rows(sql, thread)


def _numbers(row: Row) -> Numbers:
    return np.vstack([np.fromstring(text, dtype=np.int64, sep=",") for text in row])


def _lookup(database: Database, owners: dict[int, int], ties: tuple[str, ...]) -> NDArray[np.int32]:
    """Array from a thread's id to the position of its tie, -1 where it has none."""
    places = {int(tie): place for place, tie in enumerate(ties)}
    lookup = np.full(database.value("SELECT coalesce(max(id), 0) FROM thread") + 1, -1, np.int32)
    for thread, person in owners.items():
        lookup[thread] = places[person]
    return lookup


def _unpacked(
    database: Database, ties: tuple[str, ...], tie: NDArray[np.int32], packed: Numbers
) -> EventColumns:
    at, what, how = packed
    mine = [author for (author,) in database.rows("SELECT id FROM handle WHERE mine")]
    channels = database.rows("SELECT id, name FROM channel ORDER BY id")
    answered = (what & 3).astype(np.int8)
    seconds = ((how >> 32) - 1).astype(np.float32)
    ids = [id_ for id_, _ in channels]
    return EventColumns(
        ties=ties,
        channels=tuple(name for _, name in channels),
        tie=tie,
        at=at,
        out=np.isin(what >> 15 & 0xFFFFFF, mine),
        kind=(what >> 2 & 7).astype(np.int8),
        channel=np.searchsorted(ids, what >> 5 & 0x3FF).astype(np.int16),
        seconds=np.where(seconds < 0, np.float32(np.nan), seconds),
        answered=np.where(answered == 2, np.int8(-1), answered),
        length=((how & 0xFFFFFFFF) - 1).astype(np.int32),
    )
