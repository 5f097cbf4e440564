"""The day-by-day walk over several ties: evidence, score and side of every day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from stillhere.rhythm.arrays import Floats, Ints
from stillhere.rhythm.baseline import RECENT, pauses
from stillhere.rhythm.evidence import COMPONENTS, accumulate, steps
from stillhere.rhythm.panel import Panel
from stillhere.rhythm import thresholds

TIES_AT_ONCE = 32
QUIET = [COMPONENTS.index(name) for name in ("them", "me", "fade")]
SHALLOW = [COMPONENTS.index(name) for name in ("calls", "lengths")]


@dataclass(frozen=True, slots=True)
class Walk:
    """One tie over all days. Arrays have shape (days,) if not said otherwise.

    level, parts, onset (days, components): evidence, its score alone, the day before it began.
    quiet, shallow, score: the scores of less contact, of shallower contact, and of either.
    contacts: conversations so far. pause: usual days between conversations, NaN: not known.
    """

    panel: Panel
    level: Floats
    parts: Floats
    onset: Ints
    quiet: Floats
    shallow: Floats
    score: Floats
    contacts: Ints
    pause: Floats


def walks(panels: Iterable[Panel]) -> Iterator[Walk]:
    """Walk several ties at a time."""
    source = iter(panels)
    while block := list(islice(source, TIES_AT_ONCE)):
        evidence = accumulate(np.stack([steps(panel) for panel in block], axis=1))
        for place, panel in enumerate(block):
            yield _walk(panel, evidence.level[:, place], evidence.onset[:, place].astype(np.int64))


def _walk(panel: Panel, level: Floats, onset: Ints) -> Walk:
    contacts, pause = _usual_pause(panel)
    parts = thresholds.component_scores(level, pause)
    quiet = thresholds.together(
        parts[:, QUIET].max(axis=1), pause, thresholds.QUIET, thresholds.QUIET_SHARE
    )
    shallow = thresholds.together(
        parts[:, SHALLOW].max(axis=1), pause, thresholds.SHALLOW, thresholds.SHALLOW_SHARE
    )
    score = np.maximum(quiet, shallow)
    return Walk(panel, level, parts, onset, quiet, shallow, score, contacts, pause)


def _usual_pause(panel: Panel) -> tuple[Ints, Floats]:
    """Conversations up to each day, and the mean pause between them as of the latest."""
    rows = np.flatnonzero(panel.starts & panel.history.contact)
    days = np.arange(len(panel.calendar))
    contacts = np.searchsorted(panel.day[rows], days, side="right")
    if len(rows) == 0:
        return contacts, np.full(len(days), np.nan)
    law = pauses(panel.clock[rows], RECENT)
    return contacts, np.where(contacts > 0, law.mean[np.maximum(contacts - 1, 0)], np.nan)
