"""Evidence that one side has become quieter, day by day.

Log-likelihood ratios between "as usual" and "r times as often", from two kinds of evidence that
never overlap in time: the pauses between conversations which that side begins, while no attempt
of the other waits, and the attempts that wait for its answer (answered, late, or not yet).
Both leave slack for estimated rates: too much contact is not expected of anybody.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.answering import OUTCOME_DAYS, Answering, answering
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.baseline import RECENT, Memory, Pauses, pauses
from stillhere.rhythm.history import CALL, Side, side
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.replies import Waits, openings

PAUSE_SLACK = 0.8
ANSWER_SLACK = 0.9
MOST_SURE = 0.97
SLOWER = 6.0
LEAST_STEP, MOST_STEP = -3.0, 1.5
SPACED_DAYS = 0.8


def side_evidence(panel: Panel, *, them: bool, ratios: tuple[float, ...]) -> Floats:
    """Daily log-likelihood ratios, shape (days, ratios): each ratio r against the usual."""
    view = side(panel.history, them=them)
    waits = openings(panel.history, view, panel.starts)
    asked = panel.clock[waits.event]
    delay = np.where(waits.answered, panel.clock[waits.answer] - asked, np.inf)
    calls = panel.history.kind[waits.event] == CALL
    laws = [(chosen, answering(asked[chosen], delay[chosen])) for chosen in (calls, ~calls) if
            chosen.any()]
    begun, paused = _begun(panel, view, asked, delay)
    steps = [
        pause_steps(panel, begun, paused, r)
        + sum(
            (answer_steps(panel, _part(waits, chosen), asked[chosen], delay[chosen], law, r)
             for chosen, law in laws),
            np.zeros(len(panel.calendar)),
        )
        for r in ratios
    ]
    return np.stack(steps, axis=1)


def _part(waits: Waits, chosen: Bools) -> Waits:
    return Waits(waits.event[chosen], waits.answer[chosen])


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


FRESH_DAYS = 2.0


def _begun(panel: Panel, view: Side, asked: Floats, delay: Floats) -> tuple[Ints, WaitingTime]:
    """The events with which this side began a conversation while no fresh attempt waited."""
    waiting = WaitingTime(asked, delay)
    candidates = np.flatnonzero(panel.starts & view.own)
    place = np.searchsorted(asked, panel.clock[candidates], side="left")
    latest = np.where(place > 0, asked[np.maximum(place - 1, 0)], -np.inf) if len(asked) else (
        np.full(len(candidates), -np.inf)
    )
    done = np.where(place > 0, (asked + delay)[np.maximum(place - 1, 0)], -np.inf) if len(
        asked
    ) else latest
    clock = panel.clock[candidates]
    answers = (done >= clock - 1e-9) & (clock - latest < FRESH_DAYS)
    return candidates[~answers], waiting


def pause_steps(panel: Panel, contacts: Ints, waiting: WaitingTime | None, ratio: float,
                memory: Memory = RECENT) -> Floats:
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


def answer_steps(
    panel: Panel, waits: Waits, asked: Floats, delay: Floats, law: Answering, ratio: float
) -> Floats:
    """Daily steps of the log-likelihood ratio over attempts, answered or still waiting."""
    days = len(panel.calendar)
    opened = panel.day[waits.event]
    resolved = np.where(waits.answered, panel.day[waits.answer], days)
    counted = _spaced(asked, delay)
    final = np.clip(_answer_ratio(law, delay, ratio), LEAST_STEP, MOST_STEP)
    rows, day = _pending(panel, opened, resolved, asked, counted)
    levels = _wait_ratio(law.at(rows), panel.clock_end[day] - asked[rows], ratio)
    first = np.concatenate([[True], rows[1:] != rows[:-1]])[: len(rows)]
    before = np.where(first, 0.0, np.concatenate([[0.0], levels[:-1]])[: len(rows)])
    steps = np.bincount(day, weights=levels - before, minlength=days)
    reached = np.zeros(len(asked))
    reached[rows] = levels  # rows ascend, so that the last level stays
    done = resolved < days
    value = np.where(counted, final, np.minimum(final, 0.0)) - reached
    return steps + np.bincount(resolved[done], weights=value[done], minlength=days)


def _spaced(asked: Floats, delay: Floats) -> Bools:
    """Leave out attempts made on top of one that had just been made and was still waiting.

    Several messages into one silence within a day are one piece of evidence, not several.
    """
    counted = np.ones(len(asked), dtype=np.bool_)
    latest = 0
    for n in range(1, len(asked)):
        waiting = asked[latest] + delay[latest] > asked[n]
        counted[n] = not (waiting and asked[n] - asked[latest] < SPACED_DAYS)
        latest = n if counted[n] else latest
    return counted


def _pending(
    panel: Panel, opened: Ints, resolved: Ints, asked: Floats, counted: Bools
) -> tuple[Ints, Ints]:
    """(attempt, day) for every day's end at which a counted attempt waits and may yet tell."""
    settled = np.searchsorted(panel.clock_end, asked + OUTCOME_DAYS, side="left") + 1
    stop = np.minimum(np.minimum(resolved, settled), len(panel.calendar))
    length = np.where(counted, np.maximum(stop - opened, 0), 0)
    rows = np.repeat(np.arange(len(opened)), length)
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(length) - length, length)
    return rows, opened[rows] + offset


def _wait_ratio(law: Answering, age: Floats, ratio: float) -> Floats:
    """log S1/S0 of a wait of `age` covered days."""
    usual = np.minimum(ANSWER_SLACK * law.answered_by(np.minimum(age, OUTCOME_DAYS)), MOST_SURE)
    drifted = ratio * law.answered_by(np.minimum(age, OUTCOME_DAYS) / SLOWER)
    return np.log1p(-np.minimum(drifted, usual)) - np.log1p(-usual)


def _answer_ratio(law: Answering, delay: Floats, ratio: float) -> Floats:
    """log f1/f0 of an answer after `delay` covered days; the drifted one is rarer and slower."""
    logs = np.log(np.clip(delay, 1 / 1440, 1e4))
    usual = law.steep * (logs - law.centre)
    slower = usual - law.steep * np.log(SLOWER)
    bend = 2 * (np.logaddexp(0, usual) - np.logaddexp(0, slower))
    return float(np.log(ratio / ANSWER_SLACK)) + slower - usual + bend
