"""Evidence from attempts: answered, answered late, or not yet answered.

A wait of length t, still open, is worth log S1(t)/S0(t); an answer log f1(t)/f0(t). "As usual" is
what `answering` learned; the other hypothesis answers a share `ratio` of it, and slower.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.rhythm.answering import OUTCOME_DAYS, Answering, answering
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.history import CALL
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.replies import Waits

ANSWER_SLACK = 0.9
MOST_SURE = 0.97
SLOWER = 6.0
LEAST_STEP, MOST_STEP = -3.0, 1.5
SPACED_DAYS = 0.8


@dataclass(frozen=True, slots=True)
class Attempts:
    """n attempts of one kind in order of time. All arrays have shape (n,).

    opened, resolved: the days on which each was made and answered (the number of days: not yet).
    asked: covered days at which it was made; delay: covered days to the answer, infinite: none.
    law: what was usual when it was made.
    """

    opened: Ints
    resolved: Ints
    asked: Floats
    delay: Floats
    law: Answering


def delays(panel: Panel, waits: Waits) -> tuple[Floats, Floats]:
    """Covered days at which each attempt was made, and to its answer."""
    asked = panel.clock[waits.event]
    return asked, np.where(waits.answered, panel.clock[waits.answer] - asked, np.inf)


def by_kind(panel: Panel, waits: Waits) -> list[Attempts]:
    """The attempts that count, calls and messages apart: a call is taken at once or called back.

    A sign answers only the latest attempt before it. Those before stay unanswered: one word after
    many unanswered ones is one answer, not many.
    """
    call = panel.history.kind[waits.event] == CALL
    asked, _ = delays(panel, waits)
    counted = np.zeros(len(asked), dtype=np.bool_)
    for chosen in (np.flatnonzero(call), np.flatnonzero(~call)):
        counted[chosen] = _spaced(asked[chosen], waits.answer[chosen])
    made = np.flatnonzero(counted)
    last = np.diff(waits.answer[made], append=-2) != 0
    return [
        _attempts(panel, Waits(waits.event[made[chosen]], waits.answer[made[chosen]]), last[chosen])
        for chosen in (call[made], ~call[made])
        if chosen.any()
    ]


def _attempts(panel: Panel, waits: Waits, last: Bools) -> Attempts:
    asked, delay = delays(panel, waits)
    delay = np.where(last, delay, np.inf)
    resolved = np.where(waits.answered, panel.day[waits.answer], len(panel.calendar))
    return Attempts(panel.day[waits.event], resolved, asked, delay, answering(asked, delay))


def answer_steps(panel: Panel, made: Attempts, ratios: tuple[float, ...]) -> Floats:
    """Daily steps (days, ratios) of the log-likelihood ratio over attempts, answered or waiting."""
    days = len(panel.calendar)
    rows, day = _pending(panel, made)
    waits = _wait_ratios(made.law.at(rows), panel.clock_end[day] - made.asked[rows], ratios)
    answers = _answer_ratios(made.law, made.delay, ratios)
    first = np.diff(rows, prepend=-1) != 0
    done = (made.resolved < days) & np.isfinite(made.delay)
    columns = []
    for levels, answer in zip(waits, answers, strict=True):
        before = np.where(first, 0.0, np.concatenate([[0.0], levels[:-1]])[: len(rows)])
        reached = np.zeros(len(made.asked))
        reached[rows] = levels  # rows ascend, so that the last level stays
        final = np.clip(answer, LEAST_STEP, MOST_STEP)
        value = final - reached
        waiting = np.bincount(day, weights=levels - before, minlength=days)
        columns.append(waiting + np.bincount(made.resolved[done], value[done], minlength=days))
    return np.stack(columns, axis=1)


def _spaced(asked: Floats, answer: Ints) -> Bools:
    """Leave out attempts made on top of one that had just been made and was still waiting.

    Several messages into one silence within a day are one piece of evidence, not several.
    """
    first: Bools = np.diff(answer, prepend=-2) != 0
    counted = first.copy()
    began = asked[first][np.cumsum(first) - 1]
    later = np.flatnonzero(asked - began >= SPACED_DAYS)
    kept = []
    latest = -np.inf
    for n, at, begin in zip(
        *(one.tolist() for one in (later, asked[later], began[later])), strict=True
    ):
        if at - (max(begin, latest)) >= SPACED_DAYS:
            kept.append(n)
            latest = at
    counted[kept] = True
    return counted


def _pending(panel: Panel, made: Attempts) -> tuple[Ints, Ints]:
    """(attempt, day) for every day's end at which a counted attempt waits and may yet tell."""
    settled = np.searchsorted(panel.clock_end, made.asked + OUTCOME_DAYS, side="left") + 1
    stop = np.minimum(np.minimum(made.resolved, settled), len(panel.calendar))
    length = np.maximum(stop - made.opened, 0)
    rows = np.repeat(np.arange(len(made.opened)), length)
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(length) - length, length)
    return rows, made.opened[rows] + offset


def _wait_ratios(law: Answering, age: Floats, ratios: tuple[float, ...]) -> list[Floats]:
    """Log S1/S0 of a wait of `age` covered days, for each ratio."""
    age = np.minimum(age, OUTCOME_DAYS)
    usual = np.minimum(ANSWER_SLACK * law.answered_by(age), MOST_SURE)
    slower = law.answered_by(age / SLOWER)
    waits = np.log1p(-usual)
    return [np.log1p(-np.minimum(ratio * slower, usual)) - waits for ratio in ratios]


def _answer_ratios(law: Answering, delay: Floats, ratios: tuple[float, ...]) -> list[Floats]:
    """Log f1/f0 of an answer after `delay` covered days; the drifted one is rarer and slower."""
    logs = np.log(np.clip(delay, 1 / 1440, 1e4))
    usual = law.steep * (logs - law.centre)
    slower = usual - law.steep * np.log(SLOWER)
    bend = 2 * (np.logaddexp(0, usual) - np.logaddexp(0, slower))
    change = slower - usual + bend
    return [float(np.log(ratio / ANSWER_SLACK)) + change for ratio in ratios]
