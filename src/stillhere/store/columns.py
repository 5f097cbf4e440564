"""Events as NumPy columns.

Fetching millions of Python integers costs more than reading the rows; SQLite writes each slice as
text of three packed numbers a row instead, which NumPy parses at twice the speed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import EventColumns
from stillhere.store.database import Database, Row

PACKED = """
    SELECT group_concat(at, ' '),
        group_concat(
            (thread << 32) + (channel << 8) + (kind << 4) + (mine << 2) + ifnull(answered, 2), ' '
        ),
        group_concat(((ifnull(seconds, -1) + 1) << 32) + ifnull(length, -1) + 1, ' ')
    FROM (
        SELECT event.*, handle.mine FROM event JOIN handle ON handle.id = event.author WHERE {}
    )
"""
SLICE = 200_000

Numbers = NDArray[np.int64]


def read_columns(database: Database, people: Sequence[int] | None) -> EventColumns:
    """The events of the one-to-one threads of `people`, of everybody where None."""
    owners = _owners(database, people)
    packed = _whole(database) if people is None else _threads(database, sorted(owners))
    parts = [_numbers(texts) for texts in packed if texts[0] is not None]
    at, what, how = np.hstack(parts) if parts else np.empty((3, 0), np.int64)
    ties = tuple(str(person) for person in sorted(set(owners.values())))
    tie = _lookup(database, owners, ties)[what >> 32]
    order = np.argsort(at, kind="stable")
    order = order[tie[order] >= 0]
    channels = database.rows("SELECT id, name FROM channel ORDER BY id")
    return _unpacked(ties, channels, tie[order], np.stack((at, what, how))[:, order])


def _owners(database: Database, people: Sequence[int] | None) -> dict[int, int]:
    """Thread → person."""
    rows = database.rows("SELECT thread, person FROM thread_person")
    wanted = None if people is None else set(people)
    return {thread: person for thread, person in rows if wanted is None or person in wanted}


def _whole(database: Database) -> Iterator[Row]:
    last = database.value("SELECT coalesce(max(id), 0) FROM event")
    sql = PACKED.format("event.id > ? AND event.id <= ?")
    for start in range(0, last, SLICE):
        yield from database.stream(sql, start, start + SLICE)


def _threads(database: Database, threads: Sequence[int]) -> Iterator[Row]:
    sql = PACKED.format("event.thread = ?")
    for thread in threads:
        yield from database.stream(sql, thread)


def _numbers(texts: Row) -> Numbers:
    return np.array([np.fromstring(text, dtype=np.int64, sep=" ") for text in texts])


def _lookup(database: Database, owners: dict[int, int], ties: tuple[str, ...]) -> NDArray[np.int32]:
    """Array from a thread's id to the position of its tie, -1 where it has none."""
    places = {int(tie): place for place, tie in enumerate(ties)}
    lookup = np.full(database.value("SELECT coalesce(max(id), 0) FROM thread") + 1, -1, np.int32)
    for thread, person in owners.items():
        lookup[thread] = places[person]
    return lookup


def _unpacked(
    ties: tuple[str, ...], channels: list[Row], tie: NDArray[np.int32], packed: Numbers
) -> EventColumns:
    at, what, how = packed
    answered = (what & 3).astype(np.int8)
    seconds = ((how >> 32) - 1).astype(np.float32)
    ids = [id_ for id_, _ in channels]
    return EventColumns(
        ties=ties,
        channels=tuple(name for _, name in channels),
        tie=tie,
        at=at,
        out=(what >> 2 & 1).astype(np.bool_),
        kind=(what >> 4 & 15).astype(np.int8),
        channel=np.searchsorted(ids, what >> 8 & 0xFFFFFF).astype(np.int16),
        seconds=np.where(seconds < 0, np.float32(np.nan), seconds),
        answered=np.where(answered == 2, np.int8(-1), answered),
        length=((how & 0xFFFFFFFF) - 1).astype(np.int32),
    )
