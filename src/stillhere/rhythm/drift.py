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
from stillhere.rhythm.baseline import RECENT, Memory, Pauses, pauses
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
    kinds = by_kind(panel, waits)
    columns = []
    for ratio in ratios:
        total = pause_steps(panel, begun, paused, ratio)
        for attempts in kinds:
            total = total + answer_steps(panel, attempts, ratio)
        columns.append(total)
    return np.stack(columns, axis=1)


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
    panel: Panel, contacts: Ints, waiting: WaitingTime | None, ratio: float, memory: Memory = RECENT
) -> Floats:
    """Daily steps of log f1/f0 over the pauses between `contacts` (positions of events)."""
    if len(contacts) == 0:
        return np.zeros(len(panel.calendar))
    clock, day_end = panel.clock[contacts], panel.clock_end
    if waiting is not None:
        clock, day_end = clock - waiting.until(clock), day_end - waiting.until(day_end)
        clock = np.maximum.accumulate(clock)
    law = pauses(clock, memory)
    power = ratio**law.shape
    gaps = np.append(np.diff(clock), 0.0) * PAUSE_SLACK
    over = law.shape * np.log(ratio) + (1 - power) * law.hazard(gaps)
    past = np.concatenate([[0.0], np.cumsum(np.nan_to_num(over[:-1]))])
    latest = np.searchsorted(panel.day[contacts], np.arange(len(day_end)), side="right") - 1
    known = np.maximum(latest, 0)
    age = (day_end - clock[known]) * PAUSE_SLACK
    present = Pauses(law.shape[known], law.scale[known], law.mean[known]).hazard(age)
    total = past[known] + np.nan_to_num((1 - power[known]) * present)
    return np.diff(np.where(latest >= 0, total, 0.0), prepend=0.0)
