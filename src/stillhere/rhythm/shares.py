"""How often something was so, as it was known at each time."""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats
from stillhere.rhythm.baseline import Memory
from stillhere.rhythm.segments import Segments

PRIOR_WEIGHT = 4.0
EARLY = 10
"""So many are counted at once; later ones only after the memory's lag."""


def usual_share(clock: Floats, yes: Bools, prior: float, memory: Memory, ties: Segments) -> Floats:
    """The share of `yes` among what came before each of n times, shape (n,).

    Args:
        clock: covered days, ascending for each tie, shape (n,).
        yes: whether it was so, shape (n,).
        prior: the share where nothing is known, worth `PRIOR_WEIGHT` times.
        memory: how far back it is taken from.
        ties: which times are whose.
    """
    age = np.clip((clock - clock[ties.start]) * np.log(2) / memory.half_life, 0, 500)
    weight, fade = np.exp(age), np.exp(-age)
    late = ties.rank(clock, clock - memory.lag, ties, "right")
    seen = np.maximum(late, np.minimum(ties.place, EARLY))
    total, done = (ties.upto(ties.sums(one), seen) * fade for one in (weight, weight * yes))
    return np.asarray((done + PRIOR_WEIGHT * prior) / (total + PRIOR_WEIGHT))
