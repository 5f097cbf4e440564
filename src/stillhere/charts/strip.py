"""The last year without words: at the head of a card, and as a small line in a list."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.charts import bins, layers, telling
from stillhere.charts.layers import Rows
from stillhere.charts.picture import Picture
from stillhere.charts.record import DAY, RibbonData, Strands, strands
from stillhere.charts.scale import Scale
from stillhere.charts.svg import hatching, num, tag
from stillhere.charts.table import by_month
from stillhere.charts.waits import long_waits


@dataclass(frozen=True, slots=True)
class Size:
    """How large a strip is, and how its marks are drawn."""

    width: float
    height: float
    lane: float
    wait_room: float
    minute: float
    ring: float
    bins: tuple[int, int]
    edged: bool
    kind: str


CARD = Size(566, 92, 6, 13, 3.4, 3.6, (7, 14), edged=True, kind="ribbon strip rb-wide")
CARD_PHONE = Size(318, 76, 5, 12, 2.4, 3.4, (7, 14), edged=True, kind="ribbon strip rb-narrow")
SPARK = Size(120, 36, 2.4, 7, 0.55, 1.7, (14, 28), edged=False, kind="ribbon strip")
BUSY = {7: 0.25, 14: 0.12}
"""Share of days with a sign from which on the smaller bins are used."""


def strip(data: RibbonData, sentence: str, *, uid: str, phone: bool = False) -> Picture:
    """The head of a card: 566 × 92, or 318 × 76 on a phone. `sentence` is what it shows."""
    return _drawn(data, sentence, uid, CARD_PHONE if phone else CARD)


def spark(data: RibbonData, sentence: str, *, uid: str) -> Picture:
    """The line in a list: 120 × 36. `sentence` is what it shows."""
    return _drawn(data, sentence, uid, SPARK)


def _drawn(data: RibbonData, sentence: str, uid: str, size: Size) -> Picture:
    sides = strands(data.events)
    half = (size.height - size.wait_room) / 2 - size.lane
    rows = Rows(0, half, size.lane, half, size.wait_room - size.ring - 1, 0)
    scale = Scale(data.start, data.end, 2, size.width - 2)
    scale = layers.room_for_lights(scale, sides, size.minute, size.width)
    waits = long_waits(sides, data.end, data.blind.of_words)
    body = _cloths(data, sides, rows, scale, size) + layers.no_record(rows, scale, data.blind, uid)
    body += layers.line_of_lights(rows, scale, sides, size.minute, uid, glow=False)
    body += layers.unlit(rows, scale, sides, size.ring)
    open_waits = [w for w in waits if w.open]
    body += layers.waiting(rows, scale, open_waits, size.ring, stems=False)
    svg = _frame(body, uid, size, sentence)
    desc = telling.description(data, sides, waits)
    return Picture(svg, sentence, desc, by_month(data, sides))


def _cloths(data: RibbonData, sides: Strands, rows: Rows, scale: Scale, size: Size) -> str:
    days = size.bins[0] if _share_of_days(sides, data) > BUSY[size.bins[0]] else size.bins[1]
    marks = bins.edges(data.start, data.end, days)
    full = bins.usual(data, sides, days).full
    them = bins.rates(sides.them, marks, data.blind.of_words)
    me = bins.rates(sides.me, marks, data.blind.of_words)
    return layers.cloths(rows, scale.xs(marks), them, me, full, edged=size.edged)


def _share_of_days(sides: Strands, data: RibbonData) -> float:
    """On how many days of its record a tie has a sign or a message, in UTC days."""
    both = np.concatenate((sides.signs, sides.me))
    if not len(both):
        return 0.0
    whole = max(1, (data.end - int(both.min())) // DAY)
    return len(np.unique(both // DAY)) / whole


def _frame(body: str, uid: str, size: Size, sentence: str) -> str:
    return tag(
        "svg",
        tag("defs", hatching(uid)) + body,
        class_=size.kind,
        viewBox=f"0 0 {num(size.width)} {num(size.height)}",
        width=size.width,
        height=size.height,
        role="img",
        aria_label=sentence,
    )
