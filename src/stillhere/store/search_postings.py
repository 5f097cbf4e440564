"""Gathers which messages of a segment have which terms, a few messages at a time.

A segment has a million words and more, but far fewer different ones: only those are kept as text.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from stillhere.store.plain_letters import plain
from stillhere.store.search_terms import parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Pairs = NDArray[np.unsignedinteger]
    """The number of a term, and in the last PLACE_BITS the place of a message with it."""

PLACE_BITS = 16
PLACES = 1 << PLACE_BITS
BREAK = "\0"
"""Stands between two messages. In words it is no letter, and is left out."""


class Postings:
    """The terms of many messages, and the places of the messages with each."""

    def __init__(self) -> None:
        self._terms: defaultdict[str, int] = defaultdict(count().__next__)
        self._pairs: list[Pairs] = []

    def add(self, texts: Sequence[str], places: Numbers) -> None:
        """Take in messages; no message may come twice."""
        words = _Words(self._terms)
        flat = _broken(texts).split()
        said = np.fromiter(map(words.__getitem__, flat), np.int64, len(flat))
        del flat
        begins = np.array(words.begins, np.int64)
        times = np.diff(begins)[said]
        docs = np.repeat(places[np.cumsum(said == words[BREAK])], times)
        terms = np.array(words.terms_of, np.int64)[ranges(begins[said], times)]
        self._pairs.append(_each_once(_paired(terms, docs, len(self._terms))))

    def made(self) -> tuple[bytes, Numbers, NDArray[np.uint16]]:
        """The terms, the most frequent first; how many terms stand in how many messages; places.

        The second is pairs of (number of messages, number of terms), the third all places of the
        first term, then all of the second, and so on. Nothing can be added afterwards.
        """
        terms = list(self._terms)
        del self._terms
        counts = np.zeros(len(terms), np.int64)
        for pairs in self._pairs:
            counts += np.bincount(pairs >> PLACE_BITS, minlength=len(terms))
        order = np.argsort(-counts, kind="stable")
        sizes, numbers = np.unique(counts[order], return_counts=True)
        kept = "".join(f"{terms[number]}\n" for number in order.tolist()).encode()
        return kept, np.stack((sizes, numbers), axis=1)[::-1].ravel(), self._in_order(order)

    def _in_order(self, order: Numbers) -> NDArray[np.uint16]:
        """The places of all terms, one term after the other in this order."""
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        for number, pairs in enumerate(self._pairs):
            docs = pairs & (PLACES - 1)
            self._pairs[number] = _paired(rank[pairs >> PLACE_BITS], docs, len(order))
        together = np.concatenate(self._pairs)
        self._pairs.clear()
        together.sort()
        return together.astype(np.uint16)


class _Words(dict[str, int]):
    """Numbers words as they are written, when they are first met.

    The terms of word n are those of `terms_of` from begins[n] to before begins[n + 1].
    """

    def __init__(self, terms: defaultdict[str, int]) -> None:
        self._terms = terms
        self.terms_of = array("I")
        self.begins = array("I", [0])

    def __missing__(self, word: str) -> int:
        for term in parts(plain(word)):
            self.terms_of.append(self._terms[word if term == word else term])  # kept only once
        self.begins.append(len(self.terms_of))
        number = self[word] = len(self)
        return number


def _broken(texts: Sequence[str]) -> str:
    """All messages in one, with a BREAK between any two."""
    together = f" {BREAK} ".join(texts)
    if together.count(BREAK) == len(texts) - 1:
        return together
    return f" {BREAK} ".join(text.replace(BREAK, "") for text in texts)


def _paired(terms: Numbers, docs: Numbers | Pairs, size: int) -> Pairs:
    """Both in one number, of 32 bits where `size` terms are few enough: sorted in half the time."""
    paired: Pairs = terms.astype(np.uint32 if size <= PLACES else np.uint64)
    paired <<= PLACE_BITS
    paired |= docs.astype(paired.dtype)
    return paired


def _each_once(pairs: Pairs) -> Pairs:
    """Those that differ, ascending."""
    pairs.sort()  # np.unique looks for each in a table, which takes three times as long
    other = np.ones(len(pairs), np.bool_)
    other[1:] = pairs[1:] != pairs[:-1]
    return pairs[other]


def ranges(begins: Numbers, lengths: Numbers) -> Numbers:
    """begin, begin + 1 … of each, as many as its length, one after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(begins - before, lengths) + np.arange(lengths.sum())
