"""Learn the weights of `stillhere.rhythm.ranking` from real records.

python -m bench.rhythm.train FOLDER [--write]

At many moments of every record, and for several horizons, the law of the record's ties forecasts
silence; what came is known. A logistic model learns how the log odds of ties with the same law
must be moved. Each moment and horizon has an intercept of its own, so that only the order of the
ties within one record is learned, never how silent a record is. Every record weighs the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from bench.rhythm.forecasts import DAY, Array, silent, until
from bench.rhythm.parta import Dataset, load, present
from stillhere.records.columns import EventColumns
from stillhere.rhythm import ranking, weights
from stillhere.rhythm.elapsed import elapsed, pace
from stillhere.rhythm.forecast import Record, fit, silence
from stillhere.rhythm.outlook import FARTHEST
from stillhere.rhythm.panel import owner

HORIZONS = (3.5, 7.0, 14.0, 28.0, 56.0)
SHARES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Moments, as shares of the record's time; those of the measurement are left to it."""
LEAST_TIES = 30
RIDGE = 30.0
WEIGHT = 1000.0
"""How much one record counts against the ridge."""
ROUNDS = 40


@dataclass(frozen=True)
class Lesson:
    """One record at one moment for one horizon: log odds of the law, properties, what came."""

    dataset: str
    odds: Array
    properties: Array
    label: Array


def lessons(dataset: Dataset, events: EventColumns) -> list[Lesson]:
    """What one record teaches."""
    begin, end = int(events.at[0]), int(events.at[-1])
    found = []
    for moment in dataset.moments or SHARES:
        at = begin + round((end - begin) * moment)
        whole = owner(until(events, at), [], at, ZoneInfo("UTC"))
        past, share = elapsed(whole), pace(whole)
        days = past.days()
        record = Record(*days.pauses(), np.minimum(days.last, FARTHEST))
        law, told = fit(record), ranking.properties(days)
        for horizon in HORIZONS:
            label = silent(events, at, horizon)[past.number]
            kept = (days.events >= ranking.LEAST_EVENTS) & (days.last <= 3 * horizon)
            if at + horizon * DAY <= end and kept.sum() >= LEAST_TIES:
                odds = ranking.log_odds(silence(record, law, horizon * share).p)
                found.append(Lesson(dataset.name, odds[kept], told[kept], label[kept]))
    return found


def learned(every: Sequence[Lesson], without: Collection[str] = ()) -> tuple[float, Array]:
    """Slope and weights, by Newton steps; an intercept for each lesson is profiled out."""
    chosen = [one for one in every if one.dataset not in without]
    size: dict[str, int] = {}
    for one in chosen:
        size[one.dataset] = size.get(one.dataset, 0) + len(one.label)
    spread = np.sqrt(np.mean([one.properties.var(axis=0) for one in chosen], axis=0)) + 1e-9
    prior = np.append(1.0, np.zeros(len(spread)))
    weight, level = prior.copy(), np.zeros(len(chosen))
    for _ in range(ROUNDS):
        slope, bend = RIDGE * (prior - weight), RIDGE * np.eye(len(weight))
        for place, one in enumerate(chosen):
            design = np.column_stack([one.odds, one.properties / spread])
            share = WEIGHT / size[one.dataset]
            level[place] = _level(design @ weight, one.label, level[place])
            p = _p(design @ weight + level[place])
            q = p * (1 - p)
            centred = design - (q @ design) / q.sum()
            slope += share * centred.T @ (one.label - p)
            bend += share * (centred * q[:, None]).T @ centred
        step = np.linalg.solve(bend, slope)
        weight += step
        if np.abs(step).max() < 1e-6:
            break
    return float(weight[0]), weight[1:] / spread


def _p(odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def _level(odds: Array, label: Array, start: float) -> float:
    """The intercept that fits best, with a little ridge."""
    level = start
    for _ in range(20):
        p = _p(odds + level)
        step = ((label - p).sum() - 0.01 * level) / ((p * (1 - p)).sum() + 0.01)
        level += float(np.clip(step, -2, 2))
    return level


def every_lesson(folder: Path) -> list[Lesson]:
    """What all records in the folder teach."""
    found = []
    for dataset in present(folder):
        found += lessons(dataset, load(folder, dataset))
    return found


def main() -> None:
    """Learn from all records, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    every = every_lesson(asked.folder)
    for name in dict.fromkeys(one.dataset for one in every):
        own = [one for one in every if one.dataset == name]
        print(f"{name}: {len(own)} moments and horizons, {sum(len(o.label) for o in own)} answers")
    slope, found = learned(every)
    text = (
        '"""Learned weights of `ranking`. '
        'Written by `python -m bench.rhythm.train`; not edited by hand."""\n\n'
        f"SLOPE = {slope:.4f}\n"
        "WEIGHTS = (\n" + "".join(f"    {value:.4f},\n" for value in found.tolist()) + ")\n"
    )
    print(text)
    if asked.write:
        Path(weights.__file__).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
