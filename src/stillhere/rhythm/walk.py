"""The day-by-day walk over several ties: evidence, score and side of every day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from stillhere.rhythm import levels, thresholds
from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.baseline import RECENT, pauses
from stillhere.rhythm.evidence import COMPONENTS, accumulate, steps
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import Panel

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
    while block := list(islice(source, TIES_AT_ONCE)):
        evidence = accumulate(np.stack([steps(panel) for panel in block], axis=1), _moving(block))
        for place, panel in enumerate(block):
            yield _walk(panel, evidence.level[:, place], evidence.onset[:, place].astype(np.int64))


def _moving(block: list[Panel]) -> Bools:
    """On which days (days, ties) each tie's clock moved."""
    return np.column_stack([np.diff(panel.clock_end, prepend=0.0) > 0 for panel in block])


def _walk(panel: Panel, level: Floats, onset: Ints) -> Walk:
    contacts, pause = _usual_pause(panel)
    parts = thresholds.component_scores(level, pause)
    quiet = thresholds.together(parts, QUIET, pause, levels.QUIET, thresholds.QUIET_SHARE)
    shallow = thresholds.together(parts, SHALLOW, pause, levels.SHALLOW, thresholds.SHALLOW_SHARE)
    known = _known(panel, contacts)
    told = known & ~panel.over
    quiet, shallow = np.where(told, quiet, 0.0), np.where(told, shallow, 0.0)
    score = np.maximum(quiet, shallow)
    return Walk(panel, level, parts, onset, quiet, shallow, score, known, pause, contacts)


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


def _usual_pause(panel: Panel) -> tuple[Ints, Floats]:
    """Conversations up to each day, and the mean pause between them as of the latest."""
    rows = np.flatnonzero(panel.starts & panel.history.contact)
    days = np.arange(len(panel.calendar))
    contacts = np.searchsorted(panel.day[rows], days, side="right")
    if len(rows) == 0:
        return contacts, np.full(len(days), np.nan)
    usual = pauses(panel.clock[rows], RECENT).mean
    return contacts, np.where(contacts > 0, usual[np.maximum(contacts - 1, 0)], np.nan)
