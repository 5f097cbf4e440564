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
from stillhere.rhythm.block import Block
from stillhere.rhythm.depth import call_steps, length_steps
from stillhere.rhythm.drift import side_evidence
from stillhere.rhythm.pausing import pause_steps

Component = Literal["them", "me", "silence", "fade", "calls", "lengths"]

SIDE_RATIOS = (0.1, 0.4)
SILENCE_RATIOS = (0.1,)
FADE_RATIOS = (0.25, 0.6)
COLUMNS: tuple[Component, ...] = (
    *("them",) * 2,
    *("me",) * 2,
    "silence",
    *("fade",) * 2,
    "calls",
    "lengths",
)
COMPONENTS: tuple[Component, ...] = ("them", "me", "silence", "fade", "calls", "lengths")
FADE = slice(COLUMNS.index("fade"), COLUMNS.index("fade") + COLUMNS.count("fade"))
SUMMED = np.array([name == "fade" for name in COLUMNS])
MOST = np.where(SUMMED, 25.0, 14.0)
LEAST = np.where(SUMMED, -5.0, 0.0)
REST = 0.1


def steps(block: Block) -> Floats:
    """Daily steps of every column, shape (days, ties, columns)."""
    everything = np.flatnonzero(block.starts & block.history.contact)
    columns = [
        side_evidence(block, them=True, ratios=SIDE_RATIOS),
        side_evidence(block, them=False, ratios=SIDE_RATIOS),
        pause_steps(block, everything, SILENCE_RATIOS),
        pause_steps(block, everything, FADE_RATIOS, LONG),
        np.stack([call_steps(panel) for panel in block.panels])[:, :, None],
        np.stack([length_steps(panel, them=True) for panel in block.panels])[:, :, None],
    ]
    return np.concatenate([one.swapaxes(0, 1) for one in columns], axis=2)


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
    level = walked.copy()
    carried = np.zeros(walked.shape[1:])
    sums = carried[:, FADE]
    all_move: list[bool] = np.all(moving, axis=1).tolist()
    for day, total in enumerate(level):
        if all_move[day]:
            np.logaddexp(sums, 0.0, out=sums)
        else:
            np.logaddexp(sums, 0.0, out=sums, where=moving[day, :, None])
        np.add(total, carried, out=total)
        np.maximum(total, LEAST, out=total)
        np.minimum(total, MOST, out=total)
        carried[:] = total
    days = np.arange(len(level), dtype=np.int32)[:, None, None]
    onset = np.maximum.accumulate(np.where(level <= REST, days, 0), axis=0, dtype=np.int32)
    return _strongest(level, onset)


def _strongest(level: Floats, onset: NDArray[np.int32]) -> Evidence:
    """For each component the larger of its columns."""
    columns = [[n for n, name in enumerate(COLUMNS) if name == one] for one in COMPONENTS]
    best_level, best_onset = level[:, :, : len(columns)].copy(), onset[:, :, : len(columns)].copy()
    for place, (first, *others) in enumerate(columns):
        best_level[:, :, place], best_onset[:, :, place] = level[:, :, first], onset[:, :, first]
        for other in others:
            larger = level[:, :, other] > best_level[:, :, place]
            best_level[:, :, place][larger] = level[:, :, other][larger]
            best_onset[:, :, place][larger] = onset[:, :, other][larger]
    return Evidence(best_level, best_onset)
