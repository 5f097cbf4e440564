"""Events of one tie before they are put beside those of the others."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.simulate.bouts import DAY
from stillhere.rhythm.simulate.course import Course

MESSAGE, CALL = 0, 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Events of one tie in any order, shape (n,). at: float milliseconds from the start.

    side 0 them, 1 me; kind 0 message, 1 call; seconds NaN and answered -1 where it is no call;
    length -1 where it is no message; bout, turn, first as in `Life`; moved: by the second channel.
    """

    at: NDArray[np.float64]
    side: NDArray[np.int64]
    kind: NDArray[np.int64]
    seconds: NDArray[np.float64]
    answered: NDArray[np.int64]
    length: NDArray[np.int64]
    bout: NDArray[np.int64]
    turn: NDArray[np.int64]
    first: NDArray[np.bool_]
    moved: NDArray[np.bool_]


def join(one: Lines, other: Lines) -> Lines:
    """Both, one after the other."""
    names = [field.name for field in fields(Lines)]
    return Lines(*(np.concatenate([getattr(one, n), getattr(other, n)]) for n in names))


def take(lines: Lines, kept: NDArray[np.bool_]) -> Lines:
    """The lines for which `kept` is true."""
    return Lines(*(getattr(lines, field.name)[kept] for field in fields(Lines)))


def hushed(lines: Lines, course: Course) -> Lines:
    """The lines without those of a hushed side, and without what would have followed them."""
    day = np.minimum(lines.at // DAY, course.days - 1).astype(np.int64)
    silent = course.hush[lines.side, day]
    if not silent.any():
        return lines
    last = np.full(int(lines.bout.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(last, lines.bout[silent], lines.turn[silent])
    return take(lines, lines.turn < last[lines.bout])
