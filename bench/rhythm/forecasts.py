"""Forecasts of silence that need no model of a tie: what part A holds the package against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import EventColumns

DAY = 86_400_000
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Task:
    """events: those at or before `at` (Unix ms). The question: no event in (at, at + days]?

    days: one horizon, or one for each of `events.ties`.
    """

    events: EventColumns
    at: int
    days: Array | float

    @property
    def before(self) -> Task:
        """The same question one (median) horizon earlier, whose answer is known by now."""
        at = self.at - round(float(np.nanmedian(self.days)) * DAY)
        return Task(until(self.events, at), at, self.days)


Forecast = Callable[[Task], Array]
"""A probability of silence for each of `task.events.ties`; NaN where it cannot say."""

Feature = Callable[[Task], Array]


def until(events: EventColumns, at: int) -> EventColumns:
    """The events at or before `at`."""
    n = int(np.searchsorted(events.at, at, side="right"))
    return EventColumns(
        events.ties,
        events.channels,
        *(getattr(events, name)[:n] for name in EventColumns.__slots__[2:]),
    )


def silent(events: EventColumns, at: int, days: Array | float) -> Array:
    """1 for each tie without an event in (at, at + days], else 0."""
    ahead = np.broadcast_to(days, len(events.ties))[events.tie]
    inside = (events.at > at) & (events.at <= at + ahead * DAY)
    count = np.bincount(events.tie[inside], minlength=len(events.ties))
    return np.asarray(count == 0, dtype=np.float64)


def counted(task: Task) -> tuple[Array, Array, Array]:
    """Events of each tie, and the days since its first and its last."""
    ties = len(task.events.ties)
    count = np.bincount(task.events.tie, minlength=ties).astype(np.float64)
    first, last = np.full(ties, np.nan), np.full(ties, np.nan)
    last[task.events.tie] = task.events.at
    first[task.events.tie[::-1]] = task.events.at[::-1]
    return count, (task.at - first) / DAY, (task.at - last) / DAY


def recency(task: Task) -> Array:
    """Logarithm of the days since the last event."""
    return np.asarray(np.log(counted(task)[2] + 0.01))


def over_mean(task: Task) -> Array:
    """Logarithm of the present gap over the tie's mean gap."""
    count, first, last = counted(task)
    mean = (first - last) / np.maximum(count - 1, 1)
    return np.asarray(np.log((last + 0.01) / (mean + 0.01)))


def own_quantile(task: Task) -> Array:
    """Logarithm of the share of the tie's own gaps that were longer than the present one."""
    ties = len(task.events.ties)
    order = np.lexsort((task.events.at, task.events.tie))
    tie, gap = task.events.tie[order][1:], np.diff(task.events.at[order]) / DAY
    same = np.diff(task.events.tie[order]) == 0
    longer = same & (gap >= counted(task)[2][tie])
    seen = np.bincount(tie[same], minlength=ties)
    return np.asarray(-np.log((np.bincount(tie[longer], minlength=ties) + 0.5) / (seen + 1)))


def fixed(threshold: float = 30.0) -> Forecast:
    """A reminder after so many days: the share of silent ties on each side of it."""
    return calibrated(lambda task: (counted(task)[2] > threshold).astype(np.float64))


def calibrated(feature: Feature) -> Forecast:
    """A logistic curve over one feature, fitted on the horizon just before the moment asked of."""

    def forecast(task: Task) -> Array:
        past = task.before
        label = silent(task.events, past.at, past.days)
        x = feature(past)
        known = eligible(past) & np.isfinite(x)
        return logistic(x[known], label[known], feature(task))

    return forecast


def eligible(task: Task, least: int = 10) -> NDArray[np.bool_]:
    """Ties with enough events, the last of them within one horizon."""
    count, _, last = counted(task)
    return np.asarray((count >= least) & (last <= task.days))


def logistic(x: Array, label: Array, asked: Array) -> Array:
    """Newton steps for intercept and slope, with a little ridge; the curve at `asked`."""
    if not len(x):
        return np.full(len(asked), 0.5)
    centre, scale = x.mean(), x.std() + 1e-9
    design = np.column_stack([np.ones(len(x)), (x - centre) / scale])
    weights = np.zeros(2)
    for _ in range(25):
        p = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (label - p) - 0.01 * weights
        bend = (design * (p * (1 - p))[:, None]).T @ design + 0.01 * np.eye(2)
        weights += np.linalg.solve(bend, slope)
    return np.asarray(1 / (1 + np.exp(-weights[0] - weights[1] * (asked - centre) / scale)))


BASELINES: dict[str, Forecast] = {
    "recency": calibrated(recency),
    "fixed 30-day reminder": fixed(),
    "gap over own mean": calibrated(over_mean),
    "own-gap quantile": calibrated(own_quantile),
}
