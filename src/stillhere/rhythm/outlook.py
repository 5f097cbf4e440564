"""The forecast for all of an owner's ties at one instant, from their panels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats
from stillhere.rhythm.contact_days import ContactDays, contact_days
from stillhere.rhythm.forecast import Law, Record, Silence, fit, standing
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.ranking import ranked, weighed

MODEL = "weibull-gamma/beta 3"
FARTHEST = 1e6
HORIZONS = (
    *(0.5, 1.0, 2.0, 3.5, 5.0, 7.0, 10.0, 14.0, 20.0, 28.0),
    *(40.0, 56.0, 84.0, 120.0, 180.0, 270.0, 365.0, 730.0, 1460.0),
)
"""Days ahead for which the forecast is worked out as it is."""


def outlook(panels: Sequence[Panel], horizon: float) -> tuple[Silence, Silence]:
    """P(no event of the tie) and P(no event from them) in the next `horizon` days, by panel."""
    every = [np.ones(len(panel.history), dtype=np.bool_) for panel in panels]
    theirs = [side(panel.history, them=True).sign for panel in panels]
    return ahead(_days(panels, every), _days(panels, theirs), horizon)


def ahead(either: ContactDays, theirs: ContactDays, horizon: float) -> tuple[Silence, Silence]:
    """The same from the days of contact, and from the days on which they were there."""
    law, all_silent = _forecast(either, horizon)
    _, they_silent = _forecast(theirs, horizon, law)
    p = np.maximum(they_silent.p, all_silent.p)
    low, high = np.minimum(they_silent.low, p), np.maximum(they_silent.high, p)
    return all_silent, Silence(p, low, high, they_silent.alive)


def _forecast(contact: ContactDays, horizon: float, near: Law | None = None) -> tuple[Law, Silence]:
    record = Record(*contact.pauses(), np.minimum(contact.last, FARTHEST))
    law = fit(record, near)

    now, order = standing(record, law), weighed(contact)

    def told(days: float) -> Silence:
        return ranked(now.silence(days), contact, order, days)

    return law, _falling(told, min(max(horizon, 0.0), FARTHEST))


def _falling(told: Callable[[float], Silence], horizon: float) -> Silence:
    """The forecast for a horizon: never more likely silent than for a shorter one.

    `ranking` keeps the level of each horizon, which can lift a tie that hardly falls. So of the
    fixed horizons up to the one asked for each gets the lowest so far; between two of them the
    logarithm of the probability falls evenly.
    """
    ends = [*HORIZONS, FARTHEST]
    place = bisect_left(ends, horizon)
    forecasts = [told(days) for days in ends[: place + 1]]
    later = _lowest(forecasts)
    if horizon == ends[place]:
        return later
    earlier = _lowest(forecasts[:-1]) if place else told(0.0)
    begin = ends[place - 1] if place else 0.0
    part = (horizon - begin) / (ends[place] - begin)
    p, low, high = (
        earlier_one ** (1 - part) * later_one**part
        for earlier_one, later_one in zip(_ends(earlier), _ends(later), strict=True)
    )
    return Silence(p, np.minimum(low, p), np.maximum(high, p), later.alive)


def _ends(one: Silence) -> tuple[Floats, Floats, Floats]:
    return one.p, one.low, one.high


def _lowest(forecasts: Sequence[Silence]) -> Silence:
    p, low, high = (np.min(column, axis=0) for column in zip(*map(_ends, forecasts), strict=True))
    return Silence(p, low, high, forecasts[-1].alive)


def _days(panels: Sequence[Panel], chosen: Sequence[Bools]) -> ContactDays:
    """The days of contact that the chosen events of each panel make."""
    ages = [
        np.maximum(panel.clock_end[-1] - panel.clock[rows], 0.0)
        for panel, rows in zip(panels, chosen, strict=True)
    ]
    tie = np.repeat(np.arange(len(ages)), [len(one) for one in ages])
    return contact_days(tie, np.concatenate([np.empty(0), *ages]), len(ages))
