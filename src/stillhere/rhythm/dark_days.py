"""Dark days: days on which none of the owner's ties shows anything though together they would.

A lost phone or a retreat. Such a day does not count for any tie's clock. It is judged from the
other ties, at least three of them, and never in hindsight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.records.columns import EventColumns
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.days import Calendar

WINDOW_DAYS = 56
LEAST_OTHERS = 3
LEAST_EXPECTED = 3.0


@dataclass(frozen=True, slots=True)
class Activity:
    """What all ties together show. Arrays have one entry a day.

    active: ties with an event. expected: the usual number, as of the last day with any.
    ties: how many ties showed something lately. passed: the part of the day that has passed.
    """

    active: Ints
    expected: Floats
    ties: Ints
    passed: Floats


def activity(events: EventColumns, calendar: Calendar) -> Activity:
    """The activity of all ties together on each day."""
    days = len(calendar)
    stop = int(np.searchsorted(events.at, calendar.end))
    shown = np.zeros((len(events.ties), days), dtype=np.bool_)
    shown[events.tie[:stop], calendar.day_of(events.at[:stop])] = True
    tie, day = np.nonzero(shown)
    active = np.bincount(day, minlength=days)
    upcoming = np.append(np.where(tie[1:] == tie[:-1], day[1:], days), days)[: len(day)]
    leaves = np.minimum(day + WINDOW_DAYS, np.minimum(upcoming, days))
    present = np.bincount(day, minlength=days + 1) - np.bincount(leaves, minlength=days + 1)
    passed = np.ones(days)
    passed[-1] = min(1.0, (calendar.end - int(calendar.edges[-2])) / 86_400_000)
    return Activity(active, usual_activity(active, active > 0), np.cumsum(present)[:days], passed)


def usual_activity(active: Ints, frozen_at: Bools) -> Floats:
    """Mean of the days up to yesterday (`WINDOW_DAYS` at most), kept while nothing happens."""
    total = np.concatenate([[0], np.cumsum(active)])
    last = np.arange(1, len(active) + 1)
    first = np.maximum(last - WINDOW_DAYS, 0)
    mean = (total[last] - total[first]) / np.maximum(last - first, 1)
    lit = np.maximum.accumulate(np.where(frozen_at, np.arange(len(active)), 0))
    before = np.maximum(np.concatenate([[0], lit[:-1]]), 0)
    expected: Floats = mean[before]
    return expected


def dark(owner: Activity, own_days: Ints) -> Bools:
    """Dark days as judged from all ties but the one that was active on `own_days`."""
    days = len(owner.active)
    nothing: Bools = owner.active == 0
    if not nothing.any():
        return nothing
    own = np.bincount(own_days, minlength=days)[:days].clip(max=1)
    expected = owner.expected - usual_activity(own, owner.active > 0)
    missed = np.cumsum(np.maximum(expected, 0.0) * owner.passed)
    lit = np.maximum.accumulate(np.where(nothing, 0.0, missed))
    recent = np.concatenate([[0], np.cumsum(own)])
    own_lately = recent[1:] > recent[np.maximum(np.arange(1, days + 1) - WINDOW_DAYS, 0)]
    others = owner.ties - own_lately
    dark_day: Bools = nothing & (missed - lit >= LEAST_EXPECTED) & (others >= LEAST_OTHERS)
    return dark_day
