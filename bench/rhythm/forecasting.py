"""Part A as tables and a figure: python -m bench.rhythm.forecasting FOLDER

Writes rhythm-forecast.md, .csv and .svg into bench/results/.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from bench import table
from bench.rhythm import train
from bench.rhythm.calibration_figure import drawn
from bench.rhythm.forecasts import Array, silent
from bench.rhythm.methods import METHODS, Elsewhere, Known, Question, Weights
from bench.rhythm.metrics import METRICS, interval
from bench.rhythm.parta import Dataset, asked, load, present, task_at
from stillhere.records.columns import EventColumns

NAME = "rhythm-forecast"
SAMPLES = 100
NOTES = (
    (
        "Ties with at least 10 events before the cut, the last at most one horizon before it; "
        "the label is no event within the horizon. 95 % bootstrap intervals over the ties."
    ),
    "Own horizon: three mean gaps of each tie, 7 to 84 days; only where it lies in the record.",
    (
        "* trained with labels. “Mean of three” is the mean log odds of Pareto/GGG, BG/NBD and the "
        "logistic regression from the other records."
    ),
    (
        "“Weights from the other records” is the row to judge by: the record asked about taught "
        "nothing. “As shipped” has learned from all of them."
    ),
    "The cuts and horizons of the first three records are those of the known baselines.",
)


@dataclass
class Answers:
    """What one method said about one record, cut by cut."""

    dataset: str
    horizon: str
    method: str
    cuts: list[tuple[float, Array, Array]]

    @cached_property
    def figures(self) -> dict[str, tuple[float, float, float]]:
        """Each metric over all cuts, and its interval."""
        label, p = self.all
        return {
            name: (metric(label, p), *interval(metric, label, p, times=SAMPLES))
            for name, metric in METRICS.items()
        }

    @cached_property
    def all(self) -> tuple[Array, Array]:
        """Labels and probabilities of all cuts together."""
        return (
            np.concatenate([label for _, label, _ in self.cuts]),
            np.concatenate([p for _, _, p in self.cuts]),
        )


def answers(
    dataset: Dataset,
    events: EventColumns,
    elsewhere: Elsewhere,
    known: dict[float, Known],
    *,
    own: bool,
) -> list[Answers]:
    """What every method says about one record."""
    name = "own" if own else f"{dataset.days:g} d"
    found = {method: Answers(dataset.name, name, method, []) for method in METHODS}
    for cut in dataset.cuts:
        task = task_at(events, dataset, cut, own=own)
        known.setdefault(cut, Known(task))
        rows, question = asked(events, task), Question(task, known[cut])
        label = silent(events, task.at, task.days)[rows]
        for method, answer in METHODS.items():
            found[method].cuts.append((cut, label, answer(question, elsewhere)[rows]))
    return list(found.values())


def weights_without(every: Sequence[train.Lesson], name: str) -> Weights:
    """The weights that the other records teach."""
    slope, found = train.learned(every, {name})
    return slope, found.tolist()


def elsewhere(folder: Path) -> dict[str, Elsewhere]:
    """For each record what the others teach."""
    every, samples = train.every_lesson(folder), []
    for dataset in present(folder):
        events = load(folder, dataset)
        for cut in dataset.cuts:
            task = task_at(events, dataset, cut, own=False)
            label = silent(events, task.at, task.days)
            samples.append(Question(task).sample(dataset.name, label, asked(events, task)))
    return {
        one.name: Elsewhere(
            weights_without(every, one.name),
            [sample for sample in samples if sample.dataset != one.name],
        )
        for one in present(folder)
    }


def row(one: Answers) -> tuple[str, ...]:
    """The figures of a method over all cuts, with their intervals."""
    cells = [f"{value:.3f} ({low:.3f}–{high:.3f})" for value, low, high in one.figures.values()]
    return one.method, *cells


def write_csv(every: Sequence[Answers]) -> None:
    """Every figure by record, horizon, method and cut; intervals for all cuts together."""
    with (table.RESULTS / f"{NAME}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        names = [cell for name in METRICS for cell in (name, f"{name} low", f"{name} high")]
        writer.writerow(["record", "horizon", "method", "cut", "ties", "silent", *names])
        for one in every:
            head, (label, _) = [one.dataset, one.horizon, one.method], one.all
            cells = [f"{value:.4f}" for figure in one.figures.values() for value in figure]
            writer.writerow([*head, "all", len(label), f"{label.mean():.4f}", *cells])
            for cut, label, p in one.cuts:
                if len(np.unique(label)) == 2:
                    cells = [c for m in METRICS.values() for c in (f"{m(label, p):.4f}", "", "")]
                    writer.writerow([*head, cut, len(label), f"{label.mean():.4f}", *cells])


def run(folder: Path) -> None:
    """Measure all records in the folder and write the results."""
    taught, every = elsewhere(folder), list[Answers]()
    text = ["# Will this tie fall silent?", ""]
    for dataset in present(folder):
        begun, events = time.perf_counter(), load(folder, dataset)
        known: dict[float, Known] = {}
        for own in (False, True):
            found = answers(dataset, events, taught[dataset.name], known, own=own)
            every += found
            label, _ = found[0].all
            text += [
                (
                    f"## {dataset.name}, horizon {found[0].horizon}: {len(label)} ties, "
                    f"{label.mean():.0%} silent"
                ),
                "",
                f"{dataset.source}; cuts at days {', '.join(f'{cut:g}' for cut in dataset.cuts)}.",
                "",
                *table.lines(["forecast", *METRICS], [row(one) for one in found]),
                "",
            ]
        print(dataset.name, f"{time.perf_counter() - begun:.0f} s", flush=True)
        write(text, every)


def write(text: Sequence[str], every: Sequence[Answers]) -> None:
    """Write what has been measured so far."""
    table.RESULTS.mkdir(exist_ok=True)
    whole = [*text, *(f"- {note}" for note in NOTES)]
    (table.RESULTS / f"{NAME}.md").write_text("\n".join(whole) + "\n", encoding="utf-8")
    write_csv(every)
    chosen = [one for one in every if one.method == next(iter(METHODS))]
    curves = {f"{one.dataset}, {one.horizon}": one.all for one in chosen}
    (table.RESULTS / f"{NAME}.svg").write_text(drawn(curves), encoding="utf-8")


if __name__ == "__main__":
    run(Path(sys.argv[1]))
