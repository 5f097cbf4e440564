"""What a simulated owner's life is made of, and the truth about it that a detector must find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stillhere.records.assessment import AlarmKind, Side
from stillhere.records.columns import Allowance, EventColumns, Window


@dataclass(frozen=True, slots=True)
class Truth:
    """What really happened to one tie.

    `onset` is the first day of the change and `end` the first day after it (of the measured
    episode where it never ends); `back` is the day on which they return. All are local calendar
    days, None where there is none. `wanted` holds the kinds of which one notice at least is owed
    between `onset` and `end`; where there is a `back`, a `reconnecting` is owed after it. A notice
    of a kind in `fair` is no mistake, though none is owed.
    """

    tie: str
    scenario: str
    rate_class: str
    who: Side
    onset: date | None = None
    end: date | None = None
    back: date | None = None
    wanted: frozenset[AlarmKind] = frozenset()
    fair: frozenset[AlarmKind] = frozenset()

    @property
    def drifts(self) -> bool:
        """Whether a notice is owed at all."""
        return bool(self.wanted)


@dataclass(frozen=True, slots=True)
class Life:
    """One owner's record with its truth. Arrays have shape (n,), in the order of `events`.

    windows: where the record is complete. truths: one a tie, in the order of `events.ties`.
    bout: int64, number of the conversation within its tie, in the order in which they began.
    turn: int32, 0 for the opening turn of a conversation, 1 for the answer to it, and so on;
    consecutive messages of one side share a turn. first: bool, the first event of its turn.
    """

    events: EventColumns
    windows: tuple[Window, ...]
    truths: tuple[Truth, ...]
    allowances: tuple[Allowance, ...]
    bout: NDArray[np.int64]
    turn: NDArray[np.int32]
    first: NDArray[np.bool_]

    @property
    def opening(self) -> NDArray[np.bool_]:
        """The first event of each conversation."""
        return np.asarray((self.turn == 0) & self.first)

    @property
    def reply(self) -> NDArray[np.bool_]:
        """The first answer to what opened each conversation, at whatever delay it came."""
        return np.asarray((self.turn == 1) & self.first)
