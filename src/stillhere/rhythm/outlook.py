"""The forecast for all of an owner's ties at one instant, from their panels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stillhere.rhythm.arrays import Bools
from stillhere.rhythm.contact_days import ContactDays, contact_days
from stillhere.rhythm.forecast import Law, Record, Silence, fit, silence
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.ranking import ranked

MODEL = "weibull-gamma/beta 2"
FARTHEST = 1e6


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
    return law, ranked(silence(record, law, horizon), contact)


def _days(panels: Sequence[Panel], chosen: Sequence[Bools]) -> ContactDays:
    """The days of contact that the chosen events of each panel make."""
    ages = [
        np.maximum(panel.clock_end[-1] - panel.clock[rows], 0.0)
        for panel, rows in zip(panels, chosen, strict=True)
    ]
    tie = np.repeat(np.arange(len(ages)), [len(one) for one in ages])
    return contact_days(tie, np.concatenate([np.empty(0), *ages]), len(ages))
