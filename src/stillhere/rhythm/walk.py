"""The day-by-day walk over several ties: evidence, score and side of every day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from stillhere.rhythm import levels, thresholds
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.baseline import RECENT, pauses
from stillhere.rhythm.block import Block, block
from stillhere.rhythm.evidence import COMPONENTS, accumulate, steps
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.segments import daily

TIES_AT_ONCE = 32
LEAST_CONTACTS = 8
LEAST_DAYS = 60.0
QUIET = [COMPONENTS.index(name) for name in ("them", "me", "silence", "fade")]
SHALLOW = [COMPONENTS.index(name) for name in ("calls", "lengths")]


@dataclass(frozen=True, slots=True)
class Walk:
    """One tie over all days. Arrays have shape (days,) if not said otherwise.

    level, parts, onset (days, components): evidence, its score alone, the day before it began.
    quiet, shallow, score: the scores of less contact, of shallower contact, and of either.
    known: whether there is enough record to say anything. pause: usual days between
    conversations, NaN where not known. contacts: conversations so far.
    """

    panel: Panel
    level: Floats
    parts: Floats
    onset: Ints
    quiet: Floats
    shallow: Floats
    score: Floats
    known: Bools
    pause: Floats
    contacts: Ints


def walks(panels: Iterable[Panel]) -> Iterator[Walk]:
    """Walk several ties at a time."""
    source = iter(panels)
    while some := list(islice(source, TIES_AT_ONCE)):
        yield from _walked(block(some))


def _walked(some: Block) -> Iterator[Walk]:
    evidence = accumulate(steps(some), _moving(some))
    level, onset = evidence.level.swapaxes(0, 1), evidence.onset.swapaxes(0, 1)
    contacts, pause = _usual_pauses(some)
    parts, quiet, shallow = _scores(level, pause)
    for n, panel in enumerate(some.panels):
        known = _known(panel, contacts[n])
        told = known & ~panel.over
        less, thin = np.where(told, quiet[n], 0.0), np.where(told, shallow[n], 0.0)
        yield Walk(
            panel, level[n], parts[n], onset[n].astype(np.int64), less, thin,
            np.maximum(less, thin), known, pause[n], contacts[n],
        )  # fmt: skip


def _scores(level: Floats, pause: Floats) -> tuple[Floats, Floats, Floats]:
    """The scores (ties, days, components) of each component alone, and (ties, days) of both kinds.

    Args:
        level: shape (ties, days, components).
        pause: usual pause between conversations in days, shape (ties, days).
    """
    flat = pause.ravel()
    parts = thresholds.component_scores(level.reshape(len(flat), -1), flat)
    quiet = thresholds.together(parts, QUIET, flat, levels.QUIET, thresholds.QUIET_SHARE)
    shallow = thresholds.together(parts, SHALLOW, flat, levels.SHALLOW, thresholds.SHALLOW_SHARE)
    return parts.reshape(level.shape), quiet.reshape(pause.shape), shallow.reshape(pause.shape)


def _moving(some: Block) -> Bools:
    """On which days (days, ties) each tie's clock moved."""
    return (np.diff(some.clock_end, axis=1, prepend=0.0) > 0).T


def _known(panel: Panel, contacts: Ints) -> Bools:
    """Days on which there is enough record to say anything: contact, of both sides, for a while."""
    days = np.arange(len(contacts))
    firsts = [np.flatnonzero(side(panel.history, them=them).sign)[:1] for them in (True, False)]
    if not all(len(first) for first in firsts):
        return np.zeros(len(contacts), dtype=np.bool_)
    both = max(int(panel.day[first[0]]) for first in firsts)
    long = panel.clock_end - panel.clock[0] >= LEAST_DAYS
    known: Bools = (days >= both) & (contacts >= LEAST_CONTACTS) & long
    return known


def _usual_pauses(some: Block) -> tuple[Ints, Floats]:
    """Conversations up to each day, and the mean pause between them by then: (ties, days)."""
    rows = np.flatnonzero(some.starts & some.history.contact)
    ties = some.ties.chosen(rows)
    usual = pauses(some.clock[rows], RECENT, ties).mean if len(rows) else np.empty(0)
    counts = np.cumsum(daily(ties.owner, some.day[rows], some.shape), axis=1).astype(np.int64)
    last = ties.bounds[:-1, None] + counts - 1
    return counts, np.where(counts > 0, np.append(usual, np.nan)[last], np.nan)
