"""How high evidence rises by itself: for each rate class (at, slope), see `thresholds`.

Written by `python -m bench.rhythm.calibrate 160 1000000` from simulated usual ties;
not to be changed by hand. Tie-years watched:
several_daily 929, daily 927, several_weekly 957, weekly 927, fortnightly 957, monthly 925.
"""

from __future__ import annotations

Table = tuple[tuple[float, float], ...]

LEVELS: dict[str, Table] = {
    "them": (
        (4.945, 1.015),
        (4.689, 1.183),
        (4.398, 1.146),
        (3.779, 1.228),
        (3.141, 1.244),
        (2.499, 1.232),
    ),
    "me": (
        (4.79, 1.275),
        (4.705, 1.229),
        (4.266, 1.2),
        (3.668, 1.055),
        (3.088, 1.313),
        (2.465, 1.193),
    ),
    "silence": (
        (5.438, 0.304),
        (4.53, 0.827),
        (4.26, 1.156),
        (3.851, 0.944),
        (3.799, 0.935),
        (3.352, 1.108),
    ),
    "fade": (
        (6.72, 0.273),
        (6.299, 0.606),
        (6.549, 0.851),
        (6.752, 0.859),
        (7.08, 0.792),
        (7.273, 0.917),
    ),
    "calls": (
        (4.356, 0.903),
        (3.614, 0.939),
        (2.809, 0.849),
        (1.876, 0.912),
        (1.5, 2.541),
        (1.5, 7.136),
    ),
    "lengths": (
        (4.295, 1.161),
        (4.018, 1.209),
        (3.264, 1.188),
        (2.578, 1.337),
        (1.86, 1.327),
        (1.5, 2.107),
    ),
}
"""Each component alone."""

QUIET: Table = (
    (2.063, 0.68),
    (1.977, 0.949),
    (2.052, 0.919),
    (1.838, 0.772),
    (2.041, 0.728),
    (1.527, 1.172),
)
"""The largest of the scores of less contact."""

SHALLOW: Table = (
    (2.128, 1.049),
    (2.061, 0.961),
    (1.775, 0.947),
    (1.944, 0.901),
    (1.464, 0.906),
    (1.386, 0.956),
)
"""The largest of the scores of shallower contact."""
