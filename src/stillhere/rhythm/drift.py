"""Evidence that one side has become quieter, day by day.

Log-likelihood ratios between "as usual" and "r times as often", from two kinds of evidence that
never overlap in time: the pauses between conversations which that side begins, while no fresh
attempt of the other waits, and the attempts that wait for its answer (see `attempts`).
Both leave slack for estimated rates: too much contact is not expected of anybody.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Floats, Ints
from stillhere.rhythm.attempts import answer_steps, by_kind, delays
from stillhere.rhythm.baseline import RECENT, Memory, Pauses, overdispersion, pauses
from stillhere.rhythm.history import Side, side
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.replies import openings

PAUSE_SLACK = 0.8
FRESH_DAYS = 2.0


def side_evidence(panel: Panel, *, them: bool, ratios: tuple[float, ...]) -> Floats:
    """Daily log-likelihood ratios, shape (days, ratios): each ratio r against the usual."""
    view = side(panel.history, them=them)
    waits = openings(panel.history, view, panel.starts)
    asked, delay = delays(panel, waits)
    begun, paused = _begun(panel, view, asked, delay)
    steps = pause_steps(panel, begun, paused, ratios)
    for attempts in by_kind(panel, waits):
        steps += answer_steps(panel, attempts, ratios)
    return steps


class WaitingTime:
    """Covered time during which a fresh attempt waits for an answer, as a clock."""

    def __init__(self, asked: Floats, delay: Floats) -> None:
        stop = asked + np.minimum(delay, FRESH_DAYS)
        reached = np.maximum.accumulate(np.concatenate([[-np.inf], stop]))[:-1]
        self._start = np.maximum(asked, reached) if len(asked) else asked
        self._length = np.maximum(stop - self._start, 0.0)
        self._total = np.concatenate([[0.0], np.cumsum(self._length)])

    def until(self, clock: Floats) -> Floats:
        """The waiting time up to each value of the clock."""
        place = np.searchsorted(self._start, clock, side="right")
        inside = np.zeros(len(clock))
        some = place > 0
        last = place[some] - 1
        inside[some] = np.minimum(clock[some] - self._start[last], self._length[last])
        return self._total[np.maximum(place - 1, 0)] + inside


def _begun(panel: Panel, view: Side, asked: Floats, delay: Floats) -> tuple[Ints, WaitingTime]:
    """The events with which this side began a conversation while no fresh attempt waited."""
    waiting = WaitingTime(asked, delay)
    candidates = np.flatnonzero(panel.starts & view.own)
    clock = panel.clock[candidates]
    place = np.searchsorted(asked, clock, side="left")
    latest = np.concatenate([[-np.inf], asked])[place]
    done = np.concatenate([[-np.inf], asked + delay])[place]
    answers = (done >= clock - 1e-9) & (clock - latest < FRESH_DAYS)
    return candidates[~answers], waiting


def pause_steps(
    panel: Panel,
    contacts: Ints,
    waiting: WaitingTime | None,
    ratios: tuple[float, ...],
    memory: Memory = RECENT,
) -> Floats:
    """Daily steps (days, ratios) of log f1/f0 over the pauses between the events `contacts`."""
    days = len(panel.calendar)
    if len(contacts) == 0:
        return np.zeros((days, len(ratios)))
    clock, day_end = panel.clock[contacts], panel.clock_end
    if waiting is not None:
        clock, day_end = clock - waiting.until(clock), day_end - waiting.until(day_end)
        clock = np.maximum.accumulate(clock)
    law = pauses(clock, memory)
    excess = overdispersion(clock, law.shape, memory.lag)
    finished = _finite(law.hazard(np.append(np.diff(clock), 0.0) * PAUSE_SLACK))
    latest = np.searchsorted(panel.day[contacts], np.arange(days), side="right") - 1
    known = np.maximum(latest, 0)
    now = law.at(known)
    present = _finite(now.hazard((day_end - clock[known]) * PAUSE_SLACK))
    columns = []
    for ratio in ratios:
        ended = _ended(law, finished / excess, ratio) / excess
        over = _gained(law, finished / excess, ratio) + ended
        past = np.concatenate([[0.0], np.cumsum(over[:-1])])
        total = past[known] + _gained(now, present / excess[known], ratio)
        columns.append(np.diff(np.where(latest >= 0, total, 0.0), prepend=0.0))
    return np.stack(columns, axis=1)


def _gained(law: Pauses, hazard: Floats, ratio: float) -> Floats:
    """Log S1/S0 of a pause that has lasted to its usual cumulative `hazard`."""
    rarer = np.where(np.isnan(law.scale), 1.0, ratio**law.shape)
    return law.lasting(hazard) - law.lasting(rarer * hazard)


def _ended(law: Pauses, hazard: Floats, ratio: float) -> Floats:
    """Log h1/h0: what it says beyond this that the pause ended there."""
    rarer = np.where(np.isnan(law.scale), 1.0, ratio**law.shape)
    change = np.log1p(hazard / law.weight) - np.log1p(rarer * hazard / law.weight)
    return np.asarray(np.log(rarer) + change)


def _finite(values: Floats) -> Floats:
    """The values, 0 where they are not known."""
    return np.where(np.isnan(values), 0.0, values)
