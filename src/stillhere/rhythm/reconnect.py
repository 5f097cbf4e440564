"""Somebody is reaching back: contact returns after a pause that was out of the usual."""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Ints, distinct
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.signs import Signs

SHORTEST_PAUSE_DAYS = 7.0
PAUSES_AWAY = 3.0
"""A return comes only after a pause of so many days, and of so many of their usual pauses."""

MOST_A_YEAR = 1.0
TALK_SECONDS = 60.0
SETTLED_DAYS = 28
FRESH_DAYS = 14
LONG_PAUSE_DAYS = 28.0
LEAST_SHARE = 0.35


def talk_days(panel: Panel) -> Ints:
    """For each day the latest day with a real talk, -1 before any.

    A talk is a call of a minute, a meeting, or a conversation in which both sides took part.
    """
    history, days = panel.history, len(panel.calendar)
    called = history.taken & (np.nan_to_num(history.seconds, nan=TALK_SECONDS) >= TALK_SECONDS)
    bout = np.cumsum(panel.starts) - 1
    same = np.concatenate([[False], bout[1:] == bout[:-1]])[: len(bout)]
    turned = np.concatenate([[False], history.out[1:] != history.out[:-1]])[: len(bout)]
    talked = called | (same & turned & history.contact)
    latest = np.full(days, -1, dtype=np.int64)
    place = panel.day[talked]
    latest[place] = place
    return np.maximum.accumulate(latest)


def was_away(signs: Signs, day: int, away: float) -> bool:
    """Whether a finished pause was long for this side, and not such as comes every year."""
    long = max(SHORTEST_PAUSE_DAYS, PAUSES_AWAY * signs.usual_pause(day))
    return away >= long and signs.seen_before(day, away) <= MOST_A_YEAR


def returned_on(signs: Signs, day: int, away: float, talk: Ints) -> int | None:
    """The day on which a side came back after a pause of `away` covered days, None if not yet.

    After a long pause one real talk is enough; after a shorter one, or without a talk, a good part
    of the usual days within two weeks: one word in the middle of a withdrawal is no return.
    """
    recent = signs.days_since_pause(day, SHORTEST_PAUSE_DAYS)
    back = int(recent[0])
    if day - back > FRESH_DAYS:
        recent = recent[recent > day - FRESH_DAYS]
    if away >= LONG_PAUSE_DAYS and talk[day] >= back:
        return back
    usual = signs.usual_days(day, FRESH_DAYS)
    return back if len(distinct(recent)) >= max(2.0, LEAST_SHARE * usual) else None
