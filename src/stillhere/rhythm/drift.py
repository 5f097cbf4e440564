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
from stillhere.rhythm.block import Block
from stillhere.rhythm.history import Side, side
from stillhere.rhythm.replies import Waits, openings
from stillhere.rhythm.segments import Segments, daily

PAUSE_SLACK = 0.8
FRESH_DAYS = 2.0


def side_evidence(block: Block, *, them: bool, ratios: tuple[float, ...]) -> Floats:
    """Daily log-likelihood ratios, shape (ties, days, ratios): each r against the usual."""
    view = side(block.history, them=them)
    waits = attempts_of(block, view)
    begun, paused = _begun(block, view, waits)
    steps = pause_steps(block, begun, paused, ratios)
    for attempts in by_kind(block, waits):
        steps += answer_steps(block, attempts, ratios)
    return steps


def attempts_of(block: Block, view: Side) -> Waits:
    """The attempts that open a conversation; only the tie's own signs answer them."""
    waits = openings(block.history, view, block.starts)
    end = block.ties.bounds[1:][block.ties.owner[waits.event]]
    return Waits(waits.event, np.where(waits.answer < end, waits.answer, -1))


class WaitingTime:
    """Covered time during which a fresh attempt waits for an answer, as a clock."""

    def __init__(self, asked: Floats, delay: Floats, ties: Segments) -> None:
        stop = asked + np.minimum(delay, FRESH_DAYS)
        reached = np.where(ties.first, -np.inf, ties.before(ties.highest(stop)))
        self._start = np.maximum(asked, reached)
        self._length = np.maximum(stop - self._start, 0.0)
        self._before = ties.before(ties.sums(self._length))
        self._ties = ties

    def until(self, clock: Floats, of: Segments) -> Floats:
        """The waiting time up to each value of the clock."""
        count = self._ties.rank(self._start, clock, of, "right")
        some = count > 0
        last = self._ties.bounds[of.owner[some]] + count[some] - 1
        passed = np.zeros(len(clock))
        inside = np.minimum(clock[some] - self._start[last], self._length[last])
        passed[some] = self._before[last] + inside
        return passed


def _begun(block: Block, view: Side, waits: Waits) -> tuple[Ints, WaitingTime]:
    """The events with which this side began a conversation while no fresh attempt waited."""
    asked, delay = delays(block, waits)
    ties = block.ties.chosen(waits.event)
    candidates = np.flatnonzero(block.starts & view.own)
    clock, of = block.clock[candidates], block.ties.chosen(candidates)
    count = ties.rank(asked, clock, of, "left")
    last = ties.bounds[of.owner] + count
    latest, done = (
        np.where(count > 0, np.append(-np.inf, at)[last], -np.inf) for at in (asked, asked + delay)
    )
    answers = (done >= clock - 1e-9) & (clock - latest < FRESH_DAYS)
    return candidates[~answers], WaitingTime(asked, delay, ties)


def pause_steps(
    block: Block,
    contacts: Ints,
    waiting: WaitingTime | None,
    ratios: tuple[float, ...],
    memory: Memory = RECENT,
) -> Floats:
    """Daily steps (ties, days, ratios) of log f1/f0 over the pauses between `contacts`."""
    if len(contacts) == 0:
        return np.zeros((*block.shape, len(ratios)))
    ties = block.ties.chosen(contacts)
    clock, day_end = block.clock[contacts], block.clock_end
    if waiting is not None:
        clock = ties.highest(clock - waiting.until(clock, ties))
        day_end = day_end - waiting.until(day_end.ravel(), block.days).reshape(block.shape)
    law = pauses(clock, memory, ties)
    excess = overdispersion(clock, law.shape, memory.lag, ties)
    finished = _finite(law.hazard(_next(ties, clock) * PAUSE_SLACK))
    seen = np.cumsum(daily(ties.owner, block.day[contacts], block.shape), axis=1).astype(np.int64)
    known = np.minimum(ties.bounds[:-1, None] + np.maximum(seen - 1, 0), len(contacts) - 1)
    now = law.at(known)
    present = _finite(now.hazard((day_end - clock[known]) * PAUSE_SLACK))
    columns = []
    for ratio in ratios:
        ended = _ended(law, finished / excess, ratio) / excess
        over = _gained(law, finished / excess, ratio) + ended
        past = ties.sums(ties.before(over))
        total = past[known] + _gained(now, present / excess[known], ratio)
        columns.append(np.diff(np.where(seen > 0, total, 0.0), axis=1, prepend=0.0))
    return np.stack(columns, axis=2)


def _next(ties: Segments, clock: Floats) -> Floats:
    """The pause after each contact, 0 after the last of a tie."""
    pause = np.append(clock[1:] - clock[:-1], 0.0)
    pause[ties.bounds[1:][ties.lengths > 0] - 1] = 0.0
    return pause


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
