"""One evening by the clock: every message a stroke, every call as long as it took."""

from __future__ import annotations

import math

import numpy as np

from stillhere.charts import axis, layers, notes, telling
from stillhere.charts.layers import GUTTER, Rows
from stillhere.charts.lettering import Board, Place, width
from stillhere.charts.life import PHONE, WIDE
from stillhere.charts.picture import Picture, Table
from stillhere.charts.record import RibbonData, strands
from stillhere.charts.scale import Scale
from stillhere.charts.svg import frame, level, rect
from stillhere.charts.waits import Wait, long_waits
from stillhere.charts.words import clock, date, local, minutes
from stillhere.records.columns import KINDS

PILL = 26.0
STROKE = 5.0


def evening(data: RibbonData, *, uid: str, phone: bool = False) -> Picture:
    """Draw the hours from `start` to `end` (a few, at most a day)."""
    box = PHONE if phone else WIDE
    scale = Scale(data.start, data.end, 4 if phone else GUTTER, box - 4)
    sides = strands(data.events)
    waits = long_waits(sides, data.end, data.blind.of_words, together_hours=1)
    waits = [wait for wait in waits if scale.holds(wait.at)]
    above = notes.plan_above(data, scale, box, phone=phone)
    wait_room = 14.0 if waits else 2.0
    rows = Rows(above.height + (30 if phone else 24), 42, 15, 42, wait_room, 26 if phone else 12)
    board = Board(box, rows.height)
    body = axis.draw(board, scale, data.zone, rows.axis)
    body += layers.no_record(rows, scale, data.blind, uid)
    body += layers.marked(rows, scale, data.here)
    body += level("rb-line", rows.mid, scale.left, scale.right)
    body += _strokes(data, rows, scale) + _pills(data, rows, scale, board)
    body += layers.meetings(rows, scale, sides) + layers.unlit(rows, scale, sides, 4.2)
    body += layers.waiting(rows, scale, waits, 4)
    body += above.drawn(board, rows.top - (12 if phone else 0), rows.over, rows.wait + 6)
    body += _names(data, rows, scale, board, waits, phone=phone)
    title, desc = _title(data), telling.READING.format(who=data.who) + " By the clock."
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
    return Picture(svg, title, desc, _table(data, title), above.listed)


def _title(data: RibbonData) -> str:
    first, last = local(data.start, data.zone), local(data.end, data.zone)
    return f"You and {data.who}, {date(first)}, {clock(first)} to {clock(last)}"


def _shown(data: RibbonData, kind: str) -> list[int]:
    events = data.events
    inside = (events.at >= data.start) & (events.at < data.end)
    return [int(i) for i in np.flatnonzero(inside & (events.kind == KINDS.index(kind)))]


def _strokes(data: RibbonData, rows: Rows, scale: Scale) -> str:
    out = ""
    for i in _shown(data, "message"):
        height = 8 + min(30.0, math.sqrt(max(0, int(data.events.length[i]))) * 2.6)
        x = min(max(scale.x(data.events.at[i]), scale.left + 2.5), scale.right - 2.5) - 2.5
        if data.events.out[i]:
            out += rect("rb-me-bar", x, rows.under, STROKE, height, rx=STROKE / 2)
        else:
            out += rect("rb-them-bar", x, rows.over - height, STROKE, height, rx=STROKE / 2)
    return out


def _pills(data: RibbonData, rows: Rows, scale: Scale, board: Board) -> str:
    out = ""
    for i in [*_shown(data, "call"), *_shown(data, "meeting")]:
        if data.events.answered[i] == 0:
            continue
        seconds = float(np.nan_to_num(data.events.seconds[i]))
        left = scale.x(data.events.at[i])
        right = min(max(scale.x(data.events.at[i] + seconds * 1000), left + 6), scale.right)
        left = min(left, right - 6)
        height = min(PILL, max(8.0, right - left))
        out += rect(
            "rb-call-edged", left, rows.mid - height / 2, right - left, height, rx=height / 2
        )
        out += _label(minutes(seconds / 60), left, right, rows, board) if seconds else ""
    return out


def _label(words: str, left: float, right: float, rows: Rows, board: Board) -> str:
    """Inside the pill, or over it where the pill is too short."""
    x = (left + right) / 2
    if width(words, 15) + 12 <= right - left:
        return board.write("rb-incall", [words], [Place(x, rows.mid + 5, "middle")])
    places = [Place(x, rows.over - 4, anchor) for anchor in ("middle", "start", "end")]
    return board.write("rb-outcall", [words], places)


def _names(
    data: RibbonData, rows: Rows, scale: Scale, board: Board, waits: list[Wait], *, phone: bool
) -> str:
    if not phone:
        return layers.gutter(rows, data.who, board, waits)
    return layers.names_on_phone(rows, data.who, scale.left, PHONE, rows.top - 12)


def _table(data: RibbonData, title: str) -> Table:
    rows = []
    for i in np.flatnonzero((data.events.at >= data.start) & (data.events.at < data.end)):
        who = "You" if data.events.out[i] else data.who
        rows.append((clock(local(int(data.events.at[i]), data.zone)), who, _what(data, int(i))))
    return Table(f"{title}, in the order of time.", ("Time", "Who", "What"), tuple(rows))


def _what(data: RibbonData, i: int) -> str:
    kind = KINDS[data.events.kind[i]]
    if kind == "call" and data.events.answered[i] == 0:
        return "called; nobody picked up"
    if kind in {"call", "meeting"}:
        seconds = float(data.events.seconds[i])
        length = "" if np.isnan(seconds) else f", {minutes(seconds / 60)}"
        return ("called" if kind == "call" else "met") + length
    return "wrote" if kind == "message" else "reacted"
