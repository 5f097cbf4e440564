"""From evidence to one scale: ln(1 / false alarms a tie-year), equal in every rate class.

Made by `bench/rhythm/calibrate.py` on simulated usual ties (`rhythm/simulate`); run it again after
any change to the evidence. A level L of a component scores LN4 + slope · (L - at), where `at` is
the level passed 0.25 times a tie-year; between the classes it is interpolated over the logarithm
of the usual pause between conversations.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Floats
from stillhere.rhythm.evidence import COMPONENTS, Component

SOFT = float(np.log(1 / 0.25))
HARD = float(np.log(1 / 0.03))
SURE = float(np.log(1 / 0.1))

USUAL_PAUSE_DAYS = (0.35, 1.0, 2.3, 6.4, 13.5, 27.0)
"""The classes: several a day, daily, several a week, weekly, fortnightly, monthly."""

LEVELS: dict[Component, tuple[tuple[float, float], ...]] = {
    "them": (
        (5.15, 0.698),
        (4.88, 0.928),
        (4.78, 1.119),
        (4.09, 1.019),
        (3.62, 1.107),
        (2.73, 0.992),
    ),
    "me": ((4.86, 0.675), (5.01, 1.081), (4.86, 0.955), (4.0, 1.126), (3.47, 0.832), (2.68, 1.009)),
    "fade": (
        (8.41, 0.113),
        (7.05, 0.504),
        (7.03, 0.402),
        (7.25, 0.839),
        (7.69, 0.563),
        (7.67, 0.436),
    ),
    "calls": (
        (4.29, 1.005),
        (3.92, 0.769),
        (2.98, 1.002),
        (1.86, 0.912),
        (1.5, 0.429),
        (1.5, 0.59),
    ),
    "lengths": (
        (4.34, 1.128),
        (3.93, 1.225),
        (3.54, 1.044),
        (2.53, 1.194),
        (1.88, 1.26),
        (1.5, 1.6),
    ),
}
"""For each class (at, slope)."""

QUIET: tuple[tuple[float, float], ...] = (
    (2.09, 0.951),
    (2.2, 0.745),
    (2.3, 1.024),
    (2.23, 0.668),
    (2.23, 0.781),
    (2.16, 0.541),
)
SHALLOW: tuple[tuple[float, float], ...] = (
    (2.07, 1.063),
    (2.07, 1.081),
    (1.99, 1.026),
    (2.11, 0.941),
    (1.82, 1.421),
    (1.39, 0.359),
)
"""The same for the largest of the scores of less contact, and of shallower contact."""

QUIET_SHARE, SHALLOW_SHARE = 0.7, 0.3
"""How the two share the false alarms that are allowed."""


def component_scores(level: Floats, pause: Floats) -> Floats:
    """The score of each component alone.

    Args:
        level: shape (days, components).
        pause: usual pause between conversations in days, shape (days,), NaN where not known.
    """
    place = _place(pause)
    columns = [_scale(level[:, n], place, LEVELS[name]) for n, name in enumerate(COMPONENTS)]
    return np.stack(columns, axis=1)


def together(
    score: Floats, pause: Floats, table: tuple[tuple[float, float], ...], share: float
) -> Floats:
    """The score of the largest of several that have a `share` of the false alarms.

    At least 0, and 0 where the usual pause is not known.
    """
    joint = _scale(score, _place(pause), table) + np.log(share)
    return np.where(np.isnan(pause), 0.0, np.maximum(joint, 0.0))


def _place(pause: Floats) -> Floats:
    """Where each pause lies among the classes, as a number with fraction."""
    known = np.where(np.isnan(pause), 1.0, pause)
    return np.interp(np.log(known), np.log(USUAL_PAUSE_DAYS), np.arange(len(USUAL_PAUSE_DAYS)))


def _scale(value: Floats, place: Floats, table: tuple[tuple[float, float], ...]) -> Floats:
    classes = np.arange(len(table))
    at = np.interp(place, classes, [row[0] for row in table])
    slope = np.interp(place, classes, [row[1] for row in table])
    scaled: Floats = SOFT + slope * (value - at)
    return scaled
