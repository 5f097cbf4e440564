"""One owner with all their ties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, tzinfo

import numpy as np

from stillhere.rhythm.simulate.calendar import Calendar, calendar
from stillhere.rhythm.simulate.life import Life
from stillhere.rhythm.simulate.record import life
from stillhere.rhythm.simulate.tie import Spec, Tie, simulate

PHONE_GAP_DAYS = 21
PHONE_GAP_SHARE = 0.15
"""The share of owners whose phone loses three weeks, where the ties are not asked for by name."""

GAP_EARLIEST = 300


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
        ties: How many, half of them drifting on average, or what each is to be. One that is a
            "whole_phone_gap" darkens three weeks of all the others too.
        days: How long the record is.
        start: Its first day.
        zone: Where the owner lives: hours and days are those of its clock.

    Returns:
        The life: events sorted by time, windows, and one truth a tie.
    """
    days_of = calendar(start, days, zone)
    drawn, dark = draw_ties(seed, ties, days_of)
    return life(drawn, days_of, dark=dark)


def draw_ties(
    seed: int, ties: int | Sequence[Spec], days_of: Calendar
) -> tuple[list[Tie], tuple[int, int] | None]:
    """The ties of an owner with all that made them, and the days that the phone loses, if any."""
    rng = np.random.default_rng([seed, 0])
    gap = phone_gap(rng, days_of.days)
    lost = isinstance(ties, int) and rng.random() < PHONE_GAP_SHARE
    specs = [Spec()] * ties if isinstance(ties, int) else ties
    drawn = [simulate(spec, place, seed, days_of, lost=lost) for place, spec in enumerate(specs)]
    lost = lost or any(one.scenario == "whole_phone_gap" for one in drawn)
    return drawn, gap if lost else None


def phone_gap(rng: np.random.Generator, days: int) -> tuple[int, int]:
    """From which day and until which the phone loses everything, should it do so."""
    earliest = min(GAP_EARLIEST, days // 3)
    begin = int(rng.integers(earliest, max(earliest + 1, days - 60)))
    return begin, begin + PHONE_GAP_DAYS
