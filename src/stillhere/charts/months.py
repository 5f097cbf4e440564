"""About three months, a stroke a day: each call and each attempt has its own mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from stillhere.charts import axis, bins, layers, notes, telling
from stillhere.charts.layers import GUTTER, Rows
from stillhere.charts.lettering import Board
from stillhere.charts.life import PHONE, WIDE
from stillhere.charts.picture import Picture
from stillhere.charts.record import RibbonData, Strands, Times, strands
from stillhere.charts.scale import Scale
from stillhere.charts.svg import frame, rect
from stillhere.charts.table import Days, by_day, days_of
from stillhere.charts.waits import Wait, long_waits

WIDE_MINUTE, PHONE_MINUTE = 9.0, 5.0
STROKE = 0.62
"""Share of a day that its stroke fills."""
LEAST = 4.0
"""Pixels of the smallest stroke."""
FEWEST = 8.0
"""Messages a day that the full height stands for at least."""


def months(data: RibbonData, *, uid: str, phone: bool = False) -> Picture:
    """Draw 13 to 17 weeks (on a phone about 10): days from `start` to `end`."""
    sides = strands(data.events)
    waits = long_waits(sides, data.end, data.blind.of_words, together_hours=1)
    box, minute = (PHONE, PHONE_MINUTE) if phone else (WIDE, WIDE_MINUTE)
    scale = Scale(data.start, data.end, 4 if phone else GUTTER, box - 4)
    scale = layers.room_for_lights(scale, sides, minute, box)
    draw = _phone_words if phone else _wide_words
    rows, above, listed = draw(data, scale, [w for w in waits if scale.holds(w.at)])
    board = Board(box, rows.height)
    usual = _usual(data, sides)
    body = layers.usual_shade(rows, scale, usual) + axis.draw(board, scale, data.zone, rows.axis)
    body += _strokes(data, sides, rows, scale, usual.full)
    body += layers.no_record(rows, scale, data.blind, uid) + layers.marked(rows, scale, data.here)
    body += layers.line_of_lights(rows, scale, sides, minute, uid)
    body += layers.unlit(rows, scale, sides, 4.2) + layers.waiting(rows, scale, waits, 4)
    body += above
    title, desc = telling.title(data), telling.description(data, sides, waits)
    kind = "ribbon rb-narrow" if phone else "ribbon rb-wide"
    svg = frame(
        body,
        uid=uid,
        kind=kind,
        width=box,
        height=rows.height,
        title=title,
        desc=desc,
        time=scale.time,
    )
    return Picture(svg, title, desc, by_day(data, sides), listed)


def _wide_words(
    data: RibbonData, scale: Scale, waits: list[Wait]
) -> tuple[Rows, str, tuple[str, ...]]:
    plan = notes.plan_wide(data, scale, WIDE)
    rows = Rows(max(plan.height, 24), 84, 12, 62, 14, 26)
    board = Board(WIDE, rows.height)
    words = notes.draw_turns(plan, board, rows.wait + 8)
    words += notes.draw_events(plan, board, rows.top, rows.over)
    words += layers.gutter(rows, data.who, board, waits)
    layers.keep_rings_free(board, rows, scale, waits, 4)
    return rows, words + layers.no_record_words(rows, scale, data.blind, board), ()


def _phone_words(
    data: RibbonData, scale: Scale, waits: list[Wait]
) -> tuple[Rows, str, tuple[str, ...]]:
    del waits  # the phone has no gutter that names their row
    numbers = notes.plan_numbers(data, scale, PHONE)
    rows = Rows(notes.number_height(numbers) + 36, 84, 12, 62, 14, 40)
    words = notes.draw_numbers(numbers, rows.top, rows.over, rows.wait + 8)
    words += layers.names_on_phone(rows, data.who, scale.left, PHONE, rows.top - 20)
    return rows, words, tuple(number.sentence for number in numbers)


def _usual(data: RibbonData, sides: Strands) -> bins.Usual:
    """What is usual in a day, and the number that fills the height."""
    usual = bins.usual(data, sides, 1)
    return replace(usual, full=max(FEWEST, usual.full))


def _strokes(data: RibbonData, sides: Strands, rows: Rows, scale: Scale, full: float) -> str:
    days = days_of(data)
    both = ((sides.them, "rb-them-bar"), (sides.me, "rb-me-bar"))
    return "".join(
        _stroke(kind, rows, scale, days.marks[i : i + 2], min(1.0, number / full))
        for times, kind in both
        for i, number in _counts(days, times)
    )


def _counts(days: Days, times: Times) -> Iterator[tuple[int, int]]:
    """The covered days with messages, and how many."""
    counts = np.diff(np.searchsorted(times, days.marks)) * days.covered
    for i in np.flatnonzero(counts):
        yield int(i), int(counts[i])


def _stroke(kind: str, rows: Rows, scale: Scale, day: Times, share: float) -> str:
    """A day's stroke, `share` of the full height."""
    wide = min(7.0, scale.per_day * STROKE)
    middle = float(scale.xs(day).sum()) / 2
    x = min(max(middle, scale.left + wide / 2), scale.right - wide / 2) - wide / 2
    theirs = kind == "rb-them-bar"
    height = max(LEAST, share * (rows.up if theirs else rows.down))
    y = rows.over - height if theirs else rows.under
    return rect(kind, x, y, wide, height, rx=min(wide / 2, 2.0))
