"""One conversation as columns: what is compared to find that two exports hold the same one.

Kept apart from the other records because it imports NumPy, which costs a tenth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Stream:
    """n events of one conversation, sorted by `at`. All arrays have shape (n,).

    id: int64, as the store numbers them. at: int64 Unix milliseconds UTC. coarse: bool, where only
    the minute is known. out: bool, from the owner. kind: int8, position in `columns.KINDS`.
    length: int32 characters, -1 where unknown.
    """

    id: NDArray[np.int64]
    at: NDArray[np.int64]
    coarse: NDArray[np.bool_]
    out: NDArray[np.bool_]
    kind: NDArray[np.int8]
    length: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.at)

    def __getitem__(self, wanted: slice | NDArray[np.bool_] | NDArray[np.intp]) -> Stream:
        return Stream(
            self.id[wanted],
            self.at[wanted],
            self.coarse[wanted],
            self.out[wanted],
            self.kind[wanted],
            self.length[wanted],
        )
