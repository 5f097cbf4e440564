"""How high evidence rises by itself: for each rate class (at, slope), see `thresholds`.

Written by `python -m bench.rhythm.calibrate 240 1000000` from simulated usual ties;
not to be changed by hand. Tie-years watched:
several_daily 1392, daily 1390, several_weekly 1439, weekly 1389, fortnightly 1428, monthly 1390.
"""

from __future__ import annotations

Table = tuple[tuple[float, float], ...]

LEVELS: dict[str, Table] = {
    "them": (
        (4.618, 0.651),
        (4.703, 1.047),
        (4.699, 1.099),
        (4.091, 1.005),
        (3.484, 0.909),
        (2.764, 1.008),
    ),
    "me": (
        (4.598, 0.743),
        (4.713, 0.982),
        (4.556, 1.086),
        (4.039, 1.014),
        (3.429, 0.955),
        (2.8, 0.92),
    ),
    "fade": (
        (7.046, 0.225),
        (6.694, 0.593),
        (6.971, 0.721),
        (7.214, 0.621),
        (7.579, 0.543),
        (7.86, 0.42),
    ),
    "calls": (
        (4.4, 0.927),
        (3.63, 0.93),
        (2.846, 0.925),
        (1.892, 0.951),
        (1.5, 2.304),
        (1.5, 7.136),
    ),
    "lengths": (
        (4.313, 1.13),
        (4.081, 1.1),
        (3.338, 1.112),
        (2.582, 1.288),
        (1.873, 1.3),
        (1.5, 2.233),
    ),
}
"""Each component alone."""

QUIET: Table = (
    (1.853, 0.5),
    (2.306, 0.862),
    (2.214, 0.699),
    (2.06, 0.663),
    (2.177, 0.82),
    (1.713, 0.755),
)
"""The largest of the scores of less contact."""

SHALLOW: Table = (
    (2.117, 1.08),
    (2.035, 0.95),
    (1.791, 0.928),
    (1.932, 1.026),
    (1.573, 0.738),
    (1.386, 0.894),
)
"""The largest of the scores of shallower contact."""
