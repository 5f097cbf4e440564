"""From evidence to one scale: ln(1 / false alarms a tie-year), equal in every rate class.

A level L of a component scores ln 4 + slope · (L - at), where `at` is the level passed 0.25 times
a tie-year; between the classes it is interpolated over the logarithm of the usual pause between
conversations. The tables (`levels`) were measured on simulated usual ties by
`bench/rhythm/calibrate.py`, which is to be run again after any change to the evidence.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Floats
from stillhere.rhythm.evidence import COMPONENTS, Component
from stillhere.rhythm.levels import LEVELS, Table

SOFT = float(np.log(1 / 0.25))
HARD = float(np.log(1 / 0.03))
SURE, LESS_SURE = float(np.log(1 / 0.1)), float(np.log(1 / 0.2))

USUAL_PAUSE_DAYS = (0.35, 1.0, 2.3, 6.4, 13.5, 27.0)
"""The classes: several a day, daily, several a week, weekly, fortnightly, monthly."""

QUIET_SHARE, SHALLOW_SHARE = 0.8, 0.2
"""How the two share the false alarms that are allowed."""

HANDICAP: dict[Component, float] = {
    "them": 0.0,
    "me": 0.7,
    "silence": 0.5,
    "fade": 1.5,
    "calls": 0.0,
    "lengths": 0.0,
}
"""Taken from the score of a component before the largest is chosen.

Each component that could give a false alarm makes the level higher for all. Those that are seldom
the first to see a change get a smaller part of the false alarms.
"""


def component_scores(level: Floats, pause: Floats) -> Floats:
    """The score of each component alone.

    Args:
        level: shape (days, components).
        pause: usual pause between conversations in days, shape (days,), NaN where not known.
    """
    where = place(pause)
    columns = [scale(level[:, n], where, LEVELS[name]) for n, name in enumerate(COMPONENTS)]
    return np.stack(columns, axis=1)


def largest(scores: Floats, group: list[int]) -> Floats:
    """The largest score of a group of components, each with its handicap.

    Args:
        scores: of each component alone, shape (days, components).
        group: the numbers of the components.
    """
    handicap = np.array([HANDICAP[COMPONENTS[n]] for n in group])
    best: Floats = (scores[:, group] - handicap).max(axis=1)
    return best


def together(scores: Floats, group: list[int], pause: Floats, table: Table, share: float) -> Floats:
    """The score of a group of components that has a `share` of the false alarms.

    At least 0, and 0 where the usual pause is not known.
    """
    joint = scale(largest(scores, group), place(pause), table) + np.log(share)
    return np.where(np.isnan(pause), 0.0, np.maximum(joint, 0.0))


def place(pause: Floats) -> Floats:
    """Where each pause lies among the classes, as a number with fraction."""
    known = np.where(np.isnan(pause), 1.0, pause)
    return np.interp(np.log(known), np.log(USUAL_PAUSE_DAYS), np.arange(len(USUAL_PAUSE_DAYS)))


def scale(value: Floats, where: Floats, table: Table) -> Floats:
    """The score of each value, from the rows of the two classes that it lies between."""
    classes = np.arange(len(table))
    at = np.interp(where, classes, [row[0] for row in table])
    slope = np.interp(where, classes, [row[1] for row in table])
    scaled: Floats = SOFT + slope * (value - at)
    return scaled
