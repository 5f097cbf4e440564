"""Two weeks day by day: a stroke for each bout, a pill with its minutes for each call."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.charts import axis, layers, lights, notes, telling
from stillhere.charts.layers import GUTTER, Rows
from stillhere.charts.lettering import Board, width
from stillhere.charts.life import PHONE, WIDE
from stillhere.charts.picture import Picture
from stillhere.charts.record import DAY, RibbonData, Strands, Times, strands, within
from stillhere.charts.scale import Scale
from stillhere.charts.svg import frame, level, rect, text, upright
from stillhere.charts.table import by_day, days_of
from stillhere.charts.waits import long_waits

BOUT_GAP_HOURS = 1.0
FEWEST = 8.0
"""Messages of a bout that the full height stands for at least."""
PILL = 24.0
STROKE = 5.0


@dataclass(frozen=True, slots=True)
class Bouts:
    """Runs of one side's messages: when each began, and how many it has."""

    at: Times
    number: Times


def bouts(times: Times, gap_hours: float) -> Bouts:
    """Split sorted `times` wherever more than `gap_hours` pass."""
    if not len(times):
        return Bouts(times, times)
    first = np.flatnonzero(np.concatenate(([True], np.diff(times) > gap_hours * DAY / 24)))
    return Bouts(times[first], np.diff(np.append(first, len(times))))


def days(
    data: RibbonData, *, uid: str, phone: bool = False, gap_hours: float = BOUT_GAP_HOURS
) -> Picture:
    """Draw about 14 days; `gap_hours` is what separates two bouts of this tie."""
    sides = strands(data.events)
    waits = long_waits(sides, data.end, data.blind.of_words, together_hours=1)
    box = PHONE if phone else WIDE
    scale = Scale(data.start, data.end, 4 if phone else GUTTER, box - 4)
    above = notes.plan_above(data, scale, box, phone=phone)
    rows = Rows(above.height + (32 if phone else 16), 84, 18, 62, 14, 40 if phone else 26)
    board = Board(box, rows.height)
    body = axis.draw(board, scale, data.zone, rows.axis) + _nights(data, rows, scale)
    body += _strokes(data, sides, rows, scale, gap_hours)
    body += layers.no_record(rows, scale, data.blind, uid)
    body += layers.marked(rows, scale, data.here)
    body += level("rb-line", rows.mid, scale.left, scale.right)
    body += _pills(sides, rows, scale) + layers.unlit(rows, scale, sides, 4.2)
    body += layers.meetings(rows, scale, sides) + layers.waiting(rows, scale, waits, 4)
    body += above.drawn(board, rows.top - (14 if phone else 0), rows.over, rows.wait + 6)
    if phone:
        body += layers.names_on_phone(rows, data.who, scale.left, PHONE, rows.top - 14)
    else:
        shown = [w for w in waits if scale.holds(w.at)]
        body += layers.gutter(rows, data.who, board, shown)
        body += layers.no_record_words(rows, scale, data.blind, board)
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
    return Picture(svg, title, desc, by_day(data, sides), above.listed)


def _nights(data: RibbonData, rows: Rows, scale: Scale) -> str:
    midnights = [int(at) for at in days_of(data).marks if scale.start < at < scale.end]
    return "".join(upright("rb-month", scale.x(at), rows.top, rows.axis) for at in midnights)


def _strokes(data: RibbonData, sides: Strands, rows: Rows, scale: Scale, gap_hours: float) -> str:
    runs = [bouts(times, gap_hours) for times in (sides.them, sides.me)]
    numbers = np.concatenate([run.number for run in runs])
    full = max(FEWEST, float(np.quantile(numbers, 0.98)) if len(numbers) else 0.0)
    out = ""
    for run, kind, room in zip(
        runs, ("rb-them-bar", "rb-me-bar"), (-rows.up, rows.down), strict=True
    ):
        for i in np.flatnonzero((run.at >= data.start) & (run.at < data.end)):
            height = max(STROKE, min(float(run.number[i]), full) / full * abs(room))
            x = min(max(scale.x(run.at[i]), scale.left + STROKE / 2), scale.right - STROKE / 2)
            y = rows.over - height if room < 0 else rows.under
            out += rect(kind, x - STROKE / 2, y, STROKE, height, rx=STROKE / 2)
    return out


def _pills(sides: Strands, rows: Rows, scale: Scale) -> str:
    """Pills with minutes where there is room, otherwise lights."""
    out, free = "", scale.left
    shown = within(sides.talks, scale.start, scale.end)
    lengths = sides.minutes[np.searchsorted(sides.talks, scale.start) :][: len(shown)]
    for at, minutes in zip(shown, lengths, strict=True):
        label = "" if np.isnan(minutes) else f"{max(1, round(float(minutes)))}"
        wide = width(label, 15) + 14 if label else 0.0
        left = min(max(scale.x(at) - wide / 2, scale.left), scale.right - wide)
        if label and left >= free and wide < scale.per_day:
            out += rect("rb-call-edged", left, rows.mid - PILL / 2, wide, PILL, rx=PILL / 2)
            out += text("rb-incall", left + wide / 2, rows.mid + 5, label, "middle")
            free = left + wide + 2
        else:
            out += _light(scale, rows, int(at), float(minutes))
    return out


def _light(scale: Scale, rows: Rows, at: int, minutes: float) -> str:
    r = min(float(lights.radii(np.array([minutes]), 9.0)[0]), PILL / 2)
    x = min(max(scale.x(at), scale.left + r), scale.right - r)
    return rect("rb-call-edged", x - r, rows.mid - r, 2 * r, 2 * r, rx=r)
