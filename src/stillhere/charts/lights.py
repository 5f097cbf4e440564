"""Calls as lights on the line: the area of a light is its length in minutes.

Lights that overlap are drawn as one outline, so that a dense time is one band and ten years stay
small. The centres lie on one line, where the union of discs has a simple form: r² - (x - c)² is
highest for the disc whose line 2cx + r² - c² is highest, so the outline is an upper hull.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from stillhere.charts.record import Flags, Numbers
from stillhere.charts.svg import num

LEAST = 1.1
UNKNOWN = 2.4
"""Radius of a talk whose length nobody knows."""
EDGE = 0.8
GLOW_MINUTES = 75.0
GLOW_SPREAD = 2.3


def radii(minutes: Numbers, px_per_minute: float) -> Numbers:
    """Radius of each light; `px_per_minute` is the area of a minute."""
    known = np.maximum(LEAST, np.sqrt(np.nan_to_num(minutes) * px_per_minute / math.pi))
    return np.where(np.isnan(minutes), UNKNOWN, known)


def glowing(minutes: Numbers, own: Numbers) -> Flags:
    """Which talks glow: over 75 minutes and over the 99th percentile of the tie's `own` talks."""
    known = own[~np.isnan(own)]
    rare = float(np.quantile(known, 0.99)) if len(known) else math.inf
    return np.nan_to_num(minutes) > max(GLOW_MINUTES, rare)


@dataclass(frozen=True, slots=True)
class Arc:
    """The part from `left` to `right` of the disc at `x` that is on the outline."""

    x: float
    r: float
    left: float
    right: float

    def height(self, at: float) -> float:
        """Height of the outline over the line at `at`."""
        return math.sqrt(max(0.0, self.r**2 - (at - self.x) ** 2))


def outline(x: Numbers, r: Numbers, y: float) -> str:
    """Path data of the union of the discs at (`x`, `y`)."""
    return "".join(_closed(group, y) for group in _groups(_arcs(*_thinned(x, r))))


def _thinned(x: Numbers, r: Numbers) -> tuple[Numbers, Numbers]:
    """One disc, the largest, for each quarter of a pixel; sorted by x."""
    if not len(x):
        return x, r
    cell = np.round(x * 4)
    order = np.lexsort((r, cell))
    last = np.append(np.flatnonzero(np.diff(cell[order])), len(x) - 1)
    return cell[order][last] / 4, r[order][last]


def _arcs(x: Numbers, r: Numbers) -> Iterator[Arc]:
    hull: list[tuple[float, float]] = []
    for disc in zip(x.tolist(), r.tolist(), strict=True):
        while len(hull) > 1 and _crossing(hull[-1], disc) <= _crossing(hull[-2], hull[-1]):
            hull.pop()
        hull.append(disc)
    left = -math.inf
    for i, (centre, radius) in enumerate(hull):
        right = _crossing(hull[i], hull[i + 1]) if i + 1 < len(hull) else math.inf
        arc = Arc(centre, radius, max(left, centre - radius), min(right, centre + radius))
        if arc.right > arc.left:
            yield arc
        left = right


def _crossing(first: tuple[float, float], second: tuple[float, float]) -> float:
    (x0, r0), (x1, r1) = first, second
    return ((r0**2 - x0**2) - (r1**2 - x1**2)) / (2 * (x1 - x0))


def _groups(arcs: Iterator[Arc]) -> Iterator[list[Arc]]:
    group: list[Arc] = []
    for arc in arcs:
        if group and arc.left > group[-1].right + 1e-6:
            yield group
            group = []
        group.append(arc)
    if group:
        yield group


def _closed(group: list[Arc], y: float) -> str:
    """Over the top from left to right, back underneath."""
    way = [f"M{num(group[0].left)} {num(y)}"]
    way += [_piece(a, a.right, y - a.height(a.right)) for a in group]
    way += [_piece(a, a.left, y + a.height(a.left)) for a in reversed(group)]
    return "".join(way) + "Z"


def _piece(arc: Arc, x: float, y: float) -> str:
    return f"A{num(arc.r)} {num(arc.r)} 0 0 1 {num(x)} {num(y)}"
