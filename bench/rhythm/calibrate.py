"""Write `rhythm/levels.py`: python -m bench.rhythm.calibrate OWNERS SEED."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from bench.rhythm.crossings import WARM_UP_DAYS, rates, threshold_at
from bench.rhythm.population import usual_owners
from stillhere.rhythm import levels
from stillhere.rhythm.arrays import Floats
from stillhere.rhythm.evidence import COMPONENTS
from stillhere.rhythm.panel import owner, panels
from stillhere.rhythm.simulate import RATES, Life
from stillhere.rhythm.thresholds import SOFT, largest, place, scale
from stillhere.rhythm.walk import QUIET, SHALLOW, walks

GRID = np.linspace(1.5, 24.5, 185)
"""Never from below 1.5: where a class has few calls, a level below says nothing."""
SCORES = np.linspace(-2.0, 20.0, 177)
ROUNDS = 3
STEEPEST = 2.0
USUAL, ALONE, TOGETHER = 0.25, 0.06, 0.03
"""Notices a tie-year between which a line is drawn: a component alone, and the largest of several.

The latter is what a promise is made of, so that it goes through both promised rates.
"""

MODULE = Path(levels.__file__)
GROUPS = {"QUIET": QUIET, "SHALLOW": SHALLOW}
Rows = list[tuple[float, float]]


@dataclass
class Sample:
    """Daily levels of the components, shape (days, components), usual pauses, shape (days,), and
    the last day of each tie.
    """

    levels: list[Floats] = field(default_factory=list)
    pauses: list[Floats] = field(default_factory=list)
    until: list[int] = field(default_factory=list)


def collect(lives: Iterable[Life]) -> dict[str, Sample]:
    """The levels of every tie, by rate class."""
    samples: dict[str, Sample] = {name: Sample() for name in RATES}
    for life in lives:
        at = int(life.events.at[-1])
        classes: dict[str, str] = {truth.tie: truth.rate_class for truth in life.truths}
        for walk in walks(panels(owner(life.events, life.windows, at, ZoneInfo("UTC")))):
            sample = samples[classes[walk.panel.history.tie]]
            sample.levels.append(
                np.where(walk.known[:, None], walk.level, -10.0).astype(np.float32)
            )
            sample.pauses.append(walk.pause.astype(np.float32))
            ended = np.flatnonzero(walk.panel.ended >= 0)
            sample.until.append(int(ended[0]) if len(ended) else len(walk.level))
    return samples


def line(scores: list[Floats], until: list[int], grid: Floats, low: float) -> tuple[float, float]:
    """(at, slope): the level at 0.25 a tie-year, and score gained per level from there to `low`."""
    measured = rates(scores, until, grid)
    at, last = threshold_at(USUAL, grid, measured), threshold_at(low, grid, measured)
    return round(at, 3), round(float(np.log(USUAL / low)) / max(last - at, 0.2), 3)


def alone(samples: dict[str, Sample]) -> dict[str, Rows]:
    """A row of each component for each class."""
    return {
        name: [
            line([one[:, n] for one in s.levels], s.until, GRID, ALONE) for s in samples.values()
        ]
        for n, name in enumerate(COMPONENTS)
    }


def together(samples: dict[str, Sample], found: dict[str, Rows], group: list[int]) -> Rows:
    """A row for each class of the largest score of a group.

    A tie lies between the classes, so that its score is made from the rows of two: the rows are
    set right against the scores that they lead to, a few times.
    """
    tables = [tuple(found[name]) for name in COMPONENTS]
    best = {
        name: [
            largest(_alone(one, pause, tables), group)
            for one, pause in zip(sample.levels, sample.pauses, strict=True)
        ]
        for name, sample in samples.items()
    }
    rows = [
        bounded(*line(best[name], sample.until, SCORES, TOGETHER))
        for name, sample in samples.items()
    ]
    for _ in range(ROUNDS):
        rows = [
            corrected(row, _scores(best[name], sample, rows), sample)
            for row, (name, sample) in zip(rows, samples.items(), strict=True)
        ]
    return rows


def _alone(level: Floats, pause: Floats, tables: list[levels.Table]) -> Floats:
    """The score of each component alone, shape (days, components)."""
    where = place(pause)
    return np.stack([scale(level[:, n], where, one) for n, one in enumerate(tables)], axis=1)


def _scores(best: list[Floats], sample: Sample, rows: Rows) -> list[Floats]:
    pairs = zip(best, sample.pauses, strict=True)
    return [scale(one, place(pause), tuple(rows)) for one, pause in pairs]


def corrected(
    row: tuple[float, float], scores: list[Floats], sample: Sample
) -> tuple[float, float]:
    """The row that puts the scores of the two rates where they belong."""
    at, slope = row
    low, rise = line(scores, sample.until, SCORES, TOGETHER)
    return bounded(at + (low - SOFT) / slope, slope * rise)


def bounded(at: float, slope: float) -> tuple[float, float]:
    """A row within reason: where a class has too few notices, no lower than one component alone."""
    return round(max(at, SOFT), 3), round(float(np.clip(slope, 1 / STEEPEST, STEEPEST)), 3)


def module(found: dict[str, Rows], owners: int, seed: int, years: dict[str, float]) -> str:
    """The text of `rhythm/levels.py`."""
    watched = ", ".join(f"{name} {value:.0f}" for name, value in years.items())
    lines = [
        '"""How high evidence rises by itself: for each rate class (at, slope), see `thresholds`.',
        "",
        f"Written by `python -m bench.rhythm.calibrate {owners} {seed}` from simulated usual ties;",
        "not to be changed by hand. Tie-years watched:",
        *textwrap.wrap(f"{watched}.", 98),
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "Table = tuple[tuple[float, float], ...]",
        "",
        "LEVELS: dict[str, Table] = {",
    ]
    for name in COMPONENTS:
        lines += [f'    "{name}": (', *(f"        {row}," for row in found[name]), "    ),"]
    lines += ["}", '"""Each component alone."""', ""]
    for title, words in (("QUIET", "less contact"), ("SHALLOW", "shallower contact")):
        lines += [f"{title}: Table = (", *(f"    {row}," for row in found[title]), ")"]
        lines += [f'"""The largest of the scores of {words}."""', ""]
    return "\n".join(lines)


def main(owners: int, seed: int) -> None:
    """Measure, and write the module."""
    samples = collect(usual_owners(owners, seed))
    years = {
        name: sum(max(until - WARM_UP_DAYS, 0) for until in sample.until) / 365.25
        for name, sample in samples.items()
    }
    found = alone(samples)
    joint = {title: together(samples, found, group) for title, group in GROUPS.items()}
    MODULE.write_text(module(found | joint, owners, seed, years), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
