"""When a score becomes a notice, and which threshold keeps a false-alarm rate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WARM_UP = 240
QUIET = 28
"""Days below the threshold after which a tie can raise a notice again."""

CANDIDATES = 400


def raised(score: NDArray[np.float64], threshold: float) -> NDArray[np.int64]:
    """The days on which a notice is raised: at the threshold, after 28 days below it."""
    above = np.flatnonzero(score >= threshold)
    above = above[above >= WARM_UP]
    return above[np.diff(above, prepend=-QUIET - 1) > QUIET]


def tie_years(scores: Sequence[NDArray[np.float64]]) -> float:
    """The years after the warm-up."""
    return sum(len(score) - WARM_UP for score in scores) / 365.25


def false_rate(scores: Sequence[NDArray[np.float64]], threshold: float) -> float:
    """Notices a tie-year on ties that owe none."""
    return sum(len(raised(score, threshold)) for score in scores) / tie_years(scores)


def matched(scores: Sequence[NDArray[np.float64]], rate: float) -> float:
    """The lowest threshold from which on the false-alarm rate is kept.

    Raising the threshold can split one notice into two, so the search goes down from the top and
    stops at the first threshold that breaks the rate.
    """
    if not scores:
        return float("inf")
    values = np.unique(np.concatenate([score[WARM_UP:] for score in scores]))
    values = values[np.isfinite(values)]
    if not len(values):
        return float("inf")
    peaks = np.unique([score[WARM_UP:].max() for score in scores])
    spread = np.quantile(values, np.linspace(0, 1, CANDIDATES), method="nearest")
    kept = float(np.nextafter(values[-1], np.inf))
    for threshold in np.unique(np.concatenate([spread, peaks[np.isfinite(peaks)]]))[::-1]:
        if false_rate(scores, float(threshold)) > rate:
            break
        kept = float(threshold)
    return kept
