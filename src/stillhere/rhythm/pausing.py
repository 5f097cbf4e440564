"""Evidence from pauses: how long the present one has lasted, and when the others ended.

It leaves slack for an estimated rate: too much contact is not expected of anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stillhere.rhythm.arrays import Floats, Ints
from stillhere.rhythm.baseline import RECENT, Memory, Pauses, overdispersion, pauses
from stillhere.rhythm.block import Block
from stillhere.rhythm.segments import Segments, daily

PAUSE_SLACK = 0.8


def pause_steps(
    block: Block,
    contacts: Ints,
    ratios: Sequence[float | Floats],
    memory: Memory = RECENT,
    *,
    steepest: float = np.inf,
) -> Floats:
    """Daily steps (ties, days, ratios) of log f1/f0 over the pauses between `contacts`.

    Args:
        block: the ties.
        contacts: positions of n events, ascending.
        ratios: how many times as often they come that are held against the usual; each a number,
            or one for the pause after each contact, shape (n,).
        memory: what is usual is taken from so far back.
        steepest: the largest shape by which a ratio of rates becomes one of hazards.
    """
    if len(contacts) == 0:
        return np.zeros((*block.shape, len(ratios)))
    ties = block.ties.chosen(contacts)
    clock = block.clock[contacts]
    law = pauses(clock, memory, ties)
    excess = overdispersion(clock, law.shape, memory.lag, ties)
    finished = _finite(law.hazard(_next(ties, clock) * PAUSE_SLACK)) / excess
    seen = np.cumsum(daily(ties.owner, block.day[contacts], block.shape), axis=1).astype(np.int64)
    known = np.minimum(ties.bounds[:-1, None] + np.maximum(seen - 1, 0), len(contacts) - 1)
    now = law.at(known)
    present = _finite(now.hazard((block.clock_end - clock[known]) * PAUSE_SLACK)) / excess[known]
    columns = []
    for ratio in ratios:
        rarer = _rarer(law, ratio, steepest)
        over = _gained(law, finished, rarer) + _ended(law, finished, rarer) / excess
        past = ties.sums(ties.before(over))
        total = past[known] + _gained(now, present, rarer[known])
        columns.append(np.diff(np.where(seen > 0, total, 0.0), axis=1, prepend=0.0))
    return np.stack(columns, axis=2)


def _next(ties: Segments, clock: Floats) -> Floats:
    """The pause after each contact, 0 after the last of a tie."""
    pause = np.append(clock[1:] - clock[:-1], 0.0)
    pause[ties.bounds[1:][ties.lengths > 0] - 1] = 0.0
    return pause


def _rarer(law: Pauses, ratio: float | Floats, steepest: float) -> Floats:
    """By what the hazard changes where contact comes `ratio` times as often; 1 if not known."""
    return np.where(np.isnan(law.scale), 1.0, ratio ** np.minimum(law.shape, steepest))


def _gained(law: Pauses, hazard: Floats, rarer: Floats) -> Floats:
    """Log S1/S0 of a pause that has lasted to its usual cumulative `hazard`."""
    return law.lasting(hazard) - law.lasting(rarer * hazard)


def _ended(law: Pauses, hazard: Floats, rarer: Floats) -> Floats:
    """Log h1/h0: what it says beyond this that the pause ended there."""
    change = np.log1p(hazard / law.weight) - np.log1p(rarer * hazard / law.weight)
    return np.asarray(np.log(rarer) + change)


def _finite(values: Floats) -> Floats:
    """The values, 0 where they are not known."""
    return np.where(np.isnan(values), 0.0, values)
