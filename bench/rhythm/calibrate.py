"""Make the table of `rhythm/thresholds.py`: python -m bench.rhythm.calibrate OWNERS SEED."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import numpy as np

from bench.rhythm.crossings import rates, threshold_at
from bench.rhythm.population import usual_owners
from stillhere.rhythm.arrays import Floats
from stillhere.rhythm.evidence import COMPONENTS
from stillhere.rhythm.panel import owner, panels
from stillhere.rhythm.simulate import RATES, Life
from stillhere.rhythm.thresholds import SOFT
from stillhere.rhythm.walk import QUIET, SHALLOW, walks

GRID = np.linspace(-3.0, 24.5, 221)
SCORES = np.linspace(-2.0, 20.0, 177)
LOW, HIGH = 0.06, 0.5


@dataclass
class Sample:
    """Daily levels of the components, shape (days, components), and the last day of each tie."""

    levels: list[Floats] = field(default_factory=list)
    until: list[int] = field(default_factory=list)


def collect(lives: Iterable[Life]) -> dict[str, Sample]:
    """The levels of every tie, by rate class."""
    samples: dict[str, Sample] = {name: Sample() for name in RATES}
    for life in lives:
        at = int(life.events.at[-1])
        classes: dict[str, str] = {truth.tie: truth.rate_class for truth in life.truths}
        for walk in walks(panels(owner(life.events, life.windows, at, ZoneInfo("UTC")))):
            sample = samples[classes[walk.panel.history.tie]]
            sample.levels.append(walk.level.astype(np.float32).astype(np.float64))
            ended = np.flatnonzero(walk.panel.ended >= 0)
            sample.until.append(int(ended[0]) if len(ended) else len(walk.level))
    return samples


def line(
    scores: list[Floats], until: list[int], grid: Floats, low: float = LOW
) -> tuple[float, float]:
    """(at, slope): the level at 0.25 a tie-year, and score gained per level above."""
    measured = rates(scores, until, grid)
    at = threshold_at(0.25, grid, measured)
    first, last = threshold_at(HIGH, grid, measured), threshold_at(low, grid, measured)
    return round(at, 3), round(float(np.log(HIGH / low)) / max(last - first, 0.2), 3)


def table(samples: dict[str, Sample]) -> None:
    """Print the tables."""
    lines = {
        name: [line([one[:, n] for one in s.levels], s.until, GRID) for s in samples.values()]
        for n, name in enumerate(COMPONENTS)
    }
    print("LEVELS = {")
    for name, rows in lines.items():
        print(f'    "{name}": {tuple(rows)},')
    print("}")
    for title, group in (("QUIET", QUIET), ("SHALLOW", SHALLOW)):
        together = []
        for place, sample in enumerate(samples.values()):
            best = [
                np.max([_scaled(one[:, n], lines[COMPONENTS[n]][place]) for n in group], axis=0)
                for one in sample.levels
            ]
            together.append(line(best, sample.until, SCORES))
        print(f"{title} = {tuple(together)}")


def _scaled(level: Floats, row: tuple[float, float]) -> Floats:
    scaled: Floats = SOFT + row[1] * (level - row[0])
    return scaled


if __name__ == "__main__":
    table(collect(usual_owners(int(sys.argv[1]), int(sys.argv[2]))))
