"""Print the tables of part A and part B.

python -m bench.rhythm [--owners N] [--limit N] [--replay MODULE:FUNCTION]

Part A needs the folder of the real records in STILLHERE_TIES; without it, it says so.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from bench.rhythm import forecasting, limit, partb
from bench.rhythm.baselines import BASELINES
from bench.rhythm.detectors import Detector, replaying

LIMIT_SEED = 1000
BY = {"scenario": lambda t: t.scenario, "rate class": lambda t: t.rate_class}


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under a header, the first column left-aligned."""
    text = [[str(cell) for cell in row] for row in [header, *rows]]
    widths = [max(map(len, column)) for column in zip(*text, strict=True)]
    print(f"\n{title}")
    for row in text:
        rest = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *rest]))


def days(value: float) -> str:
    """A delay; a dash where it is infinite."""
    return f"{value:.0f}" if np.isfinite(value) else "–"


def cells(one: partb.Figures) -> list[str]:
    """The figures of a row."""
    return [
        str(one.ties),
        f"{one.noticed:.0%}",
        days(one.median),
        days(one.p90),
        days(one.missed),
    ]


FIGURES = ("ties", "noticed", "median d", "p90 d", "missed")


def run_b(name: str, detector: Detector, owners: int) -> None:
    """Part B for one detector."""
    begun = time.perf_counter()
    found = partb.cases(detector, partb.lives(range(owners)))
    spent = time.perf_counter() - begun
    print(f"\n== {name}: {len(found)} ties of {owners} owners, {spent:.0f} s")
    rows = []
    for by_class in (False, True):
        for rate in partb.RATES:
            threshold = partb.thresholds(found, rate, by_class=by_class)
            matched = "in each class" if by_class else "overall"
            rows.append([f"{rate} {matched}", *cells(partb.figures(found, threshold))])
    table("False alarms a tie-year, matched", ["rate", *FIGURES], rows)
    threshold = partb.thresholds(found, 0.1, by_class=True)
    for title, key in BY.items():
        groups = partb.grouped(found, threshold, key).items()
        table(
            f"At 0.1 in each class, by {title}",
            [title, *FIGURES],
            [[g, *cells(f)] for g, f in groups],
        )
        false = partb.false_by(found, threshold, key).items()
        table("False alarms there", [title, "a tie-year"], [[g, f"{r:.2f}"] for g, r in false])
    if any(case.alarms for case in found):
        as_given(partb.shipped(found))


def as_given(one: partb.Shipped) -> None:
    """The notices with their own kinds."""
    rows = [[f"false {kind}", f"{rate:.3f} a tie-year"] for kind, rate in sorted(one.false.items())]
    rows += [
        ["noticed", f"{one.noticed:.0%}"],
        ["median days", days(one.median)],
        ["whose side is right", f"{one.who:.0%}"],
        ["return noticed in 14 days", f"{one.returned:.0%}"],
        ["tie-years", f"{one.tie_years:.0f}"],
    ]
    table("Notices as given", ["", ""], rows)


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--owners", type=int, default=40)
    parser.add_argument("--replay", help="the detector, as module:function")
    parser.add_argument("--limit", type=int, default=0, help="owners to hold against the limit")
    asked = parser.parse_args()
    folder = os.environ.get("STILLHERE_TIES")
    if folder:
        forecasting.run(Path(folder))
    else:
        print("Part A was left out: STILLHERE_TIES names no folder of real records.")
    detectors = {"stillhere": replaying(asked.replay)} if asked.replay else {}
    for name, detector in (detectors | BASELINES).items():
        run_b(name, detector, asked.owners)
    if asked.limit:
        limit.main(asked.limit, LIMIT_SEED)


if __name__ == "__main__":
    main()
