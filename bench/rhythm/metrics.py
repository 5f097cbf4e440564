"""How good forecast probabilities are. Labels are 0 or 1; all arrays have shape (n,)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Metric = Callable[[Array, Array], float]

LEAST = 1e-6
"""Probabilities are kept this far from 0 and 1 in the log loss."""


def auc(label: Array, score: Array) -> float:
    """Area under the ROC curve: how often a silent tie ranks above another; ties count half."""
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positive = float(label.sum())
    negative = len(label) - positive
    if not positive or not negative:
        return float("nan")
    return float((rank[label == 1].sum() - positive * (positive + 1) / 2) / (positive * negative))


def average_precision(label: Array, score: Array) -> float:
    """Area under precision over recall, by steps; equal scores are one step."""
    order = np.argsort(-score, kind="stable")
    label, score = label[order], score[order]
    last = np.flatnonzero(np.append(np.diff(score) != 0, [True]))
    hits = np.cumsum(label)[last]
    precision = hits / (last + 1)
    return float((precision * np.diff(hits, prepend=0.0)).sum() / label.sum())


def brier(label: Array, p: Array) -> float:
    """Mean squared error."""
    return float(((p - label) ** 2).mean())


def log_loss(label: Array, p: Array) -> float:
    """Mean negative log likelihood, in nats."""
    p = np.clip(p, LEAST, 1 - LEAST)
    return float(-(label * np.log(p) + (1 - label) * np.log(1 - p)).mean())


def calibration_error(label: Array, p: Array, bins: int = 10) -> float:
    """Mean gap between forecast and frequency over bins of equal size, weighted by size."""
    parts = np.array_split(np.argsort(p, kind="stable"), bins)
    gaps = [len(part) * abs(p[part].mean() - label[part].mean()) for part in parts if len(part)]
    return float(sum(gaps) / len(p))


METRICS: dict[str, Metric] = {
    "AUC": auc,
    "AP": average_precision,
    "Brier": brier,
    "log loss": log_loss,
    "calibration": calibration_error,
}


def interval(
    metric: Metric, label: Array, p: Array, *, seed: int = 0, times: int = 200
) -> tuple[float, float]:
    """The middle 95 % of the metric over bootstrap samples of the ties."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(times):
        rows = rng.integers(len(label), size=len(label))
        found.append(metric(label[rows], p[rows]))
    low, high = np.nanquantile(found, [0.025, 0.975])
    return float(low), float(high)
