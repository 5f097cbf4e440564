"""Events as columns of numbers: what the store and the tables hand to the rhythm.

Kept apart from the other records because it imports NumPy, which costs a tenth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillhere.records.event import Kind

KINDS: tuple[Kind, ...] = ("message", "call", "meeting", "reaction")
"""`EventColumns.kind` holds positions in this tuple."""


@dataclass(frozen=True, slots=True)
class EventColumns:
    """n events of one owner, sorted by `at`. All arrays have shape (n,).

    tie: int32, position in `ties`. at: int64 Unix milliseconds UTC. out: bool, from the owner.
    kind: int8, position in KINDS. channel: int16, position in `channels`.
    seconds: float32 call length, NaN where unknown. answered: int8, 1 yes, 0 no, -1 unknown or no
    call. length: int32 characters, -1 where unknown.
    """

    ties: tuple[str, ...]
    channels: tuple[str, ...]
    tie: NDArray[np.int32]
    at: NDArray[np.int64]
    out: NDArray[np.bool_]
    kind: NDArray[np.int8]
    channel: NDArray[np.int16]
    seconds: NDArray[np.float32]
    answered: NDArray[np.int8]
    length: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.at)


@dataclass(frozen=True, slots=True)
class Window:
    """Complete record of `channel` (of one `tie`, or of all where it is None).

    `start` and `end` are Unix milliseconds UTC, `end` exclusive.
    """

    channel: str
    start: int
    end: int
    tie: str | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """A life event as the rhythm sees it: from `start` to `end` less contact is to be expected.

    Milliseconds UTC; `tie` None means all ties. `factor` is the share of the usual contact that
    is still to be expected (0.5: half).
    """

    start: int
    end: int
    tie: str | None = None
    factor: float = 0.5
