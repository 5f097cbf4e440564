"""What part B can measure: a function from a record to a score a day and the notices given."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from stillhere.records.assessment import Alarm, Replay
from stillhere.records.columns import EventColumns, Window


@dataclass(frozen=True)
class Days:
    """The days of a life, in UTC: `first` and the `count` from it on."""

    first: date
    count: int

    def number(self, day: str | date) -> int:
        """The day's number, 0 for the first."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        return (day - self.first).days


@dataclass(frozen=True)
class Told:
    """daily: for each tie a score a day, shape (count,); higher is more alarming. alarms: notices
    as given, empty for a detector that only scores.
    """

    daily: dict[str, NDArray[np.float64]]
    alarms: Sequence[Alarm] = ()


Detector = Callable[[EventColumns, Sequence[Window], Days], Told]


def replaying(path: str) -> Detector:
    """A detector from "module:function" that answers with a `Replay` as `stillhere.rhythm` does."""
    module, _, name = path.partition(":")
    replay: Callable[..., Replay] = getattr(importlib.import_module(module), name)

    def detect(events: EventColumns, windows: Sequence[Window], days: Days) -> Told:
        end = date.fromordinal(days.first.toordinal() + days.count - 1)
        found = replay(events, windows, end=end, zone=ZoneInfo("UTC"))
        return Told(daily(found.scores, events.ties, days), found.alarms)

    return detect


def daily(
    changes: Sequence[tuple[str, str, float]], ties: Sequence[str], days: Days
) -> dict[str, NDArray[np.float64]]:
    """A score for each day from the days on which it changes; minus infinity before the first."""
    found = {tie: np.full(days.count, -np.inf) for tie in ties}
    for tie, day, score in sorted(changes):
        found[tie][max(days.number(day), 0) :] = score
    return found
