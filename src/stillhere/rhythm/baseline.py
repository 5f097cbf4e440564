"""What is usual for two people: the law of the pauses, as it was known at each contact.

Pauses are Weibull (Jiang et al. 2013: 73 % of inter-call gaps), so that a bursty tie may be silent
for long without it meaning much. Mean and coefficient of variation are running, with a half-life,
over pauses that were over some time before, and drawn towards a prior while there are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma

import numpy as np

from stillhere.rhythm.arrays import Floats

PRIOR_VARIATION = 1.7
PRIOR_WEIGHT = 8.0
LEAST_PAUSES = 5

_SHAPES = np.linspace(0.3, 2.0, 171)
_GAMMA_1 = np.exp([lgamma(1 + 1 / k) for k in _SHAPES])
_GAMMA_2 = np.exp([lgamma(1 + 2 / k) for k in _SHAPES])
_VARIATIONS = _GAMMA_2 / _GAMMA_1**2 - 1.0


@dataclass(frozen=True, slots=True)
class Memory:
    """How far back the usual is taken from: half-life and lag in covered days."""

    half_life: float
    lag: float


RECENT = Memory(half_life=300.0, lag=42.0)
LONG = Memory(half_life=1200.0, lag=150.0)


@dataclass(frozen=True, slots=True)
class Pauses:
    """The Weibull law of the pause after each of n contacts. Arrays (n,); scale NaN: not known."""

    shape: Floats
    scale: Floats
    mean: Floats

    def hazard(self, age: Floats) -> Floats:
        """Cumulative hazard at `age` covered days."""
        total: Floats = (np.maximum(age, 0.0) / self.scale) ** self.shape
        return total


def shape_of(variation: Floats) -> Floats:
    """The Weibull shape with a squared coefficient of variation."""
    shape: Floats = np.interp(variation, _VARIATIONS[::-1], _SHAPES[::-1])
    return shape


def pauses(clock: Floats, memory: Memory) -> Pauses:
    """The law of the pause after each contact, from the contacts' covered days, ascending.

    Between contacts without covered time in between nothing can be learned.
    """
    gaps = np.diff(clock)
    weight = np.exp(np.clip((clock[1:] - clock[0]) * np.log(2) / memory.half_life, 0, 500))
    mass, first, second = (
        np.concatenate([[0.0], np.cumsum(weight * column)]) for column in (gaps > 0, gaps, gaps**2)
    )
    counts = np.arange(len(clock))
    seen = np.maximum(np.searchsorted(clock, clock - memory.lag, side="right") - 1, 0)
    seen = np.maximum(seen, np.minimum(counts, 2 * LEAST_PAUSES))
    fade = np.exp(-np.clip((clock[seen] - clock[0]) * np.log(2) / memory.half_life, 0, 500))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = first[seen] / mass[seen]
        variation = second[seen] / mass[seen] / mean**2 - 1.0
        effective = mass[seen] * fade
        variation = (effective * variation + PRIOR_WEIGHT * PRIOR_VARIATION) / (
            effective + PRIOR_WEIGHT
        )
    shape = shape_of(np.nan_to_num(variation, nan=PRIOR_VARIATION))
    scale = mean / np.interp(shape, _SHAPES, _GAMMA_1)
    scale = np.where((seen >= LEAST_PAUSES) & (scale > 0), scale, np.nan)
    return Pauses(shape, scale, np.where(np.isnan(scale), np.nan, mean))
