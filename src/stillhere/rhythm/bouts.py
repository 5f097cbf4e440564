"""Bouts: events of a tie that belong to one conversation, by a gap learned for that tie.

The gap lies where the pauses inside conversations and those between them part best: Otsu's
criterion (Otsu 1979) on the logarithm of the pauses. It is learned only from the past: the events
number 2^j to 2^(j+1) are cut with the gap of the first 2^j, so that a longer record never changes
an earlier cut.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats, Ints

USUAL_GAP_SECONDS = 4 * 3600.0
SHORTEST_GAP_SECONDS = 30 * 60.0
LONGEST_GAP_SECONDS = 16 * 3600.0
FIRST_LEARNED = 32
_BINS = np.linspace(np.log(10.0), np.log(60 * 86_400.0), 49)
_CENTRES = (_BINS[:-1] + _BINS[1:]) / 2


def learned_gap(counts: Floats) -> float:
    """The pause in seconds that parts two conversations, from how many pauses each bin holds."""
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * _CENTRES)
    apart = sums / np.maximum(below, 1) - (sums[-1] - sums) / np.maximum(above, 1)
    spread = below * above * apart**2
    if spread.max() <= 0:
        return USUAL_GAP_SECONDS
    best = np.flatnonzero(spread >= spread.max() * (1 - 1e-9))
    edge = float(np.exp(_BINS[1:][best].mean()))
    return float(np.clip(edge, SHORTEST_GAP_SECONDS, LONGEST_GAP_SECONDS))


def bout_starts(at: Ints) -> Bools:
    """Which events (Unix ms, sorted) begin a conversation."""
    starts = np.ones(len(at), dtype=np.bool_)
    pauses = np.diff(at) / 1000.0
    starts[1:FIRST_LEARNED] = pauses[: FIRST_LEARNED - 1] > USUAL_GAP_SECONDS
    if len(at) <= FIRST_LEARNED:
        return starts
    place = np.searchsorted(_BINS, np.log(np.maximum(pauses, 10.0)), side="right") - 1
    counts = np.zeros(len(_BINS))
    known, low = 0, FIRST_LEARNED
    while low < len(at):
        counts += np.bincount(place[known : low - 1], minlength=len(_BINS))
        starts[low : 2 * low] = pauses[low - 1 : 2 * low - 1] > learned_gap(counts[:-1])
        known, low = low - 1, 2 * low
    return starts
