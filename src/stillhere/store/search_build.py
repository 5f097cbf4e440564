"""Writes segments of the search.

A segment is up to MOST messages, the oldest first; the place of a message in this order is two
bytes. For each term of their words it keeps the places of the messages with it.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from stillhere.store import search_pieces as pieces
from stillhere.store.database import Database, Row
from stillhere.store.plain_letters import plain
from stillhere.store.search_terms import parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

MOST = 65_536
LONG = 128
"""A message with more bytes than this weighs as much as several, so that letters of many pages do
not take too much memory."""
POSTINGS_IN_PART = 8192
DOCS_IN_PART = 1024
PLACE_BITS = 16

SHOWN = """
    SELECT words.event, event.at, octet_length(words.text)
    FROM {} CROSS JOIN event ON event.id = words.event WHERE event.twin IS NULL AND {}
"""
SINCE = SHOWN.format("words", "words.event >= ?1")
AMONG = SHOWN.format("json_each(?1) AS wanted JOIN words ON words.event = wanted.value", "true")
ROWS = """
    SELECT words.event, event.at, event.thread, event.author, event.channel, words.text
    FROM json_each(?1) AS wanted CROSS JOIN words ON words.event = wanted.value
    CROSS JOIN event ON event.id = wanted.value
"""
ADD = "INSERT INTO search_segment VALUES (NULL, random(), ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def build_since(database: Database, first: int) -> None:
    """Make segments of all shown messages with words from the event id `first` on."""
    _build(database, database.stream(SINCE, first))


def build(database: Database, ids: Sequence[int]) -> None:
    """Make segments of those of `ids` that are shown and have words."""
    _build(database, database.stream(AMONG, msgspec.json.encode(ids).decode()))


def _build(database: Database, rows: Iterator[Row]) -> None:
    flat = np.fromiter(chain.from_iterable(rows), np.int64)
    ids, moments, letters = flat.reshape(-1, 3).T
    order = np.lexsort((ids, moments))
    weights = 1 + letters[order] // LONG
    for begin, end in _slices(weights):
        _write(database, np.sort(ids[order[begin:end]]), int(weights[begin:end].sum()))


def _slices(weights: Numbers) -> Iterator[tuple[int, int]]:
    """From where to where each segment is."""
    up_to = np.cumsum(weights)
    begin = 0
    while begin < len(weights):
        before = up_to[begin] - weights[begin]
        end = max(begin + 1, int(np.searchsorted(up_to, before + MOST, "right")))
        yield begin, end
        begin = end


def _write(database: Database, ids: Numbers, weight: int) -> None:
    rows = database.rows(ROWS, msgspec.json.encode(ids.tolist()).decode())
    known, moments, thread, author, channel, texts = zip(*rows, strict=True)
    at = np.array(moments, np.int64)
    order = np.argsort(at, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    terms, sizes, postings = _postings(texts, place)
    owners, of = _owners(thread, author, channel)
    segment = database.insert(
        ADD, len(order), weight, min(moments), max(moments), known[0], known[-1],
        pieces.pack(owners), pieces.pack(at[order][::DOCS_IN_PART]), pieces.pack(sizes),
    )  # fmt: skip
    pieces.write(database, segment, pieces.TERMS, [zlib.compress(terms, pieces.FAST)])
    pieces.write(database, segment, pieces.OWNERS, [of[order].tobytes()])
    pieces.write(database, segment, pieces.DOCS, list(_docs(ids[order], at[order])))
    pieces.write(database, segment, pieces.POSTINGS, list(_cut(postings)))


def _owners(*columns: Sequence[int]) -> tuple[Numbers, NDArray[np.unsignedinteger]]:
    """All that stands side by side in `columns`, column after column; and of which each is."""
    told = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        numbers = np.array(column, np.int64)
        _, told = np.unique(told * (int(numbers.max()) + 1) + numbers, return_inverse=True)
    _, first = np.unique(told, return_index=True)
    owners = np.array([[column[at] for at in first.tolist()] for column in columns], np.int64)
    return owners.ravel(), told.astype(np.min_scalar_type(len(first) - 1))


def _docs(ids: Numbers, at: Numbers) -> Iterator[bytes]:
    """The ids and then the moments of each part."""
    for begin in range(0, len(ids), DOCS_IN_PART):
        end = begin + DOCS_IN_PART
        yield pieces.pack(np.concatenate((ids[begin:end], at[begin:end])))


def _cut(postings: NDArray[np.uint16]) -> Iterator[bytes]:
    for begin in range(0, len(postings), POSTINGS_IN_PART):
        yield postings[begin : begin + POSTINGS_IN_PART].tobytes()


def _postings(texts: Sequence[str], place: Numbers) -> tuple[bytes, Numbers, NDArray[np.uint16]]:
    """The terms, the most frequent first; how many terms stand in how many messages; the places.

    The second is pairs of (number of messages, number of terms), the third all places of the first
    term, then all of the second, and so on.
    """
    spelled, said, docs = _spelled(texts, place)
    terms, of, begins = _terms(spelled)
    times = np.diff(begins)[said]
    pairs = of[ranges(begins[said], times)] << PLACE_BITS | np.repeat(docs, times)
    if len(terms) <= MOST:
        pairs = pairs.astype(np.uint32)  # sorted in half the time
    pairs.sort()  # np.unique looks for each in a table, which takes three times as long
    other = np.ones(len(pairs), np.bool_)
    other[1:] = pairs[1:] != pairs[:-1]
    pairs = pairs[other]
    counts = np.bincount(pairs >> PLACE_BITS, minlength=len(terms))
    order = np.argsort(-counts, kind="stable")
    first = np.cumsum(counts) - counts
    postings = pairs[ranges(first[order], counts[order])].astype(np.uint16)
    sizes, numbers = np.unique(counts[order], return_counts=True)
    kept = "".join(f"{terms[number]}\n" for number in order.tolist()).encode()
    return kept, np.stack((sizes, numbers), axis=1)[::-1].ravel(), postings


def _spelled(texts: Sequence[str], place: Numbers) -> tuple[list[str], Numbers, Numbers]:
    """The words as they are written, each once; their numbers in all texts; whose place that is."""
    words = [text.split() for text in texts]
    numbers = _numbers()
    flat = list(chain.from_iterable(words))
    said = np.fromiter(map(numbers.__getitem__, flat), np.int64, len(flat))
    docs = np.repeat(place, np.fromiter(map(len, words), np.int64, len(words)))
    return list(numbers), said, docs


def _numbers() -> defaultdict[str, int]:
    """Gives each word a number when it is first met."""
    return defaultdict(count().__next__)


def _terms(spelled: Sequence[str]) -> tuple[list[str], Numbers, Numbers]:
    """All terms; the numbers of the terms of each word, one after the other; where each begins."""
    numbers = _numbers()
    of: list[int] = []
    begins = [0]
    for word in spelled:
        if word.isascii() and "\0" not in word:  # the same as below, for nearly all
            of.append(numbers[word.lower()])
        else:
            of += map(numbers.__getitem__, parts(plain(word)))
        begins.append(len(of))
    return list(numbers), np.array(of, np.int64), np.array(begins, np.int64)


def ranges(begins: Numbers, lengths: Numbers) -> Numbers:
    """begin, begin + 1 … of each, as many as its length, one after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(begins - before, lengths) + np.arange(lengths.sum())
