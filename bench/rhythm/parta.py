"""Will this tie fall silent? Real records, read from a folder that is never copied (part A)."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from bench.rhythm.forecasts import DAY, Array, Forecast, Task, eligible, silent, until
from stillhere.records.assessment import TieScore
from stillhere.records.columns import EventColumns
from stillhere.tables import read_events


@dataclass(frozen=True)
class Dataset:
    """Files of one record, the horizon, and the cuts in days from the first event."""

    name: str
    files: tuple[str, ...]
    days: float
    cuts: tuple[float, ...]


DATASETS = (
    Dataset("radoslaw", ("radoslaw.csv.gz",), 28, (140, 190, 240)),
    Dataset("collegemsg", ("collegemsg.csv.gz",), 14, (35, 49, 84)),
    Dataset("cns", ("cns_sms.csv.gz", "cns_calls.csv.gz"), 7, (14, 17.5, 20.9)),
)


def load(folder: Path, dataset: Dataset) -> EventColumns:
    """All events of a record, its files side by side."""
    parts = [
        events for file in dataset.files for events in read_events(folder / file).owners.values()
    ]
    return parts[0] if len(parts) == 1 else merged(parts)


def merged(parts: Sequence[EventColumns]) -> EventColumns:
    """Several tables of the same ties as one; channels are told apart by kind alone here."""
    ties = tuple(sorted({tie for part in parts for tie in part.ties}))
    place = {tie: n for n, tie in enumerate(ties)}
    own = [np.array([place[tie] for tie in part.ties], dtype=np.int32)[part.tie] for part in parts]
    order = np.argsort(np.concatenate([part.at for part in parts]), kind="stable")

    def joined(name: str) -> np.ndarray[tuple[int], np.dtype[np.generic]]:
        return np.concatenate([getattr(part, name) for part in parts])[order]

    rest = {name: joined(name) for name in EventColumns.__slots__[3:]}
    return EventColumns(ties, parts[0].channels, np.concatenate(own)[order], **rest)  # type: ignore[arg-type]  # each as in EventColumns


def answers(events: EventColumns, dataset: Dataset, forecast: Forecast) -> tuple[Array, Array]:
    """Labels and forecasts of all eligible ties over all cuts."""
    labels, found = [], []
    for cut in dataset.cuts:
        at = int(events.at[0]) + round(cut * DAY)
        task = Task(until(events, at), at, dataset.days)
        asked = eligible(task)
        labels.append(silent(events, at, dataset.days)[asked])
        found.append(forecast(task)[asked])
    return np.concatenate(labels), np.concatenate(found)


def scoring(path: str) -> Forecast:
    """A forecast from "module:function" that gives `TieScore`s as `stillhere.rhythm` does."""
    module, _, name = path.partition(":")
    score: Callable[..., Sequence[TieScore]] = getattr(importlib.import_module(module), name)

    def forecast(task: Task) -> Array:
        scores = score(task.events, [], at=task.at, horizon=task.days, zone=ZoneInfo("UTC"))
        found = {one.tie_id: one.p_silent for one in scores}
        return np.array([found.get(tie, np.nan) for tie in task.events.ties])

    return forecast
