"""Will this tie fall silent? Real records, read from a folder that is never copied (part A)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.rhythm.forecasts import DAY, Array, Task, counted, eligible, until
from stillhere.records.columns import EventColumns
from stillhere.tables import read_events


@dataclass(frozen=True)
class Dataset:
    """Files of one record, the horizon, and the cuts in days from the first event."""

    name: str
    files: tuple[str, ...]
    days: float
    cuts: tuple[float, ...]
    source: str
    moments: tuple[float, ...] = ()
    """At which shares of its time one may learn from it, if not at the usual ones."""


DATASETS = (
    Dataset(
        "radoslaw",
        ("radoslaw.csv.gz",),
        28,
        (140, 190, 240),
        "mails inside a manufacturing company, 2010; Michalski et al. 2011",
    ),
    Dataset(
        "collegemsg",
        ("collegemsg.csv.gz",),
        14,
        (35, 49, 84),
        "private messages of a college’s online community; Panzarasa, Opsahl & Carley 2009",
        (0.08, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.55, 0.7),
    ),
    Dataset(
        "cns",
        ("cns_sms.csv.gz", "cns_calls.csv.gz"),
        7,
        (14, 17.5, 20.9),
        "texts and calls of students; Copenhagen Networks Study, Sapiezynski et al. 2019",
    ),
    Dataset(
        "email-eu",
        ("email_eu.csv.gz",),
        28,
        (60, 90, 120),
        "mails inside a research institution, first 150 days; Paranjape, Benson & Leskovec 2017",
    ),
    Dataset(
        "dnc",
        ("dnc.csv.gz",),
        7,
        (964, 970, 975),
        "mails of a party’s committee, most of them in the last 30 days; KONECT dnc-temporalGraph",
        (0.977, 0.98, 0.983, 0.985, 0.988, 0.99, 0.992),
    ),
)
"""A record whose files are not in the folder is left out."""


def present(folder: Path) -> list[Dataset]:
    """The records whose files are in the folder."""
    return [one for one in DATASETS if all((folder / name).is_file() for name in one.files)]


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


def own_horizon(task: Task) -> Array:
    """Three mean gaps of each tie, at least a week and at most twelve."""
    count, first, last = counted(task)
    return np.asarray(np.clip(3 * (first - last) / np.maximum(count - 1, 1), 7.0, 84.0))


def task_at(events: EventColumns, dataset: Dataset, cut: float, *, own: bool) -> Task:
    """What is asked at a cut: with the record's horizon, or with each tie's own."""
    at = int(events.at[0]) + round(cut * DAY)
    task = Task(until(events, at), at, dataset.days)
    return Task(task.events, at, own_horizon(task)) if own else task


def asked(events: EventColumns, task: Task) -> NDArray[np.bool_]:
    """Ties that are eligible and whose horizon lies within the record."""
    left = (int(events.at[-1]) - task.at) / DAY
    return np.asarray(eligible(task) & (np.asarray(task.days) <= left + 1e-9))
