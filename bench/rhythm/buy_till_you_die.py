"""BG/NBD, Pareto/NBD and Pareto/GGG on days of contact: own implementations for the comparison.

BG/NBD in closed form (Fader, Hardie & Lee 2005). Pareto/NBD and Pareto/GGG (Platzer & Reutterer
2016, one regularity for all ties) by integration over a grid of rates and of chances to end.
Fitted by maximum likelihood with a weak prior, to at most `MOST` ties.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaincc, gammaincinv, gammaln

from bench.rhythm.forecasts import Array
from stillhere.rhythm.contact_days import ContactDays

MOST = 200
RATES, ENDS, STEPS = 12, 8, 4


@dataclass(frozen=True)
class Summary:
    """n ties: repeat days x, time of the last t, time observed T, sum of the log pauses."""

    x: Array
    t: Array
    total: Array
    logs: Array

    def part(self, step: int) -> Summary:
        """Every so many ties."""
        return Summary(self.x[::step], self.t[::step], self.total[::step], self.logs[::step])


def summary(contact: ContactDays) -> Summary:
    """What the models need of each tie; the first day of contact is the beginning."""
    tie, pause = contact.pauses()
    first = np.minimum(contact.first, 1e6)
    n = len(contact)
    return Summary(
        np.bincount(tie, minlength=n).astype(np.float64),
        np.bincount(tie, pause, n).astype(np.float64),
        first,
        np.bincount(tie, np.log(pause), n).astype(np.float64),
    )


def fitted(loss: Callable[[Array], float], start: Array) -> Array:
    """Logarithms of the parameters; a weak normal prior around the start."""

    def penalised(place: Array) -> float:
        return loss(place) + 0.5 * float((((place - start) / 2.5) ** 2).sum())

    bounds = [(-6.0, 7.0)] * len(start)
    found = minimize(penalised, start, method="L-BFGS-B", bounds=bounds, options={"maxiter": 60})
    return np.asarray(found.x)


def bg_nbd_likelihood(place: Array, s: Summary) -> tuple[Array, Array]:
    """Log likelihood of each tie if it is alive, and if it ended at its last day."""
    r, alpha, a, b = np.exp(place)
    base = gammaln(r + s.x) - gammaln(r) + r * np.log(alpha)
    odds = gammaln(a + b) + gammaln(b + s.x) - gammaln(b) - gammaln(a + b + s.x)
    alive = base + odds - (r + s.x) * np.log(alpha + s.total)
    gone = base + odds + np.log(a / (b + np.maximum(s.x, 1) - 1)) - (r + s.x) * np.log(alpha + s.t)
    return alive, np.where(s.x > 0, gone, -np.inf)


def bg_nbd_parameters(s: Summary) -> Array:
    """Logarithms of r, alpha, a, b."""
    part = s.part(1 + len(s.x) // (4 * MOST))
    rate = (part.x.sum() + 1) / (part.total.sum() + 1)
    start = np.log([1.0, 1.0 / rate, 0.5, 5.0])
    return fitted(lambda place: -float(np.logaddexp(*bg_nbd_likelihood(place, part)).sum()), start)


def bg_nbd_silent(place: Array, s: Summary, days: Array | float) -> Array:
    """P(no day of contact within `days`)."""
    alive, gone = bg_nbd_likelihood(place, s)
    p_alive = 1 / (1 + np.exp(np.clip(gone - alive, -700, 700)))
    r, alpha = np.exp(place[:2])
    stays = ((alpha + s.total) / (alpha + s.total + days)) ** (r + s.x)
    return np.asarray(1 - p_alive + p_alive * stays)


def grid(place: Array) -> tuple[Array, Array, float]:
    """Equally likely rates (RATES, 1) and ends (1, ENDS) of gamma laws, and the regularity."""
    r, alpha, s, beta, k = np.exp(place)
    rate = gammaincinv(r, (np.arange(RATES) + 0.5) / RATES) / alpha
    end = gammaincinv(s, (np.arange(ENDS) + 0.5) / ENDS) / beta
    return np.maximum(rate, 1e-9)[:, None], np.maximum(end, 1e-9)[None, :], float(k)


def no_day(k: float, hazard: Array) -> Array:
    """P(a pause is longer), for gamma pauses of regularity k and `hazard` in mean pauses."""
    return np.asarray(np.exp(-hazard) if k == 1 else gammaincc(k, k * hazard))


def ended_between(rate: Array, end: Array, k: float, low: Array, high: Array) -> Array:
    """P(it ends in (low, high] after its last day, with no day of contact until then)."""
    share, weight = np.polynomial.legendre.leggauss(STEPS)
    total = np.zeros(np.broadcast_shapes(low.shape, rate.shape, end.shape))
    for place, mass in zip((share + 1) / 2, weight / 2, strict=True):
        at = low + (high - low) * place
        total += mass * (high - low) * end * np.exp(-end * at) * no_day(k, rate * at)
    return total


def pareto_joint(place: Array, s: Summary, days: Array | float = 0.0) -> tuple[Array, Array, Array]:
    """Over the grid: log likelihood of the pauses, P(open end as seen), P(that and silence)."""
    rate, end, k = grid(place)
    x, t, logs = (one[:, None, None] for one in (s.x, s.t, s.logs))
    open_end = np.maximum(s.total - s.t, 0.0)[:, None, None]
    later = open_end + np.broadcast_to(days, s.x.shape)[:, None, None]
    pauses = x * (k * np.log(k * rate) - gammaln(k)) + (k - 1) * logs - k * rate * t - end * t
    zero = np.zeros_like(open_end)
    gone = ended_between(rate, end, k, zero, open_end)
    seen = gone + np.exp(-end * open_end) * no_day(k, rate * open_end)
    soon = ended_between(rate, end, k, open_end, later)
    silent = gone + soon + np.exp(-end * later) * no_day(k, rate * later)
    return pauses, seen, silent


def pareto_parameters(s: Summary, *, regular: bool) -> Array:
    """Logarithms of r, alpha, s, beta and k; k is 1 where it is Pareto/NBD."""
    part = s.part(1 + len(s.x) // MOST)
    rate = (part.x.sum() + 1) / (part.total.sum() + 1)
    start = np.log([1.0, 1.0 / rate, 0.5, 0.5 / (0.1 * rate), 1.0])

    def loss(place: Array) -> float:
        pauses, seen, _ = pareto_joint(np.append(place, 0.0)[:5], part)
        joint = pauses + np.log(np.maximum(seen, 1e-300))
        return -float(np.logaddexp.reduce(joint.reshape(len(part.x), -1), axis=1).sum())

    found = fitted(loss, start if regular else start[:4])
    return found if regular else np.append(found, 0.0)


def pareto_silent(place: Array, s: Summary, days: Array | float) -> Array:
    """P(no day of contact within `days`)."""
    days = np.broadcast_to(days, s.x.shape)
    found = []
    for first in range(0, len(s.x), MOST):
        rows = slice(first, first + MOST)
        part = Summary(s.x[rows], s.t[rows], s.total[rows], s.logs[rows])
        pauses, seen, silent = pareto_joint(place, part, days[rows])
        weight = np.exp(pauses - pauses.max(axis=(1, 2), keepdims=True))
        found.append((weight * silent).sum(axis=(1, 2)) / (weight * seen).sum(axis=(1, 2)))
    return np.asarray(np.clip(np.concatenate(found), 0.0, 1.0))
