"""Arrays of several ties, one tie after the other, worked on as if each were alone.

Whatever is the same for every event is done for all ties at once; only running sums and look-ups
in order go tie by tie. The results are those of one tie alone, to the last bit.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats, Ints


class Segments:
    """Where each of k ties has its part of an array of n values.

    owner (n,): the tie of each value. start (n,): where the part of that tie begins. place (n,):
    how many values of the tie stand before it. first (n,): whether none does.
    """

    def __init__(self, lengths: Ints) -> None:
        self.lengths = lengths
        self.bounds: Ints = np.concatenate([[0], np.cumsum(lengths)])
        self.owner: Ints = np.repeat(np.arange(len(lengths)), lengths)
        self.start: Ints = self.bounds[self.owner]
        self.place: Ints = np.arange(len(self.owner)) - self.start
        self.first: Bools = self.place == 0
        self._parts = [slice(*pair) for pair in pairwise(self.bounds.tolist())]

    def __len__(self) -> int:
        return len(self.lengths)

    def chosen(self, rows: Ints) -> Segments:
        """The parts that ascending positions make."""
        return Segments(np.bincount(self.owner[rows], minlength=len(self)))

    def steps(self, values: Floats) -> Floats:
        """What each value is more than the one before it; 0 for the first of a tie."""
        more = np.zeros(len(values))
        more[1:] = values[1:] - values[:-1]
        more[self.first] = 0.0
        return more

    def before(self, values: Floats) -> Floats:
        """The value before each; 0 for the first of a tie."""
        moved = np.zeros(len(values))
        moved[1:] = values[:-1]
        moved[self.first] = 0.0
        return moved

    def sums(self, values: Floats) -> Floats:
        """Running sums, each value included."""
        return self._running(np.add, values)

    def highest(self, values: Floats) -> Floats:
        """The running maximum."""
        return self._running(np.maximum, values)

    def _running(self, step: np.ufunc, values: Floats) -> Floats:
        total = np.empty(len(values))
        for part in self._parts:
            step.accumulate(values[part], out=total[part])
        return total

    def rank(
        self, values: Floats, asked: Floats, of: Segments, side: Literal["left", "right"]
    ) -> Ints:
        """How many values of the same tie come before each that is asked for (`searchsorted`).

        Args:
            values: Ascending within each tie, shape (n,).
            asked: Any, shape (m,).
            of: The parts of `asked`.
            side: Whether equal values come before it ("right").
        """
        counts = np.empty(len(asked), dtype=np.int64)
        for mine, theirs in zip(self._parts, of._parts, strict=True):
            counts[theirs] = values[mine].searchsorted(asked[theirs], side)
        return counts

    def upto(self, sums: Floats, count: Ints) -> Floats:
        """The sum of the first `count` values of the tie, shape (n,), from its running sums."""
        last = np.maximum(self.start + count - 1, 0)
        return np.where(count > 0, sums[last], 0.0)


def one(length: int) -> Segments:
    """A single tie."""
    return Segments(np.array([length], dtype=np.int64))


def daily(owner: Ints, day: Ints, shape: tuple[int, int], weights: Floats | None = None) -> Floats:
    """Counts, or sums of `weights`, for each of `shape` (ties, days)."""
    ties, days = shape
    found = np.bincount(owner * days + day, weights, minlength=ties * days)
    return found.astype(np.float64).reshape(shape)
