"""Answers at any delay.

An attempt is what one side wrote or called to open a conversation. Its answer is the next sign of
the other side, however late; a reaction or a call that was taken ends the wait as well. Until then
the wait is right-censored: it is never left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.history import History, Side

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Waits:
    """n waits for an answer in order of time. All arrays have shape (n,).

    event: the position of the attempt among the tie's events. answer: the position of the event
    that answers it, -1 where there is none yet.
    """

    event: Ints
    answer: Ints

    @property
    def answered(self) -> Bools:
        """Which of them have an answer."""
        done: Bools = self.answer >= 0
        return done


def next_sign(sign: Bools, event: Ints) -> Ints:
    """The position of the first sign at or after each of `event`, -1 where there is none."""
    places = np.append(np.flatnonzero(sign), -1)
    before = np.cumsum(sign)[event] - sign[event]
    return places[before]


def turns(view: Side) -> Waits:
    """Every run of messages to this side, from its first event: the waits that people read of.

    A run of several messages is one wait, from the first of them.
    """
    spoken = np.flatnonzero(view.asked | view.sign)
    asked = view.asked[spoken]
    first = asked & ~np.concatenate([[False], asked[:-1]])
    event = spoken[first]
    return Waits(event, next_sign(view.sign, event))


def openings(history: History, view: Side, starts: Bools) -> Waits:
    """The attempts that open a conversation, those answered at once (a taken call) among them."""
    other = history.contact & ~view.own
    event = np.flatnonzero(starts & other)
    return Waits(event, next_sign(view.sign, event))


def initiations(view: Side, starts: Bools) -> Bools:
    """The events with which this side begins a conversation: no answer, however late, is one."""
    before = _asked_before(view)
    begun: Bools = starts & view.own & ~before
    return begun


def _asked_before(view: Side) -> Bools:
    """Whether each event comes while something of the other side waits for an answer."""
    spoken = np.flatnonzero(view.asked | view.sign)
    before = np.concatenate([[False], view.asked[spoken][:-1]])
    waiting = np.zeros(len(view.sign), dtype=np.bool_)
    waiting[spoken] = before[: len(spoken)]
    return waiting


def kaplan_meier(durations: Floats, observed: Bools) -> tuple[Floats, Floats]:
    """The share still waiting after each observed duration (Kaplan & Meier 1958).

    Returns:
        The distinct observed durations, ascending, and the survival just after each.
    """
    ended = np.sort(durations[observed])
    first = np.flatnonzero(np.diff(ended, prepend=-np.inf) > 0)
    times, counts = ended[first], np.diff(np.append(first, len(ended)))
    at_risk = len(durations) - np.searchsorted(np.sort(durations), times, side="left")
    survival: Floats = np.cumprod(1.0 - counts / at_risk, dtype=np.float64)
    return times, survival


def median_wait(durations: Floats, observed: Bools) -> float | None:
    """The Kaplan–Meier median; None where fewer than half have been answered."""
    times, survival = kaplan_meier(durations, observed)
    below = np.flatnonzero(survival <= 0.5 + 1e-12)
    return float(times[below[0]]) if len(below) else None
