"""Somebody is reaching back: contact returns after a pause that was out of the usual."""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Ints
from stillhere.rhythm.panel import Panel

SHORTEST_PAUSE_DAYS = 7.0
TALK_SECONDS = 60.0
SETTLED_DAYS = 28


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
