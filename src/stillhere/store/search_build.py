"""Writes segments of the search.

A segment is up to MOST messages, the oldest first; the place of a message in this order is two
bytes. For each term of their words it keeps the places of the messages with it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from stillhere.store import search_pieces as pieces
from stillhere.store.database import Database, Row
from stillhere.store.search_postings import Postings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Weights = NDArray[np.uint32]

MOST = 65_536
LONG = 128
"""A message with more bytes than this weighs as much as several, so that letters of many pages do
not take too much memory."""
LOT = 4 * MOST
"""So many messages are cut by time together, so that a large import takes no more memory."""
READ_AT_ONCE = 8192
"""Words that weigh so much are taken apart at once."""
ASKED_AT_ONCE = 8192
"""So many ids are asked for by one statement."""
POSTINGS_IN_PART = 8192
DOCS_IN_PART = 1024

SHOWN = """
    SELECT words.event, event.at, octet_length(words.text)
    FROM {} CROSS JOIN event ON event.id = words.event WHERE event.twin IS NULL AND {}
"""
SINCE = SHOWN.format("words", "words.event >= ?1 ORDER BY words.event LIMIT ?2")
AMONG = SHOWN.format("json_each(?1) AS wanted JOIN words ON words.event = wanted.value", "true")
ROWS = """
    SELECT event.thread, event.author, event.channel, words.text
    FROM json_each(?1) AS wanted CROSS JOIN words ON words.event = wanted.value
    CROSS JOIN event ON event.id = wanted.value
"""
ADD = "INSERT INTO search_segment VALUES (NULL, random(), ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def build_since(database: Database, first: int) -> int | None:
    """Make segments of a lot of the shown messages with words from the event id `first` on.

    From where on the next lot is, None where this was the last.
    """
    ids = _build(database, database.stream(SINCE, first, LOT))
    return int(ids.max()) + 1 if len(ids) == LOT else None


def build(database: Database, ids: Numbers) -> None:
    """Make segments of those of `ids` that are shown and have words."""
    _build(database, _among(database, ids))


def _among(database: Database, ids: Numbers) -> Iterator[Row]:
    for begin in range(0, len(ids), ASKED_AT_ONCE):
        some = ids[begin : begin + ASKED_AT_ONCE].tolist()
        yield from database.rows(AMONG, msgspec.json.encode(some).decode())


def _build(database: Database, rows: Iterator[Row]) -> Numbers:
    """Make segments; the ids of the messages in them."""
    ids, moments, weights = _in_order_of_time(rows)
    for begin, end in _slices(weights, _evenly(weights)):
        one = slice(begin, end)
        _write(database, ids[one], moments[one], weights[one])
    return ids


def _in_order_of_time(rows: Iterator[Row]) -> tuple[Numbers, Numbers, Weights]:
    """The ids of messages, when they were, and how much each weighs."""
    flat = np.fromiter(chain.from_iterable(rows), np.int64)
    ids, moments, letters = flat.reshape(-1, 3).T
    order = np.lexsort((ids, moments))
    weights = (1 + letters // LONG).astype(np.uint32)
    return ids[order], moments[order], weights[order]


def _evenly(weights: Weights) -> int:
    """How much each segment weighs, so that none is much smaller than the others."""
    if not len(weights):
        return MOST
    whole = int(weights.sum())
    return min(MOST, -(-whole // -(-whole // MOST)) + int(weights.max()))


def _slices(weights: Weights, most: int) -> Iterator[tuple[int, int]]:
    """From where to where slices are that weigh up to `most` each."""
    up_to = np.cumsum(weights, dtype=np.int64)
    begin = 0
    while begin < len(weights):
        before = up_to[begin] - weights[begin]
        end = max(begin + 1, int(np.searchsorted(up_to, before + most, "right")))
        yield begin, end
        begin = end


def _write(database: Database, ids: Numbers, at: Numbers, weights: Weights) -> None:
    """Write a segment of messages in the order of time."""
    columns, postings = _read(database, ids, weights)
    terms, sizes, places = postings.made()
    owners, of = _owners(columns)
    segment = database.insert(
        ADD, len(ids), int(weights.sum()), int(at[0]), int(at[-1]), int(ids.min()),
        int(ids.max()), pieces.pack(owners), pieces.pack(at[::DOCS_IN_PART]), pieces.pack(sizes),
    )  # fmt: skip
    pieces.write(database, segment, pieces.TERMS, [zlib.compress(terms, pieces.FAST)])
    pieces.write(database, segment, pieces.OWNERS, [of.tobytes()])
    pieces.write(database, segment, pieces.DOCS, _docs(ids, at))
    pieces.write(database, segment, pieces.POSTINGS, _cut(places))


def _read(database: Database, ids: Numbers, weights: Weights) -> tuple[Numbers, Postings]:
    """The thread, author and channel of each message, and the postings of all.

    Read in the order of the ids, as they stand in the store, and little at a time.
    """
    places = np.argsort(ids)
    columns, postings = np.empty((3, len(ids)), np.int64), Postings()
    rows = database.stream(ROWS, msgspec.json.encode(ids[places].tolist()).decode())
    for begin, end in _slices(weights[places], READ_AT_ONCE):
        *owning, texts = zip(*islice(rows, end - begin), strict=True)
        columns[:, places[begin:end]] = owning
        postings.add(texts, places[begin:end])
    return columns, postings


def _owners(columns: Numbers) -> tuple[Numbers, NDArray[np.unsignedinteger]]:
    """All that stands side by side in `columns`, column after column; and of which each is."""
    told = np.zeros(columns.shape[1], np.int64)
    for numbers in columns:
        _, told = np.unique(told * (int(numbers.max()) + 1) + numbers, return_inverse=True)
    _, first = np.unique(told, return_index=True)
    return columns[:, first].ravel(), told.astype(np.min_scalar_type(len(first) - 1))


def _docs(ids: Numbers, at: Numbers) -> Iterator[bytes]:
    """The ids and then the moments of each part."""
    for begin in range(0, len(ids), DOCS_IN_PART):
        end = begin + DOCS_IN_PART
        yield pieces.pack(np.concatenate((ids[begin:end], at[begin:end])))


def _cut(postings: NDArray[np.uint16]) -> Iterator[bytes]:
    for begin in range(0, len(postings), POSTINGS_IN_PART):
        yield postings[begin : begin + POSTINGS_IN_PART].tobytes()
