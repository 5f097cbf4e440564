"""What is usual for two people: the law of the pauses, as it was known at each contact.

Pauses are Weibull (Jiang et al. 2013: 73 % of inter-call gaps), so that a bursty tie may be silent
for long without it meaning much. Mean and coefficient of variation are running, with a half-life,
over pauses that were over some time before, and drawn towards a prior while there are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma

import numpy as np

from stillhere.rhythm.arrays import Floats, Ints
from stillhere.rhythm.segments import Segments, daily

PRIOR_VARIATION = 1.7
PRIOR_WEIGHT = 20.0
MOST_KNOWN = 30.0
"""The rate of a tie is never believed more firmly than so many pauses let one: it also drifts."""

LEAST_PAUSES = 5
LEAST_WEIGHT = 3.0
WINDOW_DAYS = 28.0
PRIOR_WINDOWS = 6.0

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
    """The Weibull law of the pause after each of n contacts. Arrays (n,); scale NaN: not known.

    weight: how many pauses the scale was learned from, as far as they are believed.
    """

    shape: Floats
    scale: Floats
    mean: Floats
    weight: Floats

    def at(self, rows: Ints) -> Pauses:
        """The laws after some of the contacts."""
        return Pauses(self.shape[rows], self.scale[rows], self.mean[rows], self.weight[rows])

    def hazard(self, age: Floats) -> Floats:
        """Cumulative hazard at `age` covered days."""
        total: Floats = (np.maximum(age, 0.0) / self.scale) ** self.shape
        return total

    def lasting(self, hazard: Floats) -> Floats:
        """Minus the log of the chance of a pause of this `hazard`, the rate being uncertain.

        The rate has a gamma distribution with as many pauses as its shape, which makes the pause
        Burr: without it a rate learned from a few short pauses would make silence prove too much.
        """
        return np.asarray(self.weight * np.log1p(hazard / self.weight))


def shape_of(variation: Floats) -> Floats:
    """The Weibull shape with a squared coefficient of variation."""
    shape: Floats = np.interp(variation, _VARIATIONS[::-1], _SHAPES[::-1])
    return shape


def overdispersion(clock: Floats, shape: Floats, lag: float, ties: Segments) -> Floats:
    """How much more the number of contacts in four weeks varies than its pauses let expect.

    A friend of projects is often there for weeks and then hardly at all; pauses drawn one by one
    would hardly ever do so. Evidence from pauses is divided by it (quasi-likelihood). A renewal
    process has variance over mean of about the pauses' squared coefficient of variation; the
    variance is half the mean square of successive differences (von Neumann 1941), which a slow
    change leaves alone.

    Args:
        clock: covered days of the contacts, ascending for each tie, shape (n,).
        shape: of the law of the pause after each, shape (n,).
        lag: only contacts so many covered days before each count.
        ties: which contacts are whose.
    """
    passed = clock - clock[ties.start]
    window = np.floor(passed / WINDOW_DAYS).astype(np.int64)
    counts = daily(ties.owner, window, (len(ties), int(window.max()) + 1))
    change = np.zeros(counts.shape)
    np.cumsum(np.diff(counts) ** 2, axis=1, out=change[:, 1:])
    total = np.cumsum(counts, axis=1)
    whole = np.floor((clock - lag - clock[ties.start]) / WINDOW_DAYS).astype(np.int64)
    last = np.maximum(whole - 1, 0)
    pairs = np.maximum(last, 1)
    mean = total[ties.owner, last] / (last + 1.0)
    spread = 0.5 * change[ties.owner, last] / pairs / mean
    measured = spread / np.interp(shape, _SHAPES, _VARIATIONS)
    excess: Floats = np.maximum((last * measured + PRIOR_WINDOWS) / (last + PRIOR_WINDOWS), 1.0)
    return excess


def pauses(clock: Floats, memory: Memory, ties: Segments) -> Pauses:
    """The law of the pause after each contact, from the contacts' covered days.

    They ascend within each of `ties`. Between contacts without covered time in between nothing
    can be learned.
    """
    gaps, passed = ties.steps(clock), clock - clock[ties.start]
    weight = np.exp(np.clip(passed * np.log(2) / memory.half_life, 0, 500))
    mass, first, second = (ties.sums(weight * column) for column in (gaps > 0, gaps, gaps**2))
    seen = np.maximum(ties.rank(clock, clock - memory.lag, ties, "right") - 1, 0)
    seen = np.maximum(seen, np.minimum(ties.place, 2 * LEAST_PAUSES))
    at = ties.start + seen
    fade = np.exp(-np.clip(passed[at] * np.log(2) / memory.half_life, 0, 500))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = first[at] / mass[at]
        variation = second[at] / mass[at] / mean**2 - 1.0
        effective = mass[at] * fade
        variation = (effective * variation + PRIOR_WEIGHT * PRIOR_VARIATION) / (
            effective + PRIOR_WEIGHT
        )
    shape = shape_of(np.nan_to_num(variation, nan=PRIOR_VARIATION))
    scale = mean / np.interp(shape, _SHAPES, _GAMMA_1)
    scale = np.where((seen >= LEAST_PAUSES) & (scale > 0), scale, np.nan)
    weight = np.clip(seen.astype(np.float64), LEAST_WEIGHT, MOST_KNOWN)
    return Pauses(shape, scale, np.where(np.isnan(scale), np.nan, mean), weight)
