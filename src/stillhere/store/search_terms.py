"""The terms of the search: into which parts words are taken, and which terms hold some letters.

A word is what stands between spaces, in plain letters. Writing without spaces (Chinese, Japanese,
Thai and its neighbours) is kept as pairs of neighbouring letters.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]+"
)
PAIR = 2
END = 10
"""The byte that ends each of many terms: that of a new line, which no term holds."""
FEW = 256
"""So many hits are looked for one by one."""
MOST_KEPT = 64_000_000


def parts(words: str) -> list[str]:
    """The terms of words in plain letters: what is kept of a message and looked for of a search."""
    runs = () if words.isascii() else UNSPACED.findall(words)
    if not runs:
        return words.split()
    pairs = [run[at : at + PAIR] for run in runs for at in range(len(run) - 1) or (0,)]
    return [*pairs, *UNSPACED.sub(" ", words).split()]


def is_exact(word: str) -> bool:
    """Whether the messages with a term that holds `word` are just those that hold it."""
    run = UNSPACED.search(word)
    if run is None:
        return " " not in word
    return run[0] == word and len(word) <= PAIR


def is_pair(part: bytes) -> bool:
    """Whether a part is a pair of signs, of a writing without spaces."""
    signs = part.decode()
    return len(signs) == PAIR and UNSPACED.fullmatch(signs) is not None


class Terms:
    """The terms of one segment, numbered from 0 on."""

    def __init__(self, packed: bytes) -> None:
        self._bytes = b"\n" + zlib.decompress(packed)
        self._letters = np.frombuffer(self._bytes, np.uint8)
        self._ends = np.flatnonzero(self._letters == END)[1:].astype(np.uint32)

    @property
    def size(self) -> int:
        """The memory that they take, in bytes."""
        return len(self._bytes) + self._ends.nbytes

    def holding(self, part: bytes) -> NDArray[np.int64]:
        """The numbers of those that hold `part`, ascending; a pair of signs is a term itself."""
        if is_pair(part):
            at = self._bytes.find(b"\n%b\n" % part)
            return np.searchsorted(self._ends, np.array([at + 1] if at >= 0 else [], np.int64))
        hits: list[int] = []
        at = self._bytes.find(part)
        while at >= 0 and len(hits) < FEW:
            hits.append(at)
            at = self._bytes.find(part, at + 1)
        found = np.array(hits, np.int64) if at < 0 else self._all(part)
        numbers = np.searchsorted(self._ends, found)
        other = np.ones(len(numbers), np.bool_)
        other[1:] = numbers[1:] != numbers[:-1]
        return numbers[other]

    def _all(self, part: bytes) -> NDArray[np.int64]:
        """Where `part` stands, for what stands often."""
        hits = np.flatnonzero(self._letters[: len(self._letters) - len(part) + 1] == part[0])
        for place, letter in enumerate(part[1:], 1):
            hits = hits[self._letters[hits + place] == letter]
        return hits


class Kept:
    """Terms that were read lately, so that a next search need not read and unpack them again.

    Found by the stamp of their segment, which no other segment has; what changes is a new segment.
    """

    def __init__(self) -> None:
        self._terms: OrderedDict[int, Terms] = OrderedDict()
        self._lock = Lock()

    def get(self, stamp: int, read: Callable[[], bytes]) -> Terms:
        """The terms with this stamp; `read` gives them packed."""
        with self._lock:
            found = self._terms.get(stamp)
            if found is not None:
                self._terms.move_to_end(stamp)
                return found
        made = Terms(read())
        with self._lock:
            self._terms[stamp] = made
            while sum(terms.size for terms in self._terms.values()) > MOST_KEPT:
                self._terms.popitem(last=False)
        return made

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._terms.clear()


KEPT = Kept()
"""Those of this process."""
