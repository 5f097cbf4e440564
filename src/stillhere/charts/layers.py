"""The layers of a ribbon, back to front, that its zooms share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stillhere.charts import lights
from stillhere.charts.bins import Usual
from stillhere.charts.curve import cloth
from stillhere.charts.lettering import Board, Box, Place, shortened, width
from stillhere.charts.record import Blind, Numbers, Span, Strands
from stillhere.charts.scale import Scale
from stillhere.charts.svg import circle, level, num, path, rect, text, upright
from stillhere.charts.waits import Wait

GUTTER = 104.0
MET = 1.8
"""Radius of the dot that tells a meeting from a call."""
LEAST_GAP = 2.0
"""Pixels; a shorter time without record is drawn this wide, so that it is seen."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Heights of the rows of a ribbon, from the top of the cloth downwards."""

    top: float
    up: float
    lane: float
    down: float
    wait_room: float
    axis_room: float

    @property
    def mid(self) -> float:
        """The line."""
        return self.top + self.up + self.lane

    @property
    def over(self) -> float:
        """Where their cloth begins."""
        return self.mid - self.lane

    @property
    def under(self) -> float:
        """Where my cloth begins."""
        return self.mid + self.lane

    @property
    def bottom(self) -> float:
        """Where the cloths end."""
        return self.under + self.down

    @property
    def wait(self) -> float:
        """The row of what waits."""
        return self.bottom + self.wait_room

    @property
    def axis(self) -> float:
        """The floor with the dates."""
        return self.wait + self.axis_room

    @property
    def height(self) -> float:
        """The whole picture."""
        return self.axis + 28


def usual_shade(rows: Rows, scale: Scale, usual: Usual) -> str:
    """What is usual for each side, drawn through to the right end."""
    across = scale.right - scale.left
    (low, high), (mine_low, mine_high) = usual.them, usual.me
    up, down = rows.up / usual.full, rows.down / usual.full
    return rect("rb-usual", scale.left, rows.over - high * up, across, (high - low) * up) + rect(
        "rb-usual", scale.left, rows.under + mine_low * down, across, (mine_high - mine_low) * down
    )


def cloths(
    rows: Rows, sides: Numbers, them: Numbers, me: Numbers, full: float, *, edged: bool = True
) -> str:
    """Both cloths, clipped at `full`; without edges they take the stronger colours."""
    out = ""
    for values, base, room, kind in (
        (them, rows.over, -rows.up, "rb-them"),
        (me, rows.under, rows.down, "rb-me"),
    ):
        area, edge = cloth(np.minimum(values, full), sides, base, room / full)
        out += path(kind if edged else f"{kind}-bar", area)
        out += path(f"{kind}-edge", edge) if edged else ""
    return out


def no_record(rows: Rows, scale: Scale, blind: Blind, uid: str) -> str:
    """Paper and hatching: over the full height, or in the lane of one channel alone."""
    out = "".join(_hatched(scale, span, rows.top, rows.bottom + 6, uid) for span in blind.overall)
    for span in blind.words:
        out += _hatched(scale, span, rows.top, rows.over, uid)
        out += _hatched(scale, span, rows.under, rows.bottom, uid)
    for span in blind.calls:
        out += _hatched(scale, span, rows.over + 2, rows.under - 2, uid)
    return out


def _hatched(scale: Scale, span: Span, top: float, bottom: float, uid: str) -> str:
    found = scale.clipped(*span)
    if found is None:
        return ""
    left, right = found
    right = min(max(right, left + LEAST_GAP), scale.right)
    left = max(scale.left, min(left, right - LEAST_GAP))
    box = (left, top, right - left, bottom - top)
    return rect("rb-blank", *box) + rect("rb-gap", *box, fill=f"url(#{uid}-hatch)")


def no_record_words(rows: Rows, scale: Scale, blind: Blind, board: Board) -> str:
    """The words under each full gap, where there is room."""
    found = [box for span in blind.overall if (box := scale.clipped(*span))]
    return "".join(
        board.write("rb-quiet", ["no record"], _places(left, right, scale, rows.wait + 4))
        for left, right in sorted(found, key=lambda box: box[0] - box[1])
    )


def _places(left: float, right: float, scale: Scale, y: float) -> list[Place]:
    middle = Place((left + right) / 2, y, "middle")
    return [middle, Place(left, y, "start"), Place(min(right, scale.right), y, "end")]


def room_for_lights(scale: Scale, sides: Strands, px_per_minute: float, box: float) -> Scale:
    """Move the ends of the picture inwards so that no light and no glow is cut off."""
    drawn = scale.inside(sides.talks)
    minutes = sides.minutes[drawn]
    r = lights.radii(minutes, px_per_minute) + lights.EDGE
    r = np.where(lights.glowing(minutes, sides.minutes), r * lights.GLOW_SPREAD, r)
    return scale.with_room(scale.xs(sides.talks[drawn]), r, box)


