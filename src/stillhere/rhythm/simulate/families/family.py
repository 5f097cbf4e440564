"""What a family of courses is, and helpers that all of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from stillhere.records.assessment import AlarmKind, Side
from stillhere.rhythm.simulate.course import Episode
from stillhere.rhythm.simulate.parameters import RATES, RateClass

Scenario = Literal[
    "stable",
    "vacation",
    "whole_phone_gap",
    "export_ended",
    "channel_switch",
    "bursty_friend",
    "new_baby_dip",
    "gradual_withdrawal",
    "abrupt_silence",
    "one_sided",
    "me_withdrawing",
    "mutual_fade",
    "low_frequency",
    "recovery",
    "call_shortening",
]

Plan = Callable[[np.random.Generator, int], Episode]
"""Draws the course over so many days."""

EARLIEST = 300
"""No change begins before this day, so that there is something to be held against."""

MEASURED = 270
"""A change that never ends is measured for so many days from its onset."""


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of course. `wanted`, `fair` and `who` are as in `Truth`.

    `rates` are the classes in which it is found; `calls` the least share of calls it needs.
    """

    plan: Plan
    who: Side = "none"
    wanted: frozenset[AlarmKind] = frozenset()
    fair: frozenset[AlarmKind] = frozenset()
    rates: tuple[RateClass, ...] = tuple(RATES)
    calls: float = 0.0


def onset_day(rng: np.random.Generator, days: int, room: int) -> int:
    """A day of onset after the warm-up, with `room` days after it where the life is long enough."""
    earliest = min(EARLIEST, days // 3)
    return int(rng.integers(earliest, max(earliest + 1, days - room)))
