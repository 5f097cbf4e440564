"""Evidence that one side has become quieter, day by day.

Log-likelihood ratios between "as usual" and "r times as often": the conversations that begin and
whose they are (`beginnings`), whether calls are taken, and the attempts that wait for an answer
(`attempts`). What answers a fresh attempt begins nothing.
"""

from __future__ import annotations

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats
from stillhere.rhythm.attempts import answer_steps, by_kind, delays, pick_steps
from stillhere.rhythm.beginnings import beginning_steps
from stillhere.rhythm.block import Block
from stillhere.rhythm.history import Side, side
from stillhere.rhythm.replies import Waits, openings

FRESH_DAYS = 2.0


def side_evidence(block: Block, *, them: bool, ratios: tuple[float, ...]) -> Floats:
    """Daily log-likelihood ratios, shape (ties, days, ratios): each r against the usual."""
    view = side(block.history, them=them)
    waits = attempts_of(block, view)
    other = block.starts & side(block.history, them=not them).own
    steps = beginning_steps(block, _begun(block, view, waits), other, ratios)
    steps += pick_steps(block, waits, ratios)
    for attempts in by_kind(block, waits):
        steps += answer_steps(block, attempts, ratios)
    return steps


def attempts_of(block: Block, view: Side) -> Waits:
    """The attempts that open a conversation; only the tie's own signs answer them."""
    waits = openings(block.history, view, block.starts)
    end = block.ties.bounds[1:][block.ties.owner[waits.event]]
    return Waits(waits.event, np.where(waits.answer < end, waits.answer, -1))


def _begun(block: Block, view: Side, waits: Waits) -> Bools:
    """The events with which this side began a conversation while no fresh attempt waited."""
    asked, delay = delays(block, waits)
    ties = block.ties.chosen(waits.event)
    begun: Bools = block.starts & view.own
    candidates = np.flatnonzero(begun)
    clock, of = block.clock[candidates], block.ties.chosen(candidates)
    count = ties.rank(asked, clock, of, "left")
    last = ties.bounds[of.owner] + count
    latest, done = (
        np.where(count > 0, np.append(-np.inf, at)[last], -np.inf) for at in (asked, asked + delay)
    )
    answers = (done >= clock - 1e-9) & (clock - latest < FRESH_DAYS)
    begun[candidates[answers]] = False
    return begun
