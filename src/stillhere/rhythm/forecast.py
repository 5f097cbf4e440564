"""How likely it is that a tie stays silent: a forecast, never a reason for a notice.

Each tie's pauses between days of contact are Weibull with one shape and a rate of its own, gamma
over the owner's ties; after each day of contact the tie may have ended for good, with a
probability that is beta over the ties (as in BG/NBD: Fader, Hardie & Lee 2005, with the
regularity of Pareto/GGG: Platzer & Reutterer 2016). The gamma's and the beta's parameters and the
shape are estimated from all of the owner's ties together (empirical Bayes), so that a tie with
little contact borrows from the others. No labels are needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats, Ints

SHAPES = (0.35, 0.45, 0.55, 0.7, 0.85, 1.0)
"""None above 1: counting by days makes daily contact look more regular than it is."""

RECENT_PAUSES = 80
LEAST_PAUSES = 30
MOST_TIES = 2000
"""Of more ties the law is learned from so many, evenly spaced."""
FIRST_STEPS = (1.0, 1.0, 0.7, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08)
LATER_STEPS = (0.5, 0.3, 0.2, 0.12, 0.08)
PRIOR_PLACE = np.log([1.0, 1.0, 0.5, 15.0])
INTERVAL = 1.645


@dataclass(frozen=True, slots=True)
class Law:
    """What the owner's ties have in common.

    shape of the pauses; rate ~ Gamma(alpha, beta) of the hazard in days^-shape;
    end ~ Beta(ends, goes_on) after each day of contact.
    """

    shape: float
    alpha: float
    beta: float
    ends: float
    goes_on: float

    @property
    def place(self) -> Floats:
        """The logarithms of all but the shape."""
        return np.log([self.alpha, self.beta, self.ends, self.goes_on])


UNFITTED = Law(0.7, 1.0, 1.5, 0.4, 20.0)


@dataclass(frozen=True, slots=True)
class Record:
    """The pauses of n ties up to now.

    tie (m,): the number of the tie of each finished pause, ascending; pause (m,): its covered
    days, in order of time. age (n,): covered days of each tie's present pause.
    """

    tie: Ints
    pause: Floats
    age: Floats

    def latest(self) -> Record:
        """Only the last `RECENT_PAUSES` of each tie."""
        count = np.bincount(self.tie, minlength=len(self.age))
        from_end = np.cumsum(count)[self.tie] - np.arange(len(self.tie))
        kept = from_end <= RECENT_PAUSES
        return self if kept.all() else Record(self.tie[kept], self.pause[kept], self.age)

    def thinned(self) -> Record:
        """At most `MOST_TIES` of the ties."""
        step = -(-len(self.age) // MOST_TIES)
        if step <= 1:
            return self
        chosen: Bools = self.tie % step == 0
        return Record(self.tie[chosen] // step, self.pause[chosen], self.age[::step])

    def sums(self, shape: float) -> Sums:
        """For each tie: number of pauses, sum of pause^shape, sum of their log densities' rest."""
        ties = len(self.age)
        count = np.bincount(self.tie, minlength=ties).astype(np.float64)
        logs = np.log(self.pause)
        density = (shape - 1) * logs + np.log(shape)
        powers: Floats = np.bincount(self.tie, np.exp(shape * logs), ties).astype(np.float64)
        rest: Floats = np.bincount(self.tie, density, ties).astype(np.float64)
        return count, powers, rest


Sums = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, slots=True)
class Silence:
    """P(no contact within the horizon), with an interval from the tie's own uncertainty.

    alive: the probability that the tie goes on at all.
    """

    p: Floats
    low: Floats
    high: Floats
    alive: Floats


def log_gamma(x: Floats) -> Floats:
    """Ln Γ(x) for x > 0 by Stirling's series after shifting by 6; exact to about 1e-10."""
    shift = np.log(x * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5))
    y = x + 6.0
    series = 1 / (12 * y) - 1 / (360 * y**3) + 1 / (1260 * y**5)
    value: Floats = (y - 0.5) * np.log(y) - y + 0.5 * np.log(2 * np.pi) + series - shift
    return value


