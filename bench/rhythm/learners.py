"""Logistic regression and gradient boosting on what is usually taken: the labelled baselines.

Recency, frequency, regularity and reciprocity; trained on the same record one horizon earlier, or
on the other records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bench.rhythm.forecasts import Array
from stillhere.rhythm.elapsed import Elapsed


@dataclass(frozen=True)
class Sample:
    """What is known of some ties, the horizon, and what came."""

    dataset: str
    features: Array
    label: Array


class Learner(Protocol):
    """What scikit-learn's classifiers offer."""

    def fit(self, features: Array, label: Array) -> object: ...

    def predict_proba(self, features: Array) -> Array: ...


def logistic() -> Learner:
    """A logistic regression on standardised features."""
    learner: Learner = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    return learner


def boosting() -> Learner:
    """Gradient boosted trees, shallow, as the samples are small."""
    learner: Learner = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.05, max_leaf_nodes=8, min_samples_leaf=20, random_state=0
    )
    return learner


def features(past: Elapsed, days: Array) -> Array:
    """Recency, frequency, regularity and reciprocity of each tie, and the horizon."""
    contact, n = past.days(), len(past)
    tie, pause = contact.pauses()
    count = np.maximum(np.bincount(tie, minlength=n), 1)
    mean = np.bincount(tie, pause, n) / count
    varied = np.sqrt(np.maximum(np.bincount(tie, pause**2, n) / count - mean**2, 0))
    theirs = np.bincount(past.tie, past.their, n)
    mine = np.bincount(past.tie, past.mine, n)
    recent = [np.bincount(past.tie[past.age < window], minlength=n) for window in (7.0, 28.0)]
    last = contact.last
    return np.column_stack(
        [
            np.log(days),
            np.log(last + 0.1),
            np.log(contact.first + 1),
            np.log(contact.events),
            np.log(contact.days),
            np.log(mean + 0.1),
            varied / (mean + 0.1),
            np.log((last + 0.1) / (mean + 0.1)),
            *(np.log(one + 1) for one in recent),
            np.minimum(theirs, mine) / np.maximum(np.maximum(theirs, mine), 1),
            theirs / np.maximum(theirs + mine, 1),
        ]
    )


def trained(learner: Learner, samples: list[Sample], asked: Array) -> Array:
    """Probabilities of silence; the share of silent ties where there is only one kind of label."""
    known = np.concatenate([one.features for one in samples])
    label = np.concatenate([one.label for one in samples])
    if len(np.unique(label)) < 2:
        return np.full(len(asked), label.mean() if len(label) else 0.5)
    learner.fit(known, label)
    return np.asarray(learner.predict_proba(asked)[:, 1])
