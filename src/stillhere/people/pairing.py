"""Which events of two copies of a conversation are the same event.

Copies differ: one app writes minutes where another writes seconds, one counts a smiley as two
characters, a message was edited. Each event has at most one partner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stillhere.records.stream import Stream

MINUTE = 60_000
NEAR = 2_000
"""Milliseconds between two clocks that both show seconds."""

Places = NDArray[np.intp]
Pairs = tuple[Places, Places]
"""Places in one stream and in the other; equally many."""

_SLACK, _SLACK_PART = 4, 5
"""Lengths agree within four characters, or within a fifth."""
_LONGEST = (1 << 24) - 1
_ROUNDS = 64


@dataclass(frozen=True, slots=True)
class Sides:
    """Two streams that are paired; `unit` is how finely both tell the time, in milliseconds."""

    one: Stream
    other: Stream

    @property
    def unit(self) -> int:
        """A minute where either of the two knows no more than that, else a second."""
        coarse = bool(self.one.coarse.any() or self.other.coarse.any())
        return MINUTE if coarse else 1000


def pairs(one: Stream, other: Stream, *, whatever_length: bool = False) -> Pairs:
    """The events that are the same: same minute (or within two seconds), direction and kind.

    Lengths agree where both are known. With `whatever_length` what is left is paired without
    asking for lengths, and over the end of a minute: right only for what is one conversation in
    any case.
    """
    sides = Sides(one, other)
    found = _Found(len(one), len(other))
    found.add(_alike(sides, found, lengths=True))
    wanted = (True, False) if whatever_length else (True,)
    for lengths in wanted:
        if sides.unit == MINUTE:
            found.add(_alike(sides, found, lengths=False), sides if lengths else None)
        else:
            _add_near(sides, found, lengths=lengths)
    if whatever_length and sides.unit == MINUTE:
        for step in (1, -1):
            found.add(_alike(_moved(sides, step), found, lengths=True))
    return found.pairs()


def _moved(sides: Sides, step: int) -> Sides:
    """Both with clocks apart: what two phones write at 9:59:59 and 10:00:00 has two minutes.

    Known seconds may differ as clocks do; where neither side has any, the next minute is as near.
    """
    one, other = sides.one, sides.other
    if one.coarse.all() and other.coarse.all():
        return Sides(replace(one, at=one.at + step * MINUTE), other)
    return Sides(_shifted(one, step * NEAR), _shifted(other, -step * NEAR))


def _shifted(stream: Stream, by: int) -> Stream:
    return replace(stream, at=stream.at + np.where(stream.coarse, 0, by))


class _Found:
    """The pairs so far, and what is still free on each side."""

    def __init__(self, one: int, other: int) -> None:
        self.one = np.arange(one)
        self.other = np.arange(other)
        self._pairs: list[Pairs] = []

    def add(self, pairs: Pairs, agreeing: Sides | None = None) -> int:
        """Keep `pairs`, only those of agreeing lengths where `agreeing` is given; how many."""
        one, other = pairs
        if agreeing is not None:
            fits = agree(agreeing.one.length[one], agreeing.other.length[other])
            one, other = one[fits], other[fits]
        self._pairs.append((one, other))
        self.one = np.setdiff1d(self.one, one, assume_unique=True)
        self.other = np.setdiff1d(self.other, other, assume_unique=True)
        return len(one)

    def pairs(self) -> Pairs:
        """All pairs, in the order of the first side."""
        one = np.concatenate([pair[0] for pair in self._pairs])
        other = np.concatenate([pair[1] for pair in self._pairs])
        order = np.argsort(one)
        return one[order], other[order]


def agree(one: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether lengths can be those of one message; pictures alone and unknown ones always can."""
    known = (one > 0) & (other > 0)
    allowed = np.maximum(_SLACK, np.maximum(one, other) // _SLACK_PART)
    return np.asarray(~known | (np.abs(one - other) <= allowed), np.bool_)


def _alike(sides: Sides, found: _Found, *, lengths: bool) -> Pairs:
    """Pairs in the same unit of time; the first of several alike with the first, and so on."""
    one = _codes(sides.one[found.one], sides.unit, lengths=lengths)
    other = _codes(sides.other[found.other], sides.unit, lengths=lengths)
    both = np.concatenate([one, other])
    names = np.unique(both, return_inverse=True)[1].astype(np.int64) * (len(both) + 1)
    first, second = _counted(names[: len(one)]), _counted(names[len(one) :])
    _, here, there = np.intersect1d(first, second, assume_unique=True, return_indices=True)
    return found.one[here], found.other[there]


def _codes(stream: Stream, unit: int, *, lengths: bool) -> NDArray[np.int64]:
    """A number for time, direction, kind and, if wanted, length."""
    code = (stream.at // unit << 3) + (stream.kind.astype(np.int64) << 1) + stream.out
    if lengths:
        code = (code << 24) + np.minimum(stream.length + 1, _LONGEST)
    return code


def _counted(names: NDArray[np.int64]) -> NDArray[np.int64]:
    """`names` plus the how-manieth of its equals each is."""
    order = np.argsort(names, kind="stable")
    ordered = names[order]
    places = np.arange(len(names))
    begins = np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(names)]
    start = np.maximum.accumulate(np.where(begins, places, 0))
    counted = np.empty(len(names), np.int64)
    counted[order] = ordered + places - start
    return counted


def _add_near(sides: Sides, found: _Found, *, lengths: bool) -> None:
    """Pair those that are each other's nearest, again and again until there are none."""
    for _ in range(_ROUNDS):
        if not found.add(_nearest(sides, found), sides if lengths else None):
            return


def _nearest(sides: Sides, found: _Found) -> Pairs:
    """Pairs within NEAR of one direction and kind of which each is the other's nearest."""
    one, other = sides.one[found.one], sides.other[found.other]
    pieces = []
    classes = one.kind.astype(np.int64) * 2 + one.out
    others = other.kind.astype(np.int64) * 2 + other.out
    for each in np.intersect1d(classes, others):
        mine, theirs = np.flatnonzero(classes == each), np.flatnonzero(others == each)
        here, there = one.at[mine], other.at[theirs]
        to, back = _closest(here, there), _closest(there, here)
        mutual = (back[to] == np.arange(len(mine))) & (np.abs(there[to] - here) <= NEAR)
        pieces.append((found.one[mine[mutual]], found.other[theirs[to[mutual]]]))
    empty = np.empty(0, np.intp)
    first = np.concatenate([empty, *(piece[0] for piece in pieces)])
    return first, np.concatenate([empty, *(piece[1] for piece in pieces)])


def _closest(wanted: NDArray[np.int64], among: NDArray[np.int64]) -> Places:
    """For each of `wanted` the place of the nearest `among`, the earlier one of two as near."""
    right = np.searchsorted(among, wanted).clip(max=len(among) - 1)
    left = (right - 1).clip(min=0)
    earlier = wanted - among[left] <= np.abs(among[right] - wanted)
    nearest = np.where(earlier & (among[left] <= wanted), left, right)
    return np.searchsorted(among, among[nearest]).astype(np.intp)