def fit(record: Record, near: Law | None = None) -> Law:
    """The law that makes the owner's record most likely; a fixed one where there is too little.

    `near`: a law that was fitted to much the same, from which the search begins.
    """
    if len(record.pause) < LEAST_PAUSES:
        return UNFITTED
    record = record.latest().thinned()
    first = middle = SHAPES.index(near.shape if near else UNFITTED.shape)
    steps = LATER_STEPS if near else FIRST_STEPS
    place, best = _climb(record, middle, near.place if near else PRIOR_PLACE, steps=steps)
    for direction in (-1, 1):
        number, start = middle + direction, place
        while 0 <= number < len(SHAPES):
            found, value = _climb(record, number, start, steps=LATER_STEPS)
            if value <= best:
                break
            place, best, middle, start = found, value, number, found
            number += direction
        if middle != first:
            break
    alpha, beta, ends, goes_on = np.exp(place).tolist()
    return Law(SHAPES[middle], alpha, beta, ends, goes_on)


def _climb(
    record: Record, number: int, start: Floats, steps: tuple[float, ...]
) -> tuple[Floats, float]:
    """Coordinate search over the logarithms of alpha, beta, ends and goes_on."""
    shape = SHAPES[number]
    sums = record.sums(shape)
    mean_rate = (sums[0].sum() + 1.0) / (sums[1].sum() + 1.0)
    place = start.copy()
    place[1] = place[0] - np.log(mean_rate)
    value = _likelihood(place, shape, record.age, sums)
    for step in steps:
        for axis in range(len(place)):
            for sign in (1.0, -1.0):
                trial = place.copy()
                trial[axis] = np.clip(trial[axis] + sign * step, -6.0, 8.0)
                if (other := _likelihood(trial, shape, record.age, sums)) > value:
                    place, value = trial, other
                    break
    return place, value


def _likelihood(place: Floats, shape: float, age: Floats, sums: Sums) -> float:
    alpha, beta, ends, goes_on = np.exp(place)
    alive, ended = _branches(Law(shape, alpha, beta, ends, goes_on), age, sums)
    prior = -0.5 * float(np.sum(((place - PRIOR_PLACE) / 2.5) ** 2))
    return float(np.logaddexp(alive, ended).sum()) + prior


def _branches(law: Law, age: Floats, sums: Sums) -> tuple[Floats, Floats]:
    """Log likelihood of each tie's record if it goes on, and if it ended at its last event."""
    count, powers, logs = sums
    total = law.ends + law.goes_on
    rates, chances, totals = log_gamma(
        np.stack([law.alpha + count, law.goes_on + count, total + count])
    )
    # Ln E[(1 - end)^count], and the gamma's constant.
    went_on = chances - lgamma(law.goes_on) + lgamma(total) - totals
    base = law.alpha * np.log(law.beta) - lgamma(law.alpha) + logs + rates + went_on
    mass = law.beta + powers
    alive = base - (law.alpha + count) * np.log(mass + age**law.shape)
    ended = base - (law.alpha + count) * np.log(mass)
    share = law.ends / (total + count)
    return alive + np.log1p(-share), ended + np.log(share)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the law says of each of n ties at present, whatever the horizon. Arrays (n,).

    age: covered days of the present pause. count: finished pauses. mass: what the gamma's beta
    has become. ended: the probability that the tie has ended.
    """

    law: Law
    age: Floats
    count: Floats
    mass: Floats
    ended: Floats

    def silence(self, horizon: float) -> Silence:
        """P(no contact within `horizon` covered days) for each tie."""
        now, then = self.age**self.law.shape, (self.age + horizon) ** self.law.shape
        known, mass = self.law.alpha + self.count, self.mass
        spread = INTERVAL / np.sqrt(known + 1.0)
        stays = np.exp(-known * np.log1p((then - now) / mass))
        rate = known / mass
        low, high = (np.exp(-rate * np.exp(sign * spread) * (then - now)) for sign in (1.0, -1.0))
        p, least, most = (self.ended + (1 - self.ended) * value for value in (stays, low, high))
        return Silence(p, np.minimum(least, p), np.maximum(most, p), 1 - self.ended)


def standing(record: Record, law: Law) -> Standing:
    """How each tie stands by the law."""
    record = record.latest()
    sums = record.sums(law.shape)
    alive, ended = _branches(law, record.age, sums)
    p_ended = 1.0 / (1.0 + np.exp(np.clip(alive - ended, -700, 700)))
    count, powers, _ = sums
    mass = law.beta + powers + record.age**law.shape
    return Standing(law, record.age, count, mass, p_ended)


def silence(record: Record, law: Law, horizon: float) -> Silence:
    """P(no contact within `horizon` covered days) for each tie."""
    return standing(record, law).silence(horizon)
