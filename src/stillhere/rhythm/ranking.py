"""What the law leaves out, by learned weights: which of the owner's ties are likelier to be silent.

The law knows how silent the owner's ties are together. It does not know that a tie that was busy
lately is less likely to be silent than one that has faded, or that a pause longer than all before
means more. So the log odds that it gives are put in another order by a few properties of each
tie, and moved together until the ties with contact lately are expected to be as silent as by the
law. Where an owner has few ties they are left as they are. The weights come from
`python -m bench.rhythm.train`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stillhere.rhythm.arrays import Floats
from stillhere.rhythm.contact_days import ContactDays
from stillhere.rhythm.forecast import Silence
from stillhere.rhythm.weights import SLOPE, WEIGHTS

WINDOWS = (1.0, 2.0, 4.0, 8.0, 16.0)
"""In usual pauses: how far back recent contact is counted."""
LEAST_EVENTS = 8
LEAST_TIES = 8.0
LEAST_PAUSES = 3
SHORTEST_REACH = 1.0
"""Days: for shorter horizons contact counts for the level as for this one."""
FARTHEST_PAUSE = 50.0
"""In horizons: no tie counts so little that nothing is left to keep the level over."""
EDGE = 1e-6
STEPS = 40


def properties(contact: ContactDays) -> Floats:
    """What the weights weigh, (ties, len(WEIGHTS)): no unit but days, no label, no name.

    In logarithms: days of contact a day, age of the last event, number of days of contact, share
    of own pauses longer than the present one, variation of the pauses, the longest pause, events
    a day of contact, and contact lately against what is usual in each of `WINDOWS`.
    """
    n, days = len(contact), contact.days.astype(np.float64)
    first, last = np.minimum(contact.first, 1e6), np.minimum(contact.last, 1e6)
    tie, pause = contact.pauses()
    count = np.bincount(tie, minlength=n)
    some = np.maximum(count, 1)
    mean = np.bincount(tie, pause, n) / some
    square = np.bincount(tie, pause**2, n) / some
    varied = np.sqrt(np.maximum(square - mean**2, 0.0)) / np.maximum(mean, 1e-3)
    longer = np.bincount(tie[pause >= last[tie]], minlength=n)
    usual = (first + 1.0) / (days + 0.5)
    found = [
        np.log((days + 0.3) / (first + 1.0)),
        np.log(last + 0.25),
        np.log(days + 0.5),
        -np.log((longer + 0.5) / (count + 1.0)),
        np.where(count >= LEAST_PAUSES, np.log(varied + 0.2), 0.0),
        np.log(_longest(contact, n) + 0.5),
        np.log((contact.events + 0.5) / (days + 0.5)),
    ]
    for window in WINDOWS:
        recent = contact.age < window * usual[contact.tie]
        shown = np.bincount(contact.tie[recent], minlength=n)
        found.append(np.log((shown + 0.5) / (window + 0.5)))
    return np.column_stack(found)


def _longest(contact: ContactDays, n: int) -> Floats:
    longest = np.zeros(n)
    tie, pause = contact.pauses()
    np.maximum.at(longest, tie, pause)
    return longest


def weighed(contact: ContactDays, weights: Sequence[float] = WEIGHTS) -> Floats:
    """What each tie's properties add to its log odds, before all are moved together."""
    total: Floats = (properties(contact) * np.array(weights)).sum(axis=1)
    return total


def ranked(
    law: Silence, contact: ContactDays, order: Floats, horizon: float, slope: float = SLOPE
) -> Silence:
    """The law's forecast for `horizon` covered days with the ties put in a better order.

    As it is where there are few ties. `order`: what `weighed` gives for their contact.
    """
    enough = contact.events >= LEAST_EVENTS
    if law.alive[enough].sum() < LEAST_TIES:
        return law
    lately = np.where(enough, recent(contact.last, horizon), 0.0)
    level = _level(slope * log_odds(law.p) + order, law.p, lately)
    p, low, high = (
        share(slope * log_odds(one) + order + level) for one in (law.p, law.low, law.high)
    )
    return Silence(p, low, high, law.alive)


def recent(last: Floats, horizon: float) -> Floats:
    """What a tie counts for the level: the less, the longer ago its last contact is.

    Ties that went silent long ago stay so by any forecast. If they counted like the others, the
    little that the order gives to them would be taken from those about whom one asks.
    """
    pauses = last / max(horizon, SHORTEST_REACH)
    weight: Floats = np.exp(-np.minimum(pauses, FARTHEST_PAUSE))
    return weight


def _level(odds: Floats, p: Floats, weight: Floats) -> float:
    """What to add to all log odds so that the weighted mean probability is that of `p`."""
    wanted = float((weight * p).sum())
    low, high = -60.0, 60.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if float((weight * share(odds + middle)).sum()) > wanted:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def log_odds(p: Floats) -> Floats:
    """Ln(p / (1 - p)), finite."""
    kept = np.clip(p, EDGE, 1 - EDGE)
    odds: Floats = np.log(kept / (1 - kept))
    return odds


def share(odds: Floats) -> Floats:
    """The probability of log odds."""
    p: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))
    return p
