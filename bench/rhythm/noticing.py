"""Part B: noticed in time? python -m bench.rhythm.noticing OWNERS SEED, beside a fixed reminder."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from bench.rhythm.crossings import notices, rates, threshold_at
from bench.rhythm.population import drifting_owners, usual_owners
from stillhere.rhythm.arrays import Floats
from stillhere.rhythm.days import Calendar
from stillhere.rhythm.panel import owner, panels
from stillhere.rhythm.simulate import Life, Truth
from stillhere.rhythm.walk import Walk, walks

RATES = (0.25, 0.1, 0.03)
LEAST_NOTICES = 8
SOURCE = {"as promised": "stillhere"}
"""The score at its own thresholds ln(1 / rate), not matched on the sample."""
Method = Callable[[Walk], Floats]


@dataclass
class Seen:
    """A tie with its truth, its calendar, the day its record ends and its score by each method."""

    truth: Truth
    days: Calendar
    until: int
    scores: dict[str, Floats]


def reminder(walk: Walk) -> Floats:
    """What personal CRMs do: days since the last contact."""
    latest = np.full(len(walk.score), np.nan)
    latest[walk.panel.day] = walk.panel.day
    filled = np.maximum.accumulate(np.nan_to_num(latest, nan=-1.0))
    return np.where(filled < 0, 0.0, np.arange(len(latest)) - filled)


METHODS: dict[str, Method] = {
    "stillhere": lambda walk: walk.score,
    "quiet only": lambda walk: walk.quiet,
    "reminder": reminder,
}


def seen(lives: Iterable[Life]) -> list[Seen]:
    found = []
    for life in lives:
        record = owner(life.events, life.windows, int(life.events.at[-1]), ZoneInfo("UTC"))
        truths = {truth.tie: truth for truth in life.truths}
        for walk in walks(panels(record)):
            ended = np.flatnonzero(walk.panel.ended >= 0)
            until = int(ended[0]) if len(ended) else len(walk.score)
            scores = {name: np.round(method(walk), 4) for name, method in METHODS.items()}
            found.append(Seen(truths[walk.panel.history.tie], record.calendar, until, scores))
    return found


def delay(one: Seen, method: str, threshold: float) -> float:
    """Days from the onset to the first notice before the end of the episode; infinite: missed."""
    assert one.truth.onset is not None
    onset = one.days.index_of(one.truth.onset)
    end = one.days.index_of(one.truth.end) if one.truth.end else len(one.scores[method])
    score = one.scores[method]
    first = [day for day in notices(score, threshold, onset) if day < end]
    return float(first[0] - onset) if first else float("inf")


def thresholds(calm: list[Seen], method: str, rate: float) -> dict[str, float]:
    """The threshold that gives the rate in every rate class; for the reminder over all."""
    classes = sorted({one.truth.rate_class for one in calm})
    grid = np.linspace(0, 90, 181) if method == "reminder" else np.linspace(0.0, 15, 301)
    pooled = method == "reminder"
    found = {}
    for name in classes:
        chosen = [one for one in calm if pooled or one.truth.rate_class == name]
        scores = [one.scores[method] for one in chosen]
        found[name] = threshold_at(rate, grid, rates(scores, [one.until for one in chosen], grid))
    return found


def report(calm: list[Seen], drifting: list[Seen]) -> None:
    years = sum(max(one.until - 240, 0) for one in calm) / 365.25
    print(f"{len(calm)} usual ties, {years:.0f} tie-years; nominal rates, by class and scenario:")
    for key in ("rate_class", "scenario"):
        groups = defaultdict(list)
        for one in calm:
            groups[getattr(one.truth, key)].append(one)
        for name, ones in sorted(groups.items()):
            got = rates(
                [one.scores["stillhere"] for one in ones],
                [one.until for one in ones],
                np.log(1 / np.array(RATES)),
            )
            print(f"  {name:18}", " ".join(f"{value:.3f}" for value in got))
    wanted = [one for one in drifting if one.truth.wanted]
    classes = {one.truth.rate_class for one in calm}
    for method in ("as promised", *METHODS):
        for rate in RATES:
            if method == "as promised":
                at = dict.fromkeys(classes, float(np.log(1 / rate)))
            elif rate * years / len(classes) < LEAST_NOTICES:
                print(f"{method} at {rate}: too few tie-years to match this rate in every class")
                continue
            else:
                at = thresholds(calm, method, rate)
            delays = defaultdict(list)
            for one in wanted:
                value = delay(one, SOURCE.get(method, method), at[one.truth.rate_class])
                delays[one.truth.scenario].append(value)
                delays["all"].append(value)
                delays[one.truth.rate_class].append(value)
            print(
                f"{method} at {rate}: "
                + "; ".join(
                    f"{name} {np.mean(np.isfinite(v)):.0%}/{np.median(v):.0f}"
                    for name, v in delays.items()
                )
            )


if __name__ == "__main__":
    number, start = int(sys.argv[1]), int(sys.argv[2])
    report(seen(usual_owners(number, start)), seen(drifting_owners(2 * number, start + 50_000)))
