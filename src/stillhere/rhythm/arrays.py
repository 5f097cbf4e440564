"""Names for the array types that the rhythm passes around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SECONDS_A_DAY = 86_400.0
MILLISECONDS_A_DAY = 86_400_000
