"""The whole life of a relationship, or any long time of it, on one line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.charts import axis, bins, layers, notes, telling
from stillhere.charts.layers import GUTTER, Rows
from stillhere.charts.lettering import Board, Place
from stillhere.charts.pauses import silences
from stillhere.charts.picture import Picture
from stillhere.charts.record import Numbers, RibbonData, Span, Strands, Times, strands
from stillhere.charts.scale import Scale
from stillhere.charts.svg import frame
from stillhere.charts.table import by_month
from stillhere.charts.waits import Wait, long_waits

WIDE, PHONE = 1100.0, 320.0
WIDE_MINUTE, PHONE_MINUTE = 4.6, 2.3
"""Square pixels of a minute of a call."""
WIDE_BIN, PHONE_BIN = 12.0, 5.0
"""The least width of a bin of the cloth, in pixels."""
WORDS_PX = 60.0
"""A silence narrower than this holds no words."""


def life(data: RibbonData, *, uid: str, phone: bool = False) -> Picture:
    """Draw all of `data`: 1100 px wide, or 320 px with numbers instead of words."""
    sides = strands(data.events)
    waits = long_waits(sides, data.end, data.blind.of_words)
    return _phone(data, sides, waits, uid) if phone else _wide(data, sides, waits, uid)


def _wide(data: RibbonData, sides: Strands, waits: list[Wait], uid: str) -> Picture:
    scale = Scale(data.start, data.end, GUTTER, WIDE - 4)
    scale = layers.room_for_lights(scale, sides, WIDE_MINUTE, WIDE)
    words = notes.plan_wide(data, scale, WIDE)
    rows = Rows(max(words.height, 24), 104, 9, 84, 16, 26)
    board = Board(WIDE, rows.height)
    woven = _woven(data, sides, scale, WIDE_BIN)
    lettering = layers.gutter(rows, data.who, board, [w for w in waits if scale.holds(w.at)])
    body = layers.usual_shade(rows, scale, woven.usual) + axis.draw(
        board, scale, data.zone, rows.axis
    )
    body += woven.drawn(rows, scale) + layers.no_record(rows, scale, data.blind, uid)
    body += layers.marked(rows, scale, data.here)
    body += layers.line_of_lights(rows, scale, sides, WIDE_MINUTE, uid)
    body += layers.unlit(rows, scale, sides, 3.6) + layers.waiting(rows, scale, waits, 3.6)
    body += lettering + notes.draw_events(words, board, rows.top, rows.over)
    body += notes.draw_turns(words, board, rows.wait + 6)
    layers.keep_rings_free(board, rows, scale, waits, 3.6)
    body += layers.no_record_words(rows, scale, data.blind, board)
    body += _in_silence(data, sides, rows, scale, board)
    body += _usual_word(rows, scale, woven, board)
    return _picture(data, sides, waits, scale, body, uid=uid, height=rows.height)


def _phone(data: RibbonData, sides: Strands, waits: list[Wait], uid: str) -> Picture:
    scale = Scale(data.start, data.end, 4, PHONE - 4)
    scale = layers.room_for_lights(scale, sides, PHONE_MINUTE, PHONE)
    numbers = notes.plan_numbers(data, scale, PHONE)
    top = notes.number_height(numbers) + 36
    rows = Rows(top, 84, 7, 66, 12, 40)
    board = Board(PHONE, rows.height)
    woven = _woven(data, sides, scale, PHONE_BIN)
    body = layers.usual_shade(rows, scale, woven.usual) + axis.draw(
        board, scale, data.zone, rows.axis
    )
    body += woven.drawn(rows, scale) + layers.no_record(rows, scale, data.blind, uid)
    body += layers.marked(rows, scale, data.here)
    body += layers.line_of_lights(rows, scale, sides, PHONE_MINUTE, uid)
    body += layers.unlit(rows, scale, sides, 3) + layers.waiting(rows, scale, waits, 3)
    body += layers.names_on_phone(rows, data.who, scale.left, PHONE, top - 20)
    body += notes.draw_numbers(numbers, rows.top, rows.over, rows.wait + 6)
    listed = tuple(number.sentence for number in numbers)
    return _picture(data, sides, waits, scale, body, uid=uid, height=rows.height, listed=listed)


def _picture(
    data: RibbonData,
    sides: Strands,
    waits: list[Wait],
    scale: Scale,
    body: str,
    *,
    uid: str,
    height: float,
    listed: tuple[str, ...] | None = None,
) -> Picture:
    title, desc = telling.title(data), telling.description(data, sides, waits)
    phone = listed is not None
    kind = "ribbon rb-narrow" if phone else "ribbon rb-wide"
    width = PHONE if phone else WIDE
    svg = frame(
        body,
        uid=uid,
        kind=kind,
        width=width,
        height=height,
        title=title,
        desc=desc,
        time=scale.time,
    )
    return Picture(svg, title, desc, by_month(data, sides), listed or ())


@dataclass(frozen=True, slots=True)
class _Woven:
    """What both sides wrote in each bin between `marks`, and what is usual in one."""

    marks: Times
    them: Numbers
    me: Numbers
    usual: bins.Usual

    def drawn(self, rows: Rows, scale: Scale) -> str:
        """The two cloths."""
        return layers.cloths(rows, scale.xs(self.marks), self.them, self.me, self.usual.full)


def _woven(data: RibbonData, sides: Strands, scale: Scale, least_px: float) -> _Woven:
    days = bins.choose_width(scale.per_day, least_px)
    marks = bins.edges(data.start, data.end, days)
    blind = data.blind.of_words
    them, me = (bins.rates(times, marks, blind) for times in (sides.them, sides.me))
    return _Woven(marks, them, me, bins.usual(data, sides, days))


def _in_silence(data: RibbonData, sides: Strands, rows: Rows, scale: Scale, board: Board) -> str:
    blind: tuple[Span, ...] = (*data.blind.of_words, *data.blind.calls)
    out = ""
    for silence in silences(sides, data.end, blind, WORDS_PX / scale.per_day):
        found = scale.clipped(silence.start, silence.end)
        if found is None or found[1] - found[0] < WORDS_PX:
            continue
        x = sum(found) / 2
        lines = [f"nothing from {data.who}", f"for {silence.days} days"]
        if found[1] - found[0] < 130:
            lines = ["nothing from", f"{data.who} for", f"{silence.days} days"]
        places = [
            Place(x + aside, rows.over - rows.up * part, "middle")
            for aside in (0, -6, -12, -18, -24)
            for part in (0.52, 0.66, 0.4)
        ]
        out += board.write("rb-quiet", lines, places, lead=18)
    return out


def _usual_word(rows: Rows, scale: Scale, woven: _Woven, board: Board) -> str:
    """The word `usual` at the right, where their cloth is now below the shade."""
    low, high = woven.usual.them
    newest = woven.them[-6:]
    known = newest[~np.isnan(newest)]
    if not len(known) or known.max() >= low:
        return ""
    y = rows.over - rows.up / woven.usual.full * (low + high) / 2 + 5
    places = [Place(scale.right - aside, y, "end") for aside in (2, 6, 30, 60, 90)]
    return board.write("rb-axis", ["usual"], places)
