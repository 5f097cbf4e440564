"""Every method of part A on one question: the package's forecast and the baselines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from bench.rhythm import buy_till_you_die as btyd
from bench.rhythm import forecasts, learners
from bench.rhythm.forecasts import Array, Task, eligible, silent
from stillhere.rhythm import weights as learned
from stillhere.rhythm.contact_days import ContactDays
from stillhere.rhythm.elapsed import Elapsed, elapsed, pace
from stillhere.rhythm.forecast import Law, Record, fit, silence
from stillhere.rhythm.outlook import FARTHEST
from stillhere.rhythm.panel import Owner, owner
from stillhere.rhythm.ranking import log_odds, ranked, share, weighed

HORIZONS = (7.0, 10.0, 14.0, 20.0, 28.0, 40.0, 56.0, 84.0)
"""The product answers for one horizon at a time; between these its log odds are interpolated."""

Weights = tuple[float, Sequence[float]]


class Known:
    """What is known at a moment, whatever the horizon."""

    def __init__(self, task: Task) -> None:
        self.task = task

    @cached_property
    def owner(self) -> Owner:
        return owner(self.task.events, [], self.task.at, ZoneInfo("UTC"))

    @cached_property
    def past(self) -> Elapsed:
        return elapsed(self.owner)

    @cached_property
    def pace(self) -> float:
        return pace(self.owner)

    @cached_property
    def contact(self) -> ContactDays:
        return self.past.days()

    @cached_property
    def summary(self) -> btyd.Summary:
        return btyd.summary(self.contact)

    @cached_property
    def record(self) -> Record:
        return Record(*self.contact.pauses(), np.minimum(self.contact.last, FARTHEST))

    @cached_property
    def law(self) -> Law:
        return fit(self.record)

    @cached_property
    def bg_nbd(self) -> Array:
        return btyd.bg_nbd_parameters(self.summary)

    @cached_property
    def pareto_nbd(self) -> Array:
        return btyd.pareto_parameters(self.summary, regular=False)

    @cached_property
    def pareto_ggg(self) -> Array:
        return btyd.pareto_parameters(self.summary, regular=True)


class Question:
    """A task on what is known. All answers are by `task.events.ties`."""

    def __init__(self, task: Task, known: Known | None = None) -> None:
        self.task = task
        self.known = known or Known(task)
        self.past = self.known.past

    @cached_property
    def days(self) -> Array:
        """The horizon of each tie that has an event."""
        return np.broadcast_to(self.task.days, len(self.task.events.ties))[self.past.number]

    def by_tie(self, values: Array) -> Array:
        """Values of the ties with an event, put in the table's order."""
        found = np.full(len(self.task.events.ties), np.nan)
        found[self.past.number] = values
        return found

    def package(self, weights: Weights | None) -> Array:
        """The package's forecast with these weights; that of its law alone where None."""
        if np.ndim(self.task.days) == 0:
            return self.by_tie(self._at(float(self.days[0]), weights))
        odds = np.column_stack([log_odds(self._at(days, weights)) for days in HORIZONS])
        knots, place = np.log(HORIZONS), np.log(np.clip(self.days, HORIZONS[0], HORIZONS[-1]))
        right = np.clip(np.searchsorted(knots, place), 1, len(knots) - 1)
        part = (place - knots[right - 1]) / (knots[right] - knots[right - 1])
        rows = np.arange(len(odds))
        return self.by_tie(share(odds[rows, right - 1] * (1 - part) + odds[rows, right] * part))

    def _at(self, days: float, weights: Weights | None) -> Array:
        passing = days * self.known.pace
        law = silence(self.known.record, self.known.law, passing)
        if weights is None:
            return law.p
        slope, each = weights
        contact = self.known.contact
        return ranked(law, contact, weighed(contact, each), passing, slope).p

    @cached_property
    def bg_nbd(self) -> Array:
        return self.by_tie(btyd.bg_nbd_silent(self.known.bg_nbd, self.known.summary, self.days))

    def pareto(self, place: Array) -> Array:
        """Pareto/NBD or Pareto/GGG, by their parameters."""
        return self.by_tie(btyd.pareto_silent(place, self.known.summary, self.days))

    @cached_property
    def ggg(self) -> Array:
        return self.pareto(self.known.pareto_ggg)

    @cached_property
    def features(self) -> Array:
        return learners.features(self.past, self.days)

    def sample(self, dataset: str, label: Array, kept: NDArray[np.bool_]) -> learners.Sample:
        """What the learners may learn from this question once its answer is known."""
        rows = kept[self.past.number]
        return learners.Sample(dataset, self.features[rows], label[self.past.number][rows])

    @cached_property
    def earlier(self) -> learners.Sample:
        """The same record one horizon before."""
        past = self.task.before
        label = silent(self.task.events, past.at, past.days)
        return Question(past).sample("", label, eligible(past))

    def learned(self, learner: learners.Learner, samples: list[learners.Sample]) -> Array:
        """What a learner says after those samples."""
        return self.by_tie(learners.trained(learner, samples, self.features))


@dataclass(frozen=True)
class Elsewhere:
    """What was learned without the record that is asked about."""

    weights: Weights
    samples: list[learners.Sample]


Method = Callable[[Question, Elsewhere], Array]


def mean_of_three(question: Question, elsewhere: Elsewhere) -> Array:
    """Mean log odds of Pareto/GGG, BG/NBD and the logistic regression from other records."""
    transferred = question.learned(learners.logistic(), elsewhere.samples)
    return share((log_odds(question.ggg) + log_odds(question.bg_nbd) + log_odds(transferred)) / 3)


def baseline(forecast: forecasts.Forecast) -> Method:
    """A forecast that needs nothing but the task."""
    return lambda question, _: forecast(question.task)


SHIPPED: Weights = (learned.SLOPE, learned.WEIGHTS)
METHODS: dict[str, Method] = {
    "Stillhere, weights from the other records": lambda q, e: q.package(e.weights),
    "Stillhere, as shipped": lambda q, _: q.package(SHIPPED),
    "Stillhere, its law alone": lambda q, _: q.package(None),
    **{name: baseline(forecast) for name, forecast in forecasts.BASELINES.items()},
    "BG/NBD": lambda q, _: q.bg_nbd,
    "Pareto/NBD": lambda q, _: q.pareto(q.known.pareto_nbd),
    "Pareto/GGG": lambda q, _: q.ggg,
    "mean of three": mean_of_three,
    "logistic, own earlier cut*": lambda q, _: q.learned(learners.logistic(), [q.earlier]),
    "boosting, own earlier cut*": lambda q, _: q.learned(learners.boosting(), [q.earlier]),
    "logistic, other records*": lambda q, e: q.learned(learners.logistic(), e.samples),
    "boosting, other records*": lambda q, e: q.learned(learners.boosting(), e.samples),
}
