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
    "them": ((4.0, 1.0),) * 6,
    "me": ((4.0, 1.0),) * 6,
    "fade": ((7.0, 1.0),) * 6,
    "calls": ((4.0, 1.0),) * 6,
    "lengths": ((4.0, 1.0),) * 6,
}
"""For each class (at, slope)."""

TOGETHER: tuple[tuple[float, float], ...] = ((1.4, 1.0),) * 6
"""The same for the largest of the components' scores."""


def component_scores(level: Floats, pause: Floats) -> Floats:
    """The score of each component alone.

    Args:
        level: shape (days, components).
        pause: usual pause between conversations in days, shape (days,), NaN where not known.
    """
    columns = [
        _scale(level[:, n], pause, LEVELS[name]) for n, name in enumerate(COMPONENTS)
    ]
    return np.column_stack(columns)


def together(score: Floats, pause: Floats) -> Floats:
    """The score of the largest of several, at least 0, and 0 where the usual is not known."""
    joint = _scale(score, pause, TOGETHER)
    return np.where(np.isnan(pause), 0.0, np.maximum(joint, 0.0))


def _scale(value: Floats, pause: Floats, table: tuple[tuple[float, float], ...]) -> Floats:
    place = np.log(np.nan_to_num(pause, nan=1.0))
    classes = np.log(USUAL_PAUSE_DAYS)
    at = np.interp(place, classes, [row[0] for row in table])
    slope = np.interp(place, classes, [row[1] for row in table])
    scaled: Floats = SOFT + slope * (value - at)
    return scaled
