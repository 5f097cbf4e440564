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
        (5.17, 0.583),
        (5.18, 1.04),
        (4.91, 1.266),
        (4.27, 1.069),
        (3.45, 1.109),
        (2.8, 0.989),
    ),
    "me": ((5.25, 0.66), (4.9, 0.857), (4.78, 1.105), (4.19, 0.965), (3.49, 0.986), (2.54, 0.941)),
    "fade": ((10.77, 0.3), (7.44, 0.456), (6.82, 0.723), (7.33, 0.828), (8.0, 0.371), (8.06, 0.68)),
    "calls": (
        (4.31, 1.244),
        (3.46, 0.82),
        (2.97, 0.853),
        (1.88, 0.884),
        (1.5, 0.418),
        (1.5, 0.573),
    ),
    "lengths": (
        (4.32, 1.207),
        (4.16, 1.022),
        (3.37, 1.008),
        (2.43, 1.185),
        (1.82, 1.6),
        (1.5, 1.6),
    ),
}
"""For each class (at, slope)."""

QUIET: tuple[tuple[float, float], ...] = (
    (2.36, 0.908),
    (2.35, 0.901),
    (2.19, 1.025),
    (2.41, 0.585),
    (2.28, 0.96),
    (1.99, 0.642),
)
SHALLOW: tuple[tuple[float, float], ...] = (
    (1.99, 0.933),
    (2.05, 0.934),
    (2.15, 1.009),
    (2.13, 1.047),
    (1.84, 1.361),
    (1.39, 0.356),
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
    columns = [_scale(level[:, n], pause, LEVELS[name]) for n, name in enumerate(COMPONENTS)]
    return np.column_stack(columns)


def together(
    score: Floats, pause: Floats, table: tuple[tuple[float, float], ...], share: float
) -> Floats:
    """The score of the largest of several that have a `share` of the false alarms.

    At least 0, and 0 where the usual pause is not known.
    """
    joint = _scale(score, pause, table) + np.log(share)
    return np.where(np.isnan(pause), 0.0, np.maximum(joint, 0.0))


def _scale(value: Floats, pause: Floats, table: tuple[tuple[float, float], ...]) -> Floats:
    place = np.log(np.nan_to_num(pause, nan=1.0))
    classes = np.log(USUAL_PAUSE_DAYS)
    at = np.interp(place, classes, [row[0] for row in table])
    slope = np.interp(place, classes, [row[1] for row in table])
    scaled: Floats = SOFT + slope * (value - at)
    return scaled
