"""One tie's events, and what they say about either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import KINDS, EventColumns
from stillhere.rhythm.arrays import Bools, Floats, Ints

CALL = KINDS.index("call")
MEETING = KINDS.index("meeting")
REACTION = KINDS.index("reaction")


@dataclass(frozen=True, slots=True)
class History:
    """The n events of one tie in order of time; arrays as in `EventColumns`.

    `taken`: both took part (an answered call, a meeting). `missed`: a call that nobody took.
    """

    tie: str
    at: Ints
    out: Bools
    kind: NDArray[np.int8]
    channel: NDArray[np.int16]
    seconds: Floats
    length: Ints
    taken: Bools
    missed: Bools

    def __len__(self) -> int:
        return len(self.at)

    @property
    def contact(self) -> Bools:
        """Events that are contact: all but reactions."""
        chosen: Bools = self.kind != REACTION
        return chosen


@dataclass(frozen=True, slots=True)
class Side:
    """The events seen from one side. All arrays have shape (n,).

    sign: this side was there (wrote, reacted, called, took a call). own: it wrote or called.
    asked: the other side wrote or called and waits for an answer.
    """

    sign: Bools
    own: Bools
    asked: Bools


def side(history: History, *, them: bool) -> Side:
    """What the events say about them, or about me."""
    by_side = ~history.out if them else history.out
    own = by_side & history.contact
    return Side(
        sign=by_side | history.taken,
        own=own,
        asked=~by_side & history.contact & ~history.taken,
    )


def histories(
    events: EventColumns, until: int, ties: frozenset[str] | None = None, most: int = 0
) -> Iterator[History]:
    """Each tie's events up to and with `until`; of `ties`, or of all, in the table's order.

    `most`: only so many of the latest of each tie, all where 0.
    """
    tie = events.tie[: int(np.searchsorted(events.at, until, side="right"))]
    small = len(events.ties) <= np.iinfo(np.int16).max
    order = np.argsort(tie.astype(np.int16) if small else tie, kind="stable")  # 16 bits: radix
    bounds = np.concatenate([[0], np.cumsum(np.bincount(tie, minlength=len(events.ties)))])
    for number, name in enumerate(events.ties):
        if ties is None or name in ties:
            yield history_of(events, name, order[bounds[number] : bounds[number + 1]][-most:])


def history_of(events: EventColumns, name: str, rows: Ints) -> History:
    """The events of one tie from their rows."""
    kind = events.kind[rows]
    seconds = events.seconds[rows].astype(np.float64)
    answered = events.answered[rows]
    call = kind == CALL
    talked = (answered == 1) | ((answered == -1) & (seconds > 0))
    return History(
        tie=name,
        at=events.at[rows],
        out=events.out[rows],
        kind=kind,
        channel=events.channel[rows],
        seconds=seconds,
        length=events.length[rows].astype(np.int64),
        taken=(call & talked) | (kind == MEETING),
        missed=call & ~talked & ((answered == 0) | (seconds == 0)),
    )
