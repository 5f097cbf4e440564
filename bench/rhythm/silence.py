"""Part A: will this tie fall silent? python -m bench.rhythm.silence FOLDER (the ties of SOURCE.md).

Ties with at least 10 events before the cut and the last at most H days before it; the label is no
event in the H days after. Beside recency (calibrated by isotonic bins in the sample: a flattering
baseline) and the share of silent ties.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.columns import EventColumns
from stillhere.rhythm.arrays import Bools, Floats
from stillhere.rhythm.outlook import outlook
from stillhere.rhythm.panel import owner, panels

DAY = 86_400_000
SETS: dict[str, tuple[tuple[str, ...], float, tuple[float, ...]]] = {
    "radoslaw": (("radoslaw",), 28, (140, 190, 240)),
    "collegemsg": (("collegemsg",), 14, (35, 49, 84)),
    "cns": (("cns_sms", "cns_calls"), 7, (14, 17.5, 20.9)),
}


def read(folder: Path, names: Sequence[str]) -> EventColumns:
    rows: list[tuple[str, int, str, str, float]] = []
    for name in names:
        with gzip.open(folder / f"{name}.csv.gz", "rt") as file:
            next(file)
            for line in file:
                tie, at, direction, kind, lasted, *_ = [*line.rstrip("\n").split(","), ""]
                rows.append((tie, int(float(at)) * 1000, direction, kind, float(lasted or "nan")))
    rows.sort(key=lambda row: row[1])
    numbers = {tie: n for n, tie in enumerate(dict.fromkeys(row[0] for row in rows))}
    call = np.array([row[3] == "call" for row in rows])
    seconds = np.array([row[4] for row in rows])
    return EventColumns(
        ties=tuple(numbers),
        channels=("any",),
        tie=np.array([numbers[row[0]] for row in rows], dtype=np.int32),
        at=np.array([row[1] for row in rows], dtype=np.int64),
        out=np.array([row[2] == "out" for row in rows]),
        kind=call.astype(np.int8),
        channel=np.zeros(len(rows), dtype=np.int16),
        seconds=np.maximum(seconds, 0).astype(np.float32),
        answered=np.where(call, (seconds > 0).astype(int), -1).astype(np.int8),
        length=np.full(len(rows), -1, dtype=np.int32),
    )


def auc(p: Floats, silent: Bools) -> float:
    order = np.argsort(p, kind="stable")
    ranks = np.empty(len(p))
    ranks[order] = np.arange(1, len(p) + 1)
    for value in np.unique(p):
        ranks[p == value] = ranks[p == value].mean()
    positives = silent.sum()
    rest = len(p) - positives
    return float((ranks[silent].sum() - positives * (positives + 1) / 2) / (positives * rest))


def figures(name: str, p: Floats, silent: Bools) -> str:
    sure = np.clip(p, 1e-6, 1 - 1e-6)
    loss = -np.mean(np.where(silent, np.log(sure), np.log1p(-sure)))
    bins = np.minimum((p * 10).astype(int), 9)
    error = sum(
        abs(p[bins == n].mean() - silent[bins == n].mean()) * np.mean(bins == n)
        for n in range(10)
        if (bins == n).any()
    )
    return (
        f"{name}: AUC {auc(p, silent):.3f} Brier {np.mean((p - silent) ** 2):.3f} "
        f"log loss {loss:.3f} calibration error {error:.3f}"
    )


def recency(age: Floats, silent: Bools) -> Floats:
    places = np.array_split(np.argsort(age, kind="stable"), 20)
    p = np.empty(len(age))
    for place in places:
        p[place] = (silent[place].sum() + 0.5) / (len(place) + 1)
    return p


def run(folder: Path, name: str) -> None:
    names, horizon, cuts = SETS[name]
    events = read(folder, names)
    ours, ages, labels = [], [], []
    for cut in cuts:
        at = int(events.at[0] + cut * DAY)
        every = list(panels(owner(events, (), at, ZoneInfo("UTC"))))
        either, _ = outlook(every, horizon)
        later = (events.at > at) & (events.at <= at + horizon * DAY)
        alive = {events.ties[n] for n in np.unique(events.tie[later]).tolist()}
        for n, panel in enumerate(every):
            age = (at - int(panel.history.at[-1])) / DAY
            if len(panel.history) >= 10 and age <= horizon:
                ours.append(float(either.p[n]))
                ages.append(age)
                labels.append(panel.history.tie not in alive)
    silent = np.array(labels)
    print(f"{name}: {len(silent)} ties, {silent.mean():.3f} silent")
    print("  " + figures("stillhere", np.array(ours), silent))
    print("  " + figures("recency  ", recency(np.array(ages), silent), silent))


if __name__ == "__main__":
    for each in SETS:
        run(Path(sys.argv[1]), each)
