"""Evidence from the beginnings of conversations: how long it takes to the next, and who begins.

Where one side begins r times as often and the other goes on, all beginnings together are
1 - p + r p times as often, p being that side's usual share; and whose the next one is has another
chance. Said of one side's pauses alone it would be less: they vary more than those of both, and
who begins stays the same through busy and idle times.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats
from stillhere.rhythm.baseline import RECENT
from stillhere.rhythm.block import Block
from stillhere.rhythm.pausing import pause_steps
from stillhere.rhythm.segments import daily
from stillhere.rhythm.shares import usual_share

EVEN = 0.5
POISSON = 1.0
"""However regular two are: the other side may well take over, so that as many begin as before.

By a larger shape each beginning on time would say more against a change than whose it is says for
it. At one the two cancel, and what is left is that this side begins nothing.
"""


def beginning_steps(block: Block, own: Bools, other: Bools, ratios: tuple[float, ...]) -> Floats:
    """Daily steps (ties, days, ratios) of the log-likelihood ratio.

    Args:
        block: the ties.
        own: the events with which the side in question begins a conversation, shape (n,).
        other: those of the other side.
        ratios: how many times as often the side begins that has become quieter.
    """
    rows = np.flatnonzero(own | other)
    if not len(rows):
        return np.zeros((*block.shape, len(ratios)))
    ties = block.ties.chosen(rows)
    share = usual_share(block.clock[rows], own[rows], EVEN, RECENT, ties)
    fewer = tuple(1.0 - share + ratio * share for ratio in ratios)
    steps = pause_steps(block, rows, fewer, steepest=POISSON)
    for column, (ratio, rarer) in enumerate(zip(ratios, fewer, strict=True)):
        told = np.where(own[rows], np.log(ratio), 0.0) - np.log(rarer)
        steps[:, :, column] += daily(ties.owner, block.day[rows], block.shape, told)
    return steps
