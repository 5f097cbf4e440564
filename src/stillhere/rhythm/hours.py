"""The part of the day of each event, by the owner's clock."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.basis import PARTS
from stillhere.rhythm.arrays import Ints
from stillhere.rhythm.days import calendar

BEGIN = (5, 12, 18, 23)
"""The hours at which morning, afternoon, evening and night begin."""


def parts_of_day(at: Ints, zone: ZoneInfo) -> Ints:
    """The part of the day, a position in PARTS, of each of ascending instants (Unix ms).

    Hours are counted from midnight: on a day on which the clock is changed they may be one off.
    """
    if len(at) == 0:
        return at
    days = calendar(int(at[0]), int(at[-1]), zone)
    hour = (at - days.edges[days.day_of(at)]) // 3_600_000
    part: Ints = (np.searchsorted(BEGIN, hour, side="right") - 1) % len(PARTS)
    return part
