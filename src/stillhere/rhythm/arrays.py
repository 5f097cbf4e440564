"""Names for the array types that the rhythm passes around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SECONDS_A_DAY = 86_400.0
MILLISECONDS_A_DAY = 86_400_000


def distinct(ascending: Ints) -> Ints:
    """The distinct values of an ascending array (`np.unique` would import `numpy.ma`)."""
    values: Ints = ascending[np.diff(ascending, prepend=ascending[:1] - 1) != 0]
    return values


def median(values: Floats) -> float:
    """The median of at least one value (`np.median` would import `numpy.ma`)."""
    ordered = np.sort(values)
    middle = len(ordered) // 2
    return float(ordered[middle] + ordered[-middle - 1 if len(ordered) % 2 else middle - 1]) / 2
