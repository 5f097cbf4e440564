"""How often a daily score passes a threshold: notices re-armed after 28 quiet days."""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats

WARM_UP_DAYS = 240
REARM_DAYS = 28


def notices(score: Floats, threshold: float, first: int = WARM_UP_DAYS) -> list[int]:
    """Days from `first` on that reach the threshold after 28 days below it."""
    above = score >= threshold
    days: list[int] = np.flatnonzero(_fresh(above[:, None])[:, 0]).tolist()
    return [day for day in days if day >= first]


def rates(scores: list[Floats], exposures: list[int], thresholds: Floats) -> Floats:
    """Notices a tie-year at each threshold, over several ties after the warm-up."""
    counts = np.zeros(len(thresholds))
    for score, until in zip(scores, exposures, strict=True):
        counts += _fresh(score[:, None] >= thresholds)[WARM_UP_DAYS:until].sum(axis=0)
    years = sum(max(until - WARM_UP_DAYS, 0) for until in exposures) / 365.25
    result: Floats = counts / max(years, 1e-9)
    return result


def threshold_at(rate: float, thresholds: Floats, measured: Floats) -> float:
    """The lowest threshold at which the rate is not exceeded, on the log scale between points."""
    falling = np.maximum.accumulate(measured[::-1])[::-1]
    logs = np.log(np.maximum(falling, 1e-6))
    return float(np.interp(-np.log(rate), -logs, thresholds))


def _fresh(above: Bools) -> Bools:
    """Days above the threshold with none above it in the 28 days before."""
    total = np.concatenate([np.zeros((1, above.shape[1]), dtype=int), np.cumsum(above, axis=0)])
    days = np.arange(len(above))
    before = total[days] - total[np.maximum(days - REARM_DAYS, 0)]
    fresh: Bools = above & (before == 0)
    return fresh
