"""The edge of the cloth: through every true value, never beyond one.

A piecewise cubic whose slopes are harmonic means of the neighbouring differences (Fritsch and
Butland 1984), which keeps it monotone between any two values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from stillhere.charts.record import Numbers
from stillhere.charts.svg import num

Point = tuple[float, float]


def slopes(points: Sequence[Point]) -> list[float]:
    """The slope of the curve at each of at least two points."""
    rise = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)
        for before, after in pairwise(rise)
    ]
    return [rise[0], *inner, rise[-1]]


def segments(points: Sequence[Point]) -> Iterator[tuple[Point, Point, Point]]:
    """Bézier pieces after the first point: two handles and the next point."""
    slope = slopes(points) if len(points) > 1 else []
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        third = (x1 - x0) / 3
        yield (x0 + third, y0 + slope[i] * third), (x1 - third, y1 - slope[i + 1] * third), (x1, y1)


def through(points: Sequence[Point]) -> str:
    """Path commands from the first point to the last."""
    return "".join(
        "C" + " ".join(f"{num(x)} {num(y)}" for x, y in piece) for piece in segments(points)
    )


def runs(values: Numbers) -> Iterator[tuple[int, int]]:
    """Stretches `first` to `last` (inclusive) of values that are known."""
    known = np.concatenate(([False], ~np.isnan(values), [False])).astype(np.int8)
    change = np.diff(known)
    starts, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    for first, last in zip(starts, ends, strict=True):
        yield int(first), int(last) - 1


def cloth(values: Numbers, sides: Numbers, base: float, scale: float) -> tuple[str, str]:
    """Area and edge of a cloth that hangs on `base`, as path data.

    `values` has shape (n,), NaN where the cloth is cut; `sides` (n + 1,) are the x of the bins'
    edges. `scale` is pixels per unit, negative for a cloth above the line.
    """
    area, edge = "", ""
    for first, last in runs(values):
        points = [
            (float(sides[i] + sides[i + 1]) / 2, base + float(values[i]) * scale)
            for i in range(first, last + 1)
        ]
        left, right = float(sides[first]), float(sides[last + 1])
        line = (
            f"L{num(points[0][0])} {num(points[0][1])}{through(points)}"
            f"L{num(right)} {num(points[-1][1])}"
        )
        start = f"{num(left)} {num(points[0][1])}"
        area += f"M{num(left)} {num(base)}L{start}{line}L{num(right)} {num(base)}Z"
        edge += f"M{start}{line}"
    return area, edge
