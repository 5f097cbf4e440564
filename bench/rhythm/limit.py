"""Detector beside oracle on the same lives: python -m bench.rhythm.limit OWNERS SEED.

Writes `bench/results/rhythm-noticing.md` and a picture. Thresholds are such that each rate class
has the same rate of false alarms, for the detector and for the oracle each. The ratio is that of
the medians over all drifting ties; a miss counts as infinite.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.rhythm import oracle
from bench.rhythm.curve import picture
from bench.rhythm.detectors import Days, replaying
from bench.rhythm.partb import (
    LENGTH,
    START,
    Case,
    Shipped,
    cases,
    contact_rate,
    delay,
    figures,
    grouped,
    shipped,
    size,
    thresholds,
)
from stillhere.rhythm.simulate import Life, Truth
from stillhere.rhythm.simulate.calendar import calendar
from stillhere.rhythm.simulate.owners import draw_ties
from stillhere.rhythm.simulate.record import life, recorded

RATES = (0.25, 0.1, 0.03)
RESULTS = Path(__file__).parents[1] / "results"
Daily = NDArray[np.float64]
GROUPS: dict[str, Callable[[Truth], str]] = {
    "scenario": lambda truth: truth.scenario,
    "rate class": lambda truth: truth.rate_class,
}


def known(seeds: Sequence[int]) -> Iterator[tuple[Life, list[Daily]]]:
    """Each owner's life with the oracle's evidence about each of its ties."""
    days = calendar(START, LENGTH, UTC)
    for seed in seeds:
        ties, dark = draw_ties(seed, size(seed), days)
        seen = [recorded(one, LENGTH, [dark] if dark else []) for one in ties]
        told = [
            oracle.evidence(one, days, dark, oracle.change_of(one, LENGTH, 100 * seed + place))
            for place, one in enumerate(seen)
        ]
        yield life(ties, days, dark=dark), told


def both(seeds: Sequence[int]) -> tuple[list[Case], list[Case]]:
    """The ties as the detector and as the oracle see them."""
    detect = replaying("stillhere.rhythm.replay:replay")
    ours, limit = [], []
    for found, told in known(seeds):
        ours += cases(detect, [found])
        for number, truth in enumerate(found.truths):
            rate = contact_rate(found, number, Days(START, LENGTH))
            limit.append(Case(truth, told[number], (), rate))
    return ours, limit


def cell(found: Sequence[Case], threshold: dict[str, float]) -> str:
    """Share noticed and median delay."""
    one = figures(found, threshold)
    return f"{one.noticed:.0%} / {days(one.median)}"


def days(value: float) -> str:
    """A delay; a dash where it is infinite."""
    return f"{value:.0f}" if np.isfinite(value) else "–"


def ratio(ours: Sequence[Case], limit: Sequence[Case], rate: float) -> str:
    """The row of a false-alarm rate: both, and the ratio of the medians."""
    at = [thresholds(found, rate, by_class=True) for found in (ours, limit)]
    medians = [figures(found, t).median for found, t in zip((ours, limit), at, strict=True)]
    return (
        f"| {rate} | {cell(ours, at[0])} | {cell(limit, at[1])} | {medians[0] / medians[1]:.2f} |"
    )


def by_group(ours: Sequence[Case], limit: Sequence[Case], key: Callable[[Truth], str]) -> list[str]:
    """A row for each group: both at each rate."""
    rows: dict[str, list[str]] = {}
    for rate in RATES:
        for found in (ours, limit):
            at = thresholds(found, rate, by_class=True)
            for name, one in grouped(found, at, key).items():
                rows.setdefault(name, []).append(f"{one.noticed:.0%} / {days(one.median)}")
    return [f"| {name} | {' | '.join(cells)} |" for name, cells in sorted(rows.items())]


def given(one: Shipped) -> list[str]:
    """The notices as they are given, with their own kinds."""
    false = sorted(one.false.items())
    return [
        *(f"| false {kind}, a tie-year | {rate:.3f} |" for kind, rate in false),
        f"| noticed by a wanted kind | {one.noticed:.0%} |",
        f"| median days | {days(one.median)} |",
        f"| whose side is right | {one.who:.0%} |",
        f"| return noticed within 14 days | {one.returned:.0%} |",
    ]


def report(ours: list[Case], limit: list[Case], owners: int, seed: int) -> str:
    """The text of the result file."""
    calm = sum(not case.truth.drifts for case in ours)
    years = calm * (LENGTH - 240) / 365.25
    lines = [
        "# Noticed in time: the detector beside the limit",
        "",
        f"`python -m bench.rhythm.limit {owners} {seed}`: {owners} owners, {len(ours)} ties,",
        f"{years:.0f} tie-years without a change. Share noticed / median delay in days; false",
        "alarms a tie-year are equal in every rate class. The limit is the exact likelihood ratio",
        "of the simulator, all known but the onset (`bench/rhythm/oracle.py`). The levels are",
        "matched on these ties: a rate that gives a class only a few notices is a rough one.",
        "",
        "| false alarms | Stillhere | limit | ratio of medians |",
        "|---|---|---|---|",
        *(ratio(ours, limit, rate) for rate in RATES),
    ]
    heads = " | ".join(f"{who} at {rate}" for rate in RATES for who in ("Stillhere", "limit"))
    for title, key in GROUPS.items():
        lines += ["", f"| {title} | {heads} |", "|---" * 7 + "|", *by_group(ours, limit, key)]
    lines += ["", "Notices as given:", "", "| | |", "|---|---|", *given(shipped(ours))]
    return "\n".join(lines) + "\n"


def delays(found: Sequence[Case], rate: float) -> list[float]:
    """The delay of every drifting tie, ascending."""
    at = thresholds(found, rate, by_class=True)
    return sorted(delay(c, at[c.truth.rate_class]) for c in found if c.truth.drifts)


def main(owners: int, seed: int) -> None:
    """Measure, and write the table and the picture."""
    ours, limit = both(range(seed, seed + owners))
    text = report(ours, limit, owners, seed)
    print(text)
    (RESULTS / "rhythm-noticing.md").write_text(text, encoding="utf-8")
    curves = {"Stillhere": delays(ours, 0.25), "limit": delays(limit, 0.25)}
    (RESULTS / "rhythm-noticing.svg").write_text(picture(curves), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
