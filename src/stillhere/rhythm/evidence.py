"""All evidence about a tie as daily steps, and what they add up to.

One column for each detector: a direction, a size of change and a way to sum. The columns of a side
are CUSUMs (Page 1954) of log-likelihood ratios. The `fade` columns are Shiryaev–Roberts sums over
all starting days (an e-detector where the likelihoods are right; Shin, Ramdas & Rinaldo 2023),
from all contact, held against a long memory: they see slow fades, rare ties, and two who only ever
answered each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from stillhere.rhythm.arrays import Bools, Floats
from stillhere.rhythm.baseline import LONG
from stillhere.rhythm.depth import call_steps, length_steps
from stillhere.rhythm.drift import pause_steps, side_evidence
from stillhere.rhythm.panel import Panel

Component = Literal["them", "me", "fade", "calls", "lengths"]

SIDE_RATIOS = (0.1, 0.4)
FADE_RATIOS = (0.25, 0.6)
COLUMNS: tuple[Component, ...] = (
    *("them",) * 2,
    *("me",) * 2,
    *("fade",) * 2,
    "calls",
    "lengths",
)
COMPONENTS: tuple[Component, ...] = ("them", "me", "fade", "calls", "lengths")
FADE = slice(COLUMNS.index("fade"), COLUMNS.index("fade") + COLUMNS.count("fade"))
SUMMED = np.array([name == "fade" for name in COLUMNS])
MOST = np.where(SUMMED, 25.0, 14.0)
LEAST = np.where(SUMMED, -5.0, 0.0)
REST = 0.1


def steps(panel: Panel) -> Floats:
    """Daily steps of every column, shape (days, columns)."""
    everything = np.flatnonzero(panel.starts & panel.history.contact)
    fade = [pause_steps(panel, everything, None, ratio, LONG) for ratio in FADE_RATIOS]
    return np.column_stack(
        [
            side_evidence(panel, them=True, ratios=SIDE_RATIOS),
            side_evidence(panel, them=False, ratios=SIDE_RATIOS),
            *fade,
            call_steps(panel),
            length_steps(panel, them=True),
        ]
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the steps add up to. level, onset: (days, ties, components).

    level: the largest of the component's columns. onset: the day after which it began to rise.
    """

    level: Floats
    onset: NDArray[np.int32]


def accumulate(walked: Floats, moving: Bools) -> Evidence:
    """Sum the steps of several ties, shape (days, ties, columns), day by day.

    `moving` (days, ties): on the other days the clock stood still, and no change could begin.
    """
    level = np.empty(walked.shape)
    onset = np.empty(walked.shape, dtype=np.int32)
    present = np.zeros(walked.shape[1:])
    began = np.zeros(walked.shape[1:], dtype=np.int32)
    sums = present[:, FADE]
    for day, step in enumerate(walked):
        np.log1p(np.exp(sums), out=sums, where=moving[day, :, None])
        present += step
        np.maximum(present, LEAST, out=present)
        np.minimum(present, MOST, out=present)
        began[present <= REST] = day
        level[day], onset[day] = present, began
    return _strongest(level, onset)


def _strongest(level: Floats, onset: NDArray[np.int32]) -> Evidence:
    """For each component the larger of its columns."""
    columns = [[n for n, name in enumerate(COLUMNS) if name == one] for one in COMPONENTS]
    best = [np.argmax(level[:, :, place], axis=2)[..., None] for place in columns]
    pairs = list(zip(columns, best, strict=True))
    return Evidence(
        np.concatenate([np.take_along_axis(level[:, :, c], b, 2) for c, b in pairs], axis=2),
        np.concatenate([np.take_along_axis(onset[:, :, c], b, 2) for c, b in pairs], axis=2),
    )
