"""The forecast for all of an owner's ties at one instant, from their panels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats
from stillhere.rhythm.forecast import Record, Silence, fit, silence
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import Panel


def outlook(panels: Sequence[Panel], horizon: float) -> tuple[Silence, Silence]:
    """P(no event of the tie) and P(no event from them) in the next `horizon` days, by panel."""
    either = _record(panels, [panel.starts for panel in panels])
    theirs = _record(panels, [_their_bouts(panel) for panel in panels])
    law = fit(either)
    all_silent = silence(either, law, horizon)
    they_silent = silence(theirs, fit(theirs, law), horizon)
    return all_silent, Silence(
        np.maximum(they_silent.p, all_silent.p), they_silent.low, they_silent.high
    )


def _their_bouts(panel: Panel) -> Bools:
    """Their first sign in each conversation in which they were there."""
    bout = np.cumsum(panel.starts)
    rows = np.flatnonzero(side(panel.history, them=True).sign)
    first = np.zeros(len(bout), dtype=np.bool_)
    first[rows[np.diff(bout[rows], prepend=0) > 0]] = True
    return first


def _record(panels: Sequence[Panel], chosen: Sequence[Bools]) -> Record:
    pauses: list[Floats] = []
    age = np.empty(len(panels))
    for place, (panel, rows) in enumerate(zip(panels, chosen, strict=True)):
        clock = panel.clock[rows]
        pauses.append(np.diff(clock))
        last = panel.clock[-1] if rows is panel.starts else clock[-1] if len(clock) else 0.0
        age[place] = max(float(panel.clock_end[-1] - last), 0.0)
    return Record(pauses, age)
