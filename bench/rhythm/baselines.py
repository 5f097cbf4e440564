"""What others do, on the days on which there was any contact. None of them knows of coverage.

They answer with a score a day, so that each gets the threshold that suits it best.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.rhythm.detectors import Days, Detector, Told
from stillhere.records.columns import EventColumns, Window

ENOUGH = 8
"""Contact days before a tie's own gaps say anything."""

Usual = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From the gaps before each contact day to the usual gap as known on that day."""


def fixed(gaps: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same for everybody: the threshold is then the interval of a fixed reminder."""
    return np.ones(len(gaps))


def own_mean(gaps: NDArray[np.float64]) -> NDArray[np.float64]:
    """The tie's mean gap so far (Navarro et al. 2017 take 8 times that)."""
    return np.asarray(np.cumsum(gaps) / np.arange(1, len(gaps) + 1))


def own_percentile(gaps: NDArray[np.float64], share: float = 0.99) -> NDArray[np.float64]:
    """The 99th percentile of the tie's gaps so far."""
    ordered: list[float] = []
    found = np.empty(len(gaps))
    for place, gap in enumerate(gaps.tolist()):
        insort(ordered, gap)
        found[place] = ordered[int(share * (len(ordered) - 1) + 0.5)]
    return found


def gap_over(usual: Usual, enough: int = ENOUGH) -> Detector:
    """Days since the last contact over the usual gap."""

    def detect(events: EventColumns, windows: Sequence[Window], days: Days) -> Told:
        del windows
        origin = np.datetime64(days.first, "D").astype(np.int64)
        number = events.at // 86_400_000 - origin
        ties = enumerate(events.ties)
        return Told({tie: _one(number[events.tie == n], days, usual, enough) for n, tie in ties})

    return detect


def _one(number: NDArray[np.int64], days: Days, usual: Usual, enough: int) -> NDArray[np.float64]:
    contact = np.unique(number).astype(np.float64)
    score = np.full(days.count, -np.inf)
    if len(contact) <= enough:
        return score
    scale = np.concatenate([[np.inf], usual(np.diff(contact))])
    today = np.arange(days.count)
    last = np.searchsorted(contact, today, side="right") - 1
    known = last >= enough
    score[known] = (today - contact[last])[known] / scale[last][known]
    return score


BASELINES: dict[str, Detector] = {
    "fixed reminder, best interval": gap_over(fixed),
    "gap over own mean (8x)": gap_over(own_mean),
    "gap above own 99th percentile": gap_over(own_percentile),
}
