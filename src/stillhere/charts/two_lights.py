"""Then and now: how long the two talk, as two lights on one line and one scale."""

from __future__ import annotations

import math

from stillhere.charts.lettering import Board, Place
from stillhere.charts.picture import Picture, Table
from stillhere.charts.svg import circle, level, silent_frame
from stillhere.charts.words import minutes

WIDTH, HEIGHT = 290.0, 104.0
MID, LARGEST, PER_MINUTE = 44.0, 40.0, 90.0
"""PER_MINUTE is the area of a minute; it shrinks where the larger light would not fit."""


def two_lights(then: float | None, now: float | None, names: tuple[str, str]) -> Picture:
    """Usual minutes of a call `then` and `now`; None where there was none."""
    times = list(zip(names, (then, now), strict=True))
    longest = max(then or 0.0, now or 0.0)
    per_minute = min(PER_MINUTE, math.pi * LARGEST**2 / longest) if longest else PER_MINUTE
    board = Board(WIDTH, HEIGHT)
    body = level("rb-line", MID, 0, WIDTH)
    for (name, value), x in zip(times, (70.0, 215.0), strict=True):
        if value:
            r = max(2.0, math.sqrt(value * per_minute / math.pi))
            body += circle("rb-call-edged", x, MID, r)
        else:
            body += circle("rb-unlit", x, MID, 5)
        label = f"{name}, {_length(value)}"
        places = [Place(x, 100, "middle"), Place(0 if x < 100 else WIDTH, 100, _edge(x))]
        body += board.write("mc-label", [label], places)
    rows = tuple((name, _length(value)) for name, value in times)
    desc = "; ".join(f"{name}: {length}" for name, length in rows)
    title = "Usual length of a call"
    svg = silent_frame(body, width=WIDTH, height=HEIGHT)
    return Picture(svg, title, desc, Table(title, ("Time", "Usual length of a call"), rows))


def _length(value: float | None) -> str:
    return minutes(value) if value else "none"


def _edge(x: float) -> str:
    return "start" if x < WIDTH / 2 else "end"
