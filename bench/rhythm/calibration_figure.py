"""How often what was said to happen did happen, drawn as SVG."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bench.rhythm.forecasts import Array

SIZE, LEFT, TOP, BINS = 420, 52, 20, 10
COLOURS = ("#4269d0", "#efb118", "#3ca951", "#a463f2", "#9c6b4e")


def drawn(curves: Mapping[str, tuple[Array, Array]]) -> str:
    """One curve for each name: labels and probabilities, in tenths of equal size."""
    height = TOP + SIZE + 46
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + SIZE + 190} {height}" '
            'font-family="sans-serif" font-size="12" role="img">'
        ),
        "<title>Forecast silence and what came, in tenths of equal size</title>",
        f'<rect width="100%" height="{height}" fill="#fff"/>',
        *_axes(),
    ]
    for number, (name, (label, p)) in enumerate(curves.items()):
        parts += _curve(number, name, label, p)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes() -> list[str]:
    left, bottom = LEFT, TOP + SIZE
    ticks = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = left + share * SIZE, bottom - share * SIZE
        ticks += [
            f'<path d="M{x:g} {TOP}V{bottom}M{left} {y:g}H{left + SIZE}" stroke="#ddd"/>',
            f'<text x="{x:g}" y="{bottom + 16}" text-anchor="middle">{share:g}</text>',
            f'<text x="{left - 6}" y="{y + 4:g}" text-anchor="end">{share:g}</text>',
        ]
    middle = TOP + SIZE / 2
    return [
        *ticks,
        f'<path d="M{left} {bottom}L{left + SIZE} {TOP}" stroke="#888" stroke-dasharray="4 3"/>',
        (
            f'<text x="{left + SIZE / 2:g}" y="{bottom + 36}" text-anchor="middle">'
            "forecast probability of silence</text>"
        ),
        (
            f'<text x="14" y="{middle:g}" text-anchor="middle" '
            f'transform="rotate(-90 14 {middle:g})">share that was silent</text>'
        ),
    ]


def _curve(number: int, name: str, label: Array, p: Array) -> list[str]:
    colour = COLOURS[number // 2 % len(COLOURS)]
    dashes = ' stroke-dasharray="5 3"' if number % 2 else ""
    tenths = np.array_split(np.argsort(p, kind="stable"), BINS)
    points = " ".join(
        f"{LEFT + p[rows].mean() * SIZE:.1f},{TOP + (1 - label[rows].mean()) * SIZE:.1f}"
        for rows in tenths
        if len(rows)
    )
    y = TOP + 12 + 20 * number
    return [
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>',
        f'<path d="M{LEFT + SIZE + 14} {y - 4}h24" stroke="{colour}" stroke-width="2"{dashes}/>',
        f'<text x="{LEFT + SIZE + 44}" y="{y}">{name}</text>',
    ]
