"""Evidence from attempts: answered, answered late, or not yet answered.

A call is taken at once or not. A call that was not taken waits like a message, to be called back.
A wait of length t, still open, is worth log S1(t)/S0(t); an answer log f1(t)/f0(t). "As usual" is
what `answering` learned; the other hypothesis answers a share `ratio` of it, and slower.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.rhythm.answering import OUTCOME_DAYS, PRIOR_SHARE, Answering, answering
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.baseline import RECENT
from stillhere.rhythm.block import Block
from stillhere.rhythm.history import CALL
from stillhere.rhythm.replies import Waits
from stillhere.rhythm.segments import Segments, daily
from stillhere.rhythm.shares import usual_share

ANSWER_SLACK = 0.9
MOST_SURE = 0.97
SLOWER = 6.0
LEAST_STEP, MOST_STEP = -3.0, 1.5
SPACED_DAYS = 0.8


@dataclass(frozen=True, slots=True)
class Attempts:
    """n attempts of one kind, tie by tie in order of time. All arrays have shape (n,).

    opened, resolved: the days on which each was made and answered (the number of days: not yet).
    asked: covered days at which it was made; delay: covered days to the answer, infinite: none.
    law: what was usual when it was made. ties: which attempts are whose.
    """

    opened: Ints
    resolved: Ints
    asked: Floats
    delay: Floats
    law: Answering
    ties: Segments


def delays(block: Block, waits: Waits) -> tuple[Floats, Floats]:
    """Covered days at which each attempt was made, and to its answer."""
    asked = block.clock[waits.event]
    return asked, np.where(waits.answered, block.clock[waits.answer] - asked, np.inf)


def by_kind(block: Block, waits: Waits) -> list[Attempts]:
    """The attempts that count and had to wait: calls that were not taken, and messages.

    A sign answers only the latest attempt before it. Those before stay unanswered: one word after
    many unanswered ones is one answer, not many.
    """
    call = block.history.kind[waits.event] == CALL
    missed = call & (waits.answer != waits.event)
    asked, tie = block.clock[waits.event], block.ties.owner[waits.event]
    counted = np.zeros(len(asked), dtype=np.bool_)
    for chosen in (np.flatnonzero(missed), np.flatnonzero(~call)):
        counted[chosen] = _spaced(tie[chosen], asked[chosen], waits.answer[chosen])
    made = np.flatnonzero(counted)
    last = np.diff(waits.answer[made], append=-2) != 0
    return [
        _attempts(block, Waits(waits.event[made[chosen]], waits.answer[made[chosen]]), last[chosen])
        for chosen in (missed[made], ~call[made])
        if chosen.any()
    ]


def pick_steps(block: Block, waits: Waits, ratios: tuple[float, ...]) -> Floats:
    """Daily steps (ties, days, ratios) from calls: whether they were taken at once."""
    call = waits.event[block.history.kind[waits.event] == CALL]
    if not len(call):
        return np.zeros((*block.shape, len(ratios)))
    taken = block.history.taken[call]
    missed = np.flatnonzero(~taken)
    counted = taken.copy()
    tie, clock = block.ties.owner[call], block.clock[call]
    counted[missed] = _spaced(tie[missed], clock[missed], np.cumsum(taken)[missed])
    made, taken = call[counted], taken[counted]
    ties = block.ties.chosen(made)
    usual = usual_share(block.clock[made], taken, PRIOR_SHARE, RECENT, ties)
    silent = np.log1p(-np.minimum(ANSWER_SLACK * usual, MOST_SURE))
    columns = []
    for ratio in ratios:
        told = np.where(taken, np.log(ratio / ANSWER_SLACK), np.log1p(-ratio * usual) - silent)
        columns.append(daily(ties.owner, block.day[made], block.shape, told))
    return np.stack(columns, axis=2)


def _attempts(block: Block, waits: Waits, last: Bools) -> Attempts:
    asked, delay = delays(block, waits)
    delay = np.where(last, delay, np.inf)
    resolved = np.where(waits.answered, block.day[waits.answer], block.shape[1])
    ties = block.ties.chosen(waits.event)
    law = answering(asked, delay, ties)
    return Attempts(block.day[waits.event], resolved, asked, delay, law, ties)


def answer_steps(block: Block, made: Attempts, ratios: tuple[float, ...]) -> Floats:
    """Daily steps (ties, days, ratios) of the log-likelihood ratio over attempts."""
    tie = made.ties.owner
    rows, day = _pending(block, made)
    age = block.clock_end[tie[rows], day] - made.asked[rows]
    waits = _wait_ratios(made.law.at(rows), age, ratios)
    answers = _answer_ratios(made.law, made.delay, ratios)
    first = np.diff(rows, prepend=-1) != 0
    done = (made.resolved < block.shape[1]) & np.isfinite(made.delay)
    columns = []
    for levels, answer in zip(waits, answers, strict=True):
        before = np.where(first, 0.0, np.concatenate([[0.0], levels[:-1]])[: len(rows)])
        reached = np.zeros(len(made.asked))
        reached[rows] = levels  # rows ascend, so that the last level stays
        final = np.clip(answer, LEAST_STEP, MOST_STEP)
        value = final - reached
        waiting = daily(tie[rows], day, block.shape, levels - before)
        columns.append(waiting + daily(tie[done], made.resolved[done], block.shape, value[done]))
    return np.stack(columns, axis=2)


def _spaced(tie: Ints, asked: Floats, answer: Ints) -> Bools:
    """Leave out attempts made on top of one that had just been made and was still waiting.

    Several messages into one silence within a day are one piece of evidence, not several.
    """
    first: Bools = (np.diff(answer, prepend=-2) != 0) | (np.diff(tie, prepend=-1) != 0)
    counted = first.copy()
    wait = np.cumsum(first) - 1
    began = asked[first][wait]
    later = np.flatnonzero(asked - began >= SPACED_DAYS)
    kept = []
    latest, waiting = -np.inf, -1
    for n, at, one in zip(
        *(column.tolist() for column in (later, asked[later], wait[later])), strict=True
    ):
        if one != waiting or at - latest >= SPACED_DAYS:
            kept.append(n)
            latest, waiting = at, one
    counted[kept] = True
    return counted


def _pending(block: Block, made: Attempts) -> tuple[Ints, Ints]:
    """(attempt, day) for every day's end at which a counted attempt waits and may yet tell."""
    ends = block.clock_end.ravel()
    settled = block.days.rank(ends, made.asked + OUTCOME_DAYS, made.ties, "left") + 1
    stop = np.minimum(np.minimum(made.resolved, settled), block.shape[1])
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
