"""Evidence that contact has become shallower: calls shorter, messages terser.

Each call or day of messages is held against the running mean and deviation of its logarithm; the
steps of a CUSUM follow, up when it is shorter than usual.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Floats, Ints
from stillhere.rhythm.history import CALL
from stillhere.rhythm.panel import Panel

SHIFT = 0.8
WIDEST = 2.5
HALF_LIFE_DAYS = 300.0
LAG_DAYS = 42.0
LEAST_VALUES = 8
LEAST_SD = 0.35
PRIOR_WEIGHT = 4.0
PRIOR_SD = 1.0


def call_steps(panel: Panel) -> Floats:
    """Daily steps from how long calls last."""
    history = panel.history
    kept = (history.kind == CALL) & history.taken & (history.seconds > 0)
    rows = np.flatnonzero(kept)
    return shift_steps(panel, rows, np.log(history.seconds[rows]))


def length_steps(panel: Panel, *, them: bool) -> Floats:
    """Daily steps from how long the messages of one side are, a day's mean at a time."""
    history = panel.history
    rows = np.flatnonzero((history.out != them) & (history.length > 0) & history.contact)
    if len(rows) == 0:
        return np.zeros(len(panel.calendar))
    first = np.flatnonzero(np.diff(panel.day[rows], prepend=-1))
    counts = np.diff(np.append(first, len(rows)))
    logs = np.add.reduceat(np.log(history.length[rows]), first) / counts
    return shift_steps(panel, rows[first], logs)


def shift_steps(panel: Panel, rows: Ints, values: Floats) -> Floats:
    """Daily CUSUM steps of values measured at the events `rows`, up where they are low."""
    days = len(panel.calendar)
    if len(rows) <= LEAST_VALUES:
        return np.zeros(days)
    mean, deviation, known = usual(panel.clock[rows], values)
    low = np.clip((mean - values) / deviation, -WIDEST, WIDEST)
    steps = np.where(known >= LEAST_VALUES, SHIFT * (low - SHIFT / 2), 0.0)
    daily: Floats = np.bincount(panel.day[rows], weights=steps, minlength=days).astype(np.float64)
    return daily


def usual(clock: Floats, values: Floats) -> tuple[Floats, Floats, Ints]:
    """Running mean and deviation of the values before each, and of how many that is."""
    weight = np.exp((clock - clock[0]) * np.log(2) / HALF_LIFE_DAYS)
    centred = values - values[:LEAST_VALUES].mean()
    mass, first, second = (
        np.concatenate([[0.0], np.cumsum(weight * column)])
        for column in (values**0, centred, centred**2)
    )
    known = np.searchsorted(clock, clock - LAG_DAYS, side="right")
    known = np.maximum(known, np.minimum(np.arange(len(clock)), LEAST_VALUES))
    total = np.maximum(mass[known], 1e-300)
    mean = first[known] / total
    spread = np.maximum(second[known] / total - mean**2, 0.0)
    effective = total * np.exp(-(clock - clock[0]) * np.log(2) / HALF_LIFE_DAYS)
    variance = (effective * spread + PRIOR_WEIGHT * PRIOR_SD**2) / (effective + PRIOR_WEIGHT)
    return mean + values[:LEAST_VALUES].mean(), np.maximum(np.sqrt(variance), LEAST_SD), known
