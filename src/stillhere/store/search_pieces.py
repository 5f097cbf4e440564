"""How the search keeps long rows: in pieces that are read one by one, most of them packed.

What a search reads much of is not packed: decrypting more is faster than unpacking.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from stillhere.store.database import Database

if TYPE_CHECKING:
    from numpy.typing import NDArray

POSTINGS, DOCS, OWNERS, TERMS = range(4)
"""What a piece is of."""
KIND_BITS, PART_BITS = 4, 16
FAST = 1

READ = "SELECT packed FROM search_piece WHERE id = ?"
WRITE = "INSERT INTO search_piece VALUES (?, ?)"
DELETE = "DELETE FROM search_piece WHERE id >= ? AND id < ?"
READ_MANY = """
    SELECT packed FROM json_each(?) AS wanted
    CROSS JOIN search_piece ON search_piece.id = wanted.value
    ORDER BY wanted.key
"""


def pack(numbers: NDArray[Any]) -> bytes:
    """Numbers as their differences, which are small where neighbours are alike.

    Differences too large for the kind of number go round, and come back.
    """
    first = np.zeros(1, numbers.dtype)
    return zlib.compress(np.diff(numbers, prepend=first).tobytes(), FAST)


def unpack(packed: bytes, kind: type[np.generic]) -> NDArray[Any]:
    """What `pack` made of numbers of one kind."""
    return np.cumsum(np.frombuffer(zlib.decompress(packed), kind), dtype=kind)


def name(segment: int, kind: int, part: int = 0) -> int:
    """The id of a piece."""
    return ((segment << KIND_BITS) | kind) << PART_BITS | part


def read(database: Database, segment: int, kind: int, part: int = 0) -> bytes:
    """One piece."""
    return bytes(database.value(READ, name(segment, kind, part)))


def read_many(database: Database, segment: int, kind: int, parts: Iterable[int]) -> list[bytes]:
    """Some pieces, in the order of `parts`."""
    ids = msgspec.json.encode([name(segment, kind, part) for part in parts]).decode()
    return [packed for (packed,) in database.rows(READ_MANY, ids)]


def write(database: Database, segment: int, kind: int, packed: Iterable[bytes]) -> None:
    """Keep pieces, their parts numbered from 0 on."""
    rows = ((name(segment, kind, part), each) for part, each in enumerate(packed))
    database.many(WRITE, rows)


def delete(database: Database, segment: int) -> None:
    """Delete all pieces of a segment."""
    database.run(DELETE, name(segment, 0), name(segment + 1, 0))