def line_of_lights(
    rows: Rows, scale: Scale, sides: Strands, px_per_minute: float, uid: str, *, glow: bool = True
) -> str:
    """The line, the glow, all edges and all lights."""
    drawn = scale.inside(sides.talks)
    x, minutes = scale.xs(sides.talks[drawn]), sides.minutes[drawn]
    r = lights.radii(minutes, px_per_minute)
    bright = np.flatnonzero(lights.glowing(minutes, sides.minutes) & glow)
    shine = "".join(
        circle("rb-glow", x[i], rows.mid, r[i] * lights.GLOW_SPREAD, fill=f"url(#{uid}-glow)")
        for i in bright
    )
    edges = path("rb-call-edge", lights.outline(x, r + lights.EDGE, rows.mid))
    fills = path("rb-call", lights.outline(x, r, rows.mid))
    line = level("rb-line", rows.mid, scale.left, scale.right)
    return line + shine + edges + fills + meetings(rows, scale, sides)


def meetings(rows: Rows, scale: Scale, sides: Strands) -> str:
    """A dot in the light of each time that the two saw each other."""
    x = scale.xs(sides.met[scale.inside(sides.met)])
    x = np.clip(x, scale.left + MET, scale.right - MET)
    return "".join(circle("rb-met", place, rows.mid, MET) for place in spaced(x, 2 * MET))


def marked(rows: Rows, scale: Scale, here: int | None) -> str:
    """A thin line with a foot at the moment that was asked for."""
    if here is None or not scale.holds(here):
        return ""
    x = min(max(scale.x(here), scale.left + 5), scale.right - 5)
    foot = f"M{num(x - 5)} {num(rows.axis + 6)}l10 0l-5 -6Z"
    return upright("rb-here", x, rows.top, rows.axis) + path("rb-foot", foot)


def unlit(rows: Rows, scale: Scale, sides: Strands, r: float) -> str:
    """Calls that nobody picked up; rings that would lie on one another are one."""
    x = scale.xs(sides.missed[scale.inside(sides.missed)])
    x = np.clip(x, scale.left + r + 1, scale.right - r - 1)
    return "".join(circle("rb-unlit", place, rows.mid, r) for place in spaced(x, r))


def spaced(x: Numbers, least: float) -> list[float]:
    """Sorted places without those that are closer than `least` to the one before."""
    kept: list[float] = []
    for place in x.tolist():
        if not kept or place - kept[-1] >= least:
            kept.append(place)
    return kept


def waiting(rows: Rows, scale: Scale, waits: list[Wait], r: float, *, stems: bool = True) -> str:
    """A dotted stem and a ring for each wait; a dot in it where the answer came."""
    out = ""
    for is_open in (False, True):
        found = np.array([scale.x(w.at) for w in waits if w.open is is_open and scale.holds(w.at)])
        for x in spaced(np.clip(found, scale.left + r + 1, scale.right - r - 1), 2.0):
            out += upright("rb-stem", x, rows.under, rows.wait - r) if stems else ""
            out += circle("rb-wait", x, rows.wait, r)
            out += "" if is_open else circle("rb-late", x, rows.wait, r * 0.4)
    return out


def keep_rings_free(board: Board, rows: Rows, scale: Scale, waits: list[Wait], r: float) -> None:
    """No words on the rings of what waits."""
    for wait in waits:
        if scale.holds(wait.at):
            x = scale.x(wait.at)
            board.keep_free(Box(x - r, rows.wait - r, x + r, rows.wait + r))


def gutter(rows: Rows, who: str, board: Board, waits: list[Wait]) -> str:
    """The names of the rows at the left of a wide picture."""
    them = _name_lines(who)
    y = rows.over - rows.up * 0.36 - 9.5 * (len(them) - 1)
    out = board.write("rb-side rb-side-them", them, [Place(0, y)])
    out += board.write("rb-side rb-side-call", ["calls"], [Place(0, rows.mid + 5)])
    out += board.write(
        "rb-side rb-side-me", ["from you"], [Place(0, rows.under + rows.down * 0.44)]
    )
    if waits:
        word = "waiting" if any(w.open for w in waits) else "waited"
        out += board.write("rb-axis", [word], [Place(0, rows.wait + 5)])
    return out


def _name_lines(who: str) -> list[str]:
    whole = f"from {who}"
    if width(whole, 16) <= GUTTER - 4:
        return [whole]
    return ["from", shortened(who, 16, GUTTER - 4)]


def names_on_phone(rows: Rows, who: str, left: float, box: float, y: float) -> str:
    """The two names, over their cloth and under mine."""
    whole = shortened(f"from {who}", 16, box - left)
    return text("rb-side rb-side-them", left, y, whole) + text(
        "rb-side rb-side-me", left, rows.axis - 14, "from you"
    )
