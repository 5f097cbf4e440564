"""How high evidence rises by itself: for each rate class (at, slope), see `thresholds`.

Written by `python -m bench.rhythm.calibrate 160 1000000` from simulated usual ties;
not to be changed by hand. Tie-years watched:
several_daily 929, daily 927, several_weekly 957, weekly 927, fortnightly 957, monthly 925.
"""

from __future__ import annotations

Table = tuple[tuple[float, float], ...]

LEVELS: dict[str, Table] = {
    "them": (
        (4.271, 0.718),
        (4.182, 1.205),
        (4.082, 1.184),
        (3.62, 1.176),
        (3.133, 1.257),
        (2.436, 1.514),
    ),
    "me": (
        (4.203, 0.877),
        (4.162, 1.303),
        (3.97, 1.316),
        (3.597, 1.262),
        (3.075, 1.306),
        (2.383, 1.487),
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
    (1.531, 0.5),
    (1.843, 0.95),
    (1.747, 0.785),
    (1.749, 0.83),
    (1.615, 0.95),
    (1.386, 1.006),
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
