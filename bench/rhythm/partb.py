"""Would it have been noticed in time? Simulated owners with known truth (RHYTHM, part B)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bench.rhythm.alarms import WARM_UP, false_rate, matched, raised
from bench.rhythm.detectors import Days, Detector
from stillhere.records.assessment import Alarm
from stillhere.rhythm.simulate import Life, Truth, owner

START = date(2021, 3, 1)
LENGTH = 1000
RATES = (0.5, 0.25, 0.1, 0.03)
PROMPT = 14
"""Days within which a return is to be noticed."""


@dataclass(frozen=True)
class Case:
    """One tie of one owner, with what a detector said of it.

    score: shape (days,). contact_rate: its conversations a day before the onset (or altogether).
    """

    truth: Truth
    score: NDArray[np.float64]
    alarms: tuple[Alarm, ...]
    contact_rate: float

    @property
    def span(self) -> tuple[int, int]:
        """Day numbers of onset and end."""
        days = Days(START, LENGTH)
        assert self.truth.onset is not None
        assert self.truth.end is not None
        return days.number(self.truth.onset), days.number(self.truth.end)


@dataclass(frozen=True)
class Figures:
    """Delays in days; a miss counts as infinite. missed: conversations that would have been."""

    ties: int
    noticed: float
    median: float
    p90: float
    missed: float


@dataclass(frozen=True)
class Shipped:
    """The notices as given. Shares are of the ties that owe them; rates a tie-year of those that
    owe none, by kind.
    """

    false: dict[str, float]
    noticed: float
    median: float
    who: float
    returned: float
    tie_years: float


def lives(seeds: Iterable[int]) -> Iterator[Life]:
    """Owners of 10 to 32 ties over 1000 days."""
    for seed in seeds:
        yield owner(seed, ties=size(seed), days=LENGTH, start=START)


def size(seed: int) -> int:
    """How many ties an owner has."""
    return int(np.random.default_rng([seed, 9]).integers(10, 33))


def cases(detector: Detector, found: Iterable[Life]) -> list[Case]:
    """Run the detector over each owner; it sees events and windows, never the truth."""
    days = Days(START, LENGTH)
    collected = []
    for life in found:
        told = detector(life.events, life.windows, days)
        for number, truth in enumerate(life.truths):
            alarms = tuple(one for one in told.alarms if one.tie == truth.tie)
            rate = contact_rate(life, number, days)
            collected.append(Case(truth, told.daily[truth.tie], alarms, rate))
    return collected


def contact_rate(life: Life, number: int, days: Days) -> float:
    """Conversations a day before the change."""
    truth = life.truths[number]
    until = days.number(truth.onset) if truth.onset else days.count
    begin = np.datetime64(days.first, "ms").astype(np.int64)
    mine = life.opening & (life.events.tie == number)
    return float((mine & (life.events.at < begin + until * 86_400_000)).sum() / until)


def calm(found: Sequence[Case]) -> list[NDArray[np.float64]]:
    """Scores of the ties that owe no notice.

    A notice of a fair kind counts as false here, because a score has no kind.
    """
    return [case.score for case in found if not case.truth.drifts]


def thresholds(found: Sequence[Case], rate: float, *, by_class: bool) -> dict[str, float]:
    """The threshold of each rate class: one for all, or such that each class has the rate."""
    classes = sorted({case.truth.rate_class for case in found})
    if not by_class:
        return dict.fromkeys(classes, matched(calm(found), rate))
    return {
        name: matched(calm([c for c in found if c.truth.rate_class == name]), rate)
        for name in classes
    }


def delay(case: Case, threshold: float) -> float:
    """Days from the onset to the first notice raised in the episode; infinite if there is none."""
    onset, end = case.span
    days = raised(case.score, threshold)
    days = days[(days >= onset) & (days < end)]
    return float(days[0] - onset) if len(days) else float("inf")


def figures(found: Sequence[Case], threshold: dict[str, float]) -> Figures:
    """Figures over the drifting ties among `found`."""
    drifting = [case for case in found if case.truth.drifts]
    delays = np.array([delay(case, threshold[case.truth.rate_class]) for case in drifting])
    rates = np.array([case.contact_rate for case in drifting])
    return Figures(
        ties=len(drifting),
        noticed=float(np.isfinite(delays).mean()) if drifting else float("nan"),
        median=quantile(delays, 0.5),
        p90=quantile(delays, 0.9),
        missed=quantile(delays * rates, 0.5),
    )


def quantile(values: NDArray[np.float64], share: float) -> float:
    """A quantile that stays infinite where it falls among the misses."""
    if not len(values):
        return float("nan")
    return float(np.quantile(values, share, method="higher"))


def grouped(
    found: Sequence[Case], threshold: dict[str, float], key: Callable[[Truth], str]
) -> dict[str, Figures]:
    """Figures by scenario or by rate class."""
    names = sorted({key(case.truth) for case in found if case.truth.drifts})
    return {name: figures([c for c in found if key(c.truth) == name], threshold) for name in names}


def false_by(
    found: Sequence[Case], threshold: dict[str, float], key: Callable[[Truth], str]
) -> dict[str, float]:
    """False alarms a tie-year by scenario or by rate class, at the given thresholds."""
    rates: dict[str, float] = {}
    quiet = [case for case in found if not case.truth.drifts]
    for name in sorted({key(case.truth) for case in quiet}):
        group = [case for case in quiet if key(case.truth) == name]
        # A difference to the threshold makes one threshold of zero fit all classes.
        rates[name] = false_rate([c.score - threshold[c.truth.rate_class] for c in group], 0.0)
    return rates


def shipped(found: Sequence[Case]) -> Shipped:
    """Figures of the notices as they were given, kinds and sides included."""
    quiet = [case for case in found if not case.truth.drifts]
    years = len(quiet) * (LENGTH - WARM_UP) / 365.25
    kinds: dict[str, float] = {}
    for one in (a for case in quiet for a in case.alarms if unfair(a, case.truth)):
        kinds[one.kind] = kinds.get(one.kind, 0) + 1 / years
    drifting = [case for case in found if case.truth.drifts]
    firsts = [first_wanted(case) for case in drifting]
    delays = np.array([wait for wait, _ in firsts])
    sides = [one.who == c.truth.who for c, (_, one) in zip(drifting, firsts, strict=True) if one]
    back = [returned(case) for case in found if case.truth.back]
    return Shipped(
        false=kinds,
        noticed=float(np.isfinite(delays).mean()),
        median=quantile(delays, 0.5),
        who=float(np.mean(sides)) if sides else float("nan"),
        returned=float(np.mean(back)) if back else float("nan"),
        tie_years=years,
    )


def unfair(alarm: Alarm, truth: Truth) -> bool:
    """Whether a notice after the warm-up is a mistake."""
    return Days(START, LENGTH).number(alarm.day) >= WARM_UP and alarm.kind not in truth.fair


def first_wanted(case: Case) -> tuple[float, Alarm | None]:
    """Days until the first notice of a wanted kind within the episode, and that notice."""
    onset, end = case.span
    days = Days(START, LENGTH)
    for one in sorted(case.alarms, key=lambda one: one.day):
        if one.kind in case.truth.wanted and onset <= days.number(one.day) < end:
            return float(days.number(one.day) - onset), one
    return float("inf"), None


def returned(case: Case) -> bool:
    """Whether their return was noticed promptly."""
    days = Days(START, LENGTH)
    assert case.truth.back is not None
    back = days.number(case.truth.back)
    found = [days.number(one.day) for one in case.alarms if one.kind == "reconnecting"]
    return any(back <= day <= back + PROMPT for day in found)
