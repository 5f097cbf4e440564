"""The ways of one tie, and how they are drawn for a rate class.

Sources of the shapes: gaps between conversations Weibull with shape below 1 (Jiang et al. 2013,
arXiv 1301.7173); burstiness a property of the tie (Karsai, Kaski, Kertész 2012); call length
log-logistic (Vaz de Melo 2010) or log-normal; reply times log-normal over several decades.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

RateClass = Literal["several_daily", "daily", "several_weekly", "weekly", "fortnightly", "monthly"]
CallLaw = Literal["log-normal", "log-logistic"]

RATES: dict[RateClass, tuple[float, float]] = {
    "several_daily": (1.8, 4.0),
    "daily": (0.7, 1.4),
    "several_weekly": (0.3, 0.6),
    "weekly": (0.12, 0.2),
    "fortnightly": (0.06, 0.09),
    "monthly": (0.03, 0.045),
}
"""Conversations a day, lowest and highest, of each rate class."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ways:
    """What is usual for one tie. Pairs are (them, me).

    rate: conversations a day. shape: Weibull shape of the gaps between them. they_start: share
    that they open. answer: share of the other's attempts that a side answers. delay: median
    seconds to answer; spread: standard deviation of its logarithm. turns: mean number of turns
    after the answer. burst: mean messages in a turn. call: share of conversations that are calls.
    taken: share of the other's calls that a side takes. called_back: share of missed calls that
    are called back. call_seconds, call_spread: median, and standard deviation of the logarithm
    (log-logistic: of a logistic with that deviation). length: median characters of a message.
    weekdays: shape (7,) from Monday, mean 1. hours: shape (24,), sum 1. year: amplitude of the
    yearly sine of log rate; year_peak: its day of the year. drift: change of the log rate a year.
    channels: first and second for messages, then the one for calls.
    """

    rate: float
    shape: float
    they_start: float
    answer: tuple[float, float]
    delay: tuple[float, float]
    spread: tuple[float, float]
    turns: float
    burst: float
    call: float
    taken: tuple[float, float]
    called_back: float
    call_seconds: float
    call_spread: float
    call_law: CallLaw
    length: tuple[float, float]
    weekdays: Array
    hours: Array
    year: float
    year_peak: float
    drift: float
    channels: tuple[str, str, str] = ("sms", "whatsapp", "call")


def weekdays(rng: np.random.Generator) -> Array:
    """A week's rhythm: work days and weekend differ by up to a factor of two either way."""
    weekend = np.exp(rng.uniform(-0.7, 0.7))
    week = np.array([1, 1, 1, 1, 1, weekend, weekend]) * rng.uniform(0.8, 1.2, 7)
    return np.asarray(week / week.mean())


def hours(peaks: tuple[float, ...], width: float = 2.5) -> Array:
    """A day's rhythm: a bump of `width` hours around each of `peaks`, next to nothing at night."""
    clock = np.arange(24)
    day = np.full(24, 0.01)
    for peak in peaks:
        away = np.abs(clock + 0.5 - peak)
        away = np.minimum(away, 24 - away)
        day += np.exp(-0.5 * (away / width) ** 2)
    day[1:6] *= 0.02
    return np.asarray(day / day.sum())


def draw(rng: np.random.Generator, rate_class: RateClass) -> Ways:
    """The ways of one tie of a rate class. All draws are made in a fixed order."""
    lowest, highest = RATES[rate_class]
    share = rng.uniform(0.6, 0.95, 2)
    delay = np.exp(rng.uniform(np.log(240), np.log(14_400), 2))
    spread = rng.uniform(1.2, 2.2, 2)
    taken = rng.uniform(0.6, 0.95, 2)
    length = np.exp(rng.uniform(np.log(18), np.log(90), 2))
    return Ways(
        rate=float(np.exp(rng.uniform(np.log(lowest), np.log(highest)))),
        shape=float(rng.uniform(0.5, 1.0)),
        they_start=float(rng.uniform(0.35, 0.65)),
        answer=(float(share[0]), float(share[1])),
        delay=(float(delay[0]), float(delay[1])),
        spread=(float(spread[0]), float(spread[1])),
        turns=float(rng.uniform(1.0, 5.0)),
        burst=float(rng.uniform(1.1, 2.0)),
        call=float(rng.uniform(0.05, 0.35)),
        taken=(float(taken[0]), float(taken[1])),
        called_back=float(rng.uniform(0.4, 0.8)),
        call_seconds=float(np.exp(rng.uniform(np.log(120), np.log(1_500)))),
        call_spread=float(rng.uniform(0.7, 1.2)),
        call_law=("log-normal", "log-logistic")[int(rng.integers(2))],
        length=(float(length[0]), float(length[1])),
        weekdays=weekdays(rng),
        hours=hours((float(rng.uniform(8, 14)), float(rng.uniform(17, 22)))),
        year=float(rng.uniform(0.0, 0.3)),
        year_peak=float(rng.uniform(0, 365)),
        drift=float(rng.normal(0.0, 0.1)),
    )
