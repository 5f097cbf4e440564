"""Whether two threads are one conversation, told twice by two apps, phones or names.

Times alone decide, because names and keys may all differ. Certain means: many events fall
together, nearly all of the smaller thread's, both ways, and hardly any would by chance.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stillhere.people.pairing import MINUTE, Pairs, pairs
from stillhere.records.stream import Stream

LEAST = 20
"""Fewer events that fall together tell nothing for certain."""
LEAST_EACH_WAY = 5
SHARE = 0.9
"""So much of the smaller thread, where both have a record, must be in the other."""
SHARE_EACH_WAY = 0.8
BY_CHANCE = 0.5
"""If this share would still fall together hours later, time tells nothing."""
HOUR = 3_600_000
SHIFTS = tuple(hours * HOUR for hours in (-7, -3, -1, 2, 5, 24, 7 * 24))

KEPT = 128
"""Minutes in a sketch, at least; of long threads an eighth."""
ALIKE = 0.5
_LEAST_SHARED = 3
_SCATTER = np.uint64(0x9E3779B97F4A7C15)

Minutes = NDArray[np.int32]


def same_conversation(one: Stream, other: Stream) -> Pairs | None:
    """The events that are the same, None where it is not certain that both are one conversation."""
    first, second = _within(one, other), _within(other, one)
    if min(len(first), len(second)) < LEAST:
        return None
    certain = pairs(first, second)
    if not _enough(first, second, certain) or _chance(first, second) > len(certain[0]):
        return None
    return pairs(one, other, whatever_length=True)


def _within(stream: Stream, other: Stream) -> Stream:
    """What `stream` has in the time of `other`."""
    if not len(stream) or not len(other):
        return stream[:0]
    start, end = other.at[0] // MINUTE * MINUTE, (other.at[-1] // MINUTE + 1) * MINUTE
    return stream[(stream.at >= start) & (stream.at < end)]


def _enough(one: Stream, other: Stream, found: Pairs) -> bool:
    count = len(found[0])
    if count < LEAST or count < SHARE * min(len(one), len(other)):
        return False
    return all(_enough_one_way(one, other, found, out=out) for out in (False, True))


def _enough_one_way(one: Stream, other: Stream, found: Pairs, *, out: bool) -> bool:
    count = np.count_nonzero(one.out[found[0]] == out)
    smaller = min(np.count_nonzero(one.out == out), np.count_nonzero(other.out == out))
    return bool(count >= max(LEAST_EACH_WAY, SHARE_EACH_WAY * smaller))


def _chance(one: Stream, other: Stream) -> float:
    """How many pairs it would take to be far above chance."""
    most = max(len(pairs(replace(one, at=one.at + shift), other)[0]) for shift in SHIFTS)
    return max(most / BY_CHANCE, most + 6 * math.sqrt(most))


def sketch(at: NDArray[np.int64]) -> Minutes:
    """Some of the minutes with events, chosen by the minute itself, so that copies choose alike.

    `at` is sorted. Returns minutes since 1970 in the order of their hashes.
    """
    minutes = at // MINUTE
    minutes = minutes[np.concatenate([[True], minutes[1:] != minutes[:-1]])[: len(minutes)]]
    hashes = _hash(minutes)
    count = max(KEPT, len(minutes) // 8)
    if len(minutes) > count:
        least = np.argpartition(hashes, count)[:count]
        minutes, hashes = minutes[least], hashes[least]
    return np.asarray(minutes[np.argsort(hashes)], np.int32)


def candidates(sketches: list[Minutes], fresh: set[int]) -> list[tuple[int, int]]:
    """Pairs of places in `sketches`, one of them in `fresh`, that may be one conversation.

    Those that share most come first.
    """
    found = [
        (-share, one, other)
        for one, other in _sharing(sketches)
        if (one in fresh or other in fresh)
        and (share := _alike(sketches[one], sketches[other])) >= ALIKE
    ]
    return [(one, other) for _, one, other in sorted(found)]


def _sharing(sketches: list[Minutes]) -> list[tuple[int, int]]:
    """Pairs that share some minutes."""
    if not sketches:
        return []
    owner = np.repeat(np.arange(len(sketches)), [len(each) for each in sketches])
    minutes = np.concatenate(sketches)
    order = np.argsort(minutes, kind="stable")
    minutes, owner = minutes[order], owner[order]
    codes = []
    for step in range(1, len(minutes)):
        together = np.flatnonzero(minutes[step:] == minutes[:-step])
        if not len(together):
            break
        codes.append(owner[together] * len(sketches) + owner[together + step])
    shared, count = np.unique(np.concatenate([[], *codes]).astype(np.int64), return_counts=True)
    return [divmod(int(code), len(sketches)) for code in shared[count >= _LEAST_SHARED]]


def _alike(one: Minutes, other: Minutes) -> float:
    """Which share of the smaller one the other has, where both have a record and a sketch."""
    furthest = min(_hash(one[-1:])[0], _hash(other[-1:])[0])
    start, end = max(one.min(), other.min()), min(one.max(), other.max())
    first, second = (
        each[(_hash(each) <= furthest) & (each >= start) & (each <= end)] for each in (one, other)
    )
    shared = len(np.intersect1d(first, second, assume_unique=True))
    smaller = min(len(first), len(second))
    return shared / smaller if smaller >= _LEAST_SHARED else 0.0


def _hash(minutes: NDArray[np.int64] | Minutes) -> NDArray[np.uint64]:
    scattered = minutes.astype(np.uint64) * _SCATTER
    return scattered ^ (scattered >> np.uint64(29))
