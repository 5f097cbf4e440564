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
CELL = 0.25
"""Pixels; lights closer than this are one place."""


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
    """The discs that no larger one covers, on a grid of quarter pixels; sorted by x."""
    if not len(x):
        return x, r
    place = np.round(x / CELL).astype(np.int64)
    first = int(place.min())
    largest = np.zeros(int(place.max()) - first + 1)
    np.maximum.at(largest, place - first, r)
    covered = np.zeros(len(largest), dtype=np.bool_)
    for shift in range(1, min(len(largest), int(largest.max() / CELL) + 1)):
        reach = shift * CELL
        covered[shift:] |= largest[shift:] <= largest[:-shift] - reach
        covered[:-shift] |= largest[:-shift] <= largest[shift:] - reach
    kept = np.flatnonzero((largest > 0) & ~covered)
    return (kept + first).astype(np.float64) * CELL, largest[kept]


def _arcs(x: Numbers, r: Numbers) -> Iterator[Arc]:
    """The upper hull of the discs, each from where it rises above the one before."""
    hull: list[tuple[float, float, float]] = []
    for centre, radius in zip(x.tolist(), r.tolist(), strict=True):
        rises = -math.inf
        while hull:
            rises = _crossing(hull[-1][0], hull[-1][1], centre, radius)
            if rises > hull[-1][2]:
                break
            hull.pop()
            rises = -math.inf
        hull.append((centre, radius, rises))
    for i, (centre, radius, left) in enumerate(hull):
        right = hull[i + 1][2] if i + 1 < len(hull) else math.inf
        arc = Arc(centre, radius, max(left, centre - radius), min(right, centre + radius))
        if arc.right > arc.left:
            yield arc


def _crossing(x0: float, r0: float, x1: float, r1: float) -> float:
    return ((r0 * r0 - x0 * x0) - (r1 * r1 - x1 * x1)) / (2 * (x1 - x0))


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
