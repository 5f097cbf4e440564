"""One owner with all their ties: events, windows and truth side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, tzinfo

import numpy as np

from stillhere.rhythm.simulate.calendar import Calendar
from stillhere.rhythm.simulate.calendar import calendar as days_of
from stillhere.rhythm.simulate.families import FAMILIES, Scenario
from stillhere.rhythm.simulate.life import Life
from stillhere.rhythm.simulate.record import life
from stillhere.rhythm.simulate.tie import Spec, Tie, simulate

PHONE_GAP_DAYS = 21
PHONE_GAP_SHARE = 0.15
"""The share of owners whose phone loses three weeks, where the ties are not asked for by name."""

USUAL: tuple[Scenario, ...] = (
    "stable",
    "stable",
    "vacation",
    "export_ended",
    "channel_switch",
    "bursty_friend",
    "new_baby_dip",
)
DRIFTING: tuple[Scenario, ...] = tuple(name for name, family in FAMILIES.items() if family.wanted)


def owner(
    seed: int,
    *,
    ties: int | Sequence[Spec] = 20,
    days: int = 1000,
    start: date = date(2021, 3, 1),
    zone: tzinfo = UTC,
) -> Life:
    """Simulate one owner.

    Args:
        seed: The same seed gives the same life. Each tie has a seed of its own, made from it and
            from the tie's position: it does not depend on what the other ties are.
        ties: How many, half of them drifting on average, or what each is to be.
        days: How long the record is.
        start: Its first day.
        zone: Where the owner lives: hours and days are those of its clock.

    Returns:
        The life: events sorted by time, windows, and one truth a tie.
    """
    calendar = days_of(start, days, zone)
    specs, gap = plan(np.random.default_rng([seed, 0]), ties, days)
    drawn = [tie(spec, place, calendar, seed) for place, spec in enumerate(specs)]
    dark = gap if any(one.scenario == "whole_phone_gap" for one in drawn) else None
    return life(drawn, calendar, dark=dark)


def plan(
    rng: np.random.Generator, ties: int | Sequence[Spec], days: int
) -> tuple[Sequence[Spec], tuple[int, int]]:
    """What each tie is to be, and when the phone's gap is, should there be one."""
    begin = int(rng.integers(min(300, days // 3), max(days // 3 + 1, days - 60)))
    gap = (begin, begin + PHONE_GAP_DAYS)
    if not isinstance(ties, int):
        return ties, gap
    lost = rng.random() < PHONE_GAP_SHARE
    names = [mixed(rng) for _ in range(ties)]
    if lost:
        names = [name if FAMILIES[name].wanted else "whole_phone_gap" for name in names]
    return [Spec(name) for name in names], gap


def mixed(rng: np.random.Generator) -> Scenario:
    """A scenario for one of many ties: as often a usual one as a drifting one."""
    names = (USUAL, DRIFTING)[int(rng.integers(2))]
    return names[int(rng.integers(len(names)))]


def tie(spec: Spec, place: int, calendar: Calendar, seed: int) -> Tie:
    """The tie at a place in the owner's list."""
    name = spec.name or f"tie-{place + 1:02d}"
    scenario = spec.scenario or mixed(np.random.default_rng([seed, 1, place]))
    return simulate(spec, scenario, name, calendar.days, calendar.start, (seed, 2, place))
