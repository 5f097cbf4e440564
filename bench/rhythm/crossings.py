"""How often a daily score passes a threshold: notices re-armed after 28 quiet days."""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Floats

WARM_UP_DAYS = 240
REARM_DAYS = 28


def notices(score: Floats, threshold: float, first: int = WARM_UP_DAYS) -> list[int]:
    """Days from `first` on that reach the threshold after 28 days below it."""
    fresh = (score >= threshold) & (_highest_before(score) < threshold)
    days: list[int] = np.flatnonzero(fresh).tolist()
    return [day for day in days if day >= first]


def rates(scores: list[Floats], exposures: list[int], thresholds: Floats) -> Floats:
    """Notices a tie-year at each threshold, over several ties after the warm-up."""
    reached, before = [], []
    for score, until in zip(scores, exposures, strict=True):
        highest = _highest_before(score)[WARM_UP_DAYS:until]
        rises = score[WARM_UP_DAYS:until] > highest
        reached.append(score[WARM_UP_DAYS:until][rises])
        before.append(highest[rises])
    counts = _below(before, thresholds) - _below(reached, thresholds)
    years = sum(max(until - WARM_UP_DAYS, 0) for until in exposures) / 365.25
    result: Floats = counts / max(years, 1e-9)
    return result


def _below(values: list[Floats], thresholds: Floats) -> Floats:
    """How many of the values lie below each threshold."""
    return np.searchsorted(np.sort(np.concatenate(values)), thresholds).astype(np.float64)


def _highest_before(score: Floats) -> Floats:
    """The highest score of the `REARM_DAYS` days before each day."""
    padded = np.concatenate([np.full(REARM_DAYS, -np.inf), score])[:-1]
    highest: Floats = np.lib.stride_tricks.sliding_window_view(padded, REARM_DAYS).max(axis=1)
    return highest


def threshold_at(rate: float, thresholds: Floats, measured: Floats) -> float:
    """The lowest threshold at which the rate is not exceeded, on the log scale between points."""
    falling = np.maximum.accumulate(measured[::-1])[::-1]
    logs = np.log(np.maximum(falling, 1e-6))
    return float(np.interp(-np.log(rate), -logs, thresholds))
