"""Life events and turning points: where their words go.

Wide, the words stand on the picture: turning points in rows at the top, life events in lanes under
them. On a phone they are numbers in the picture and a list under it.
"""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.charts.lettering import SIZES, Board, Box, Place, width, wrapped
from stillhere.charts.record import Note, RibbonData
from stillhere.charts.scale import Scale
from stillhere.charts.svg import circle, path, text, upright
from stillhere.charts.svg import num as n
from stillhere.charts.words import date, local

ROW = 25.0
LANE = 21.0
MOST_TURNING = 2
MOST_LANES = 4
MOST_NUMBERS = 9
NUMBER_R = 9.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point with its lines of words, the top of them and how they are anchored."""

    x: float
    lines: list[str]
    top: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Event:
    """A life event in its lane; lane 0 is the lowest. Without words where no lane had room."""

    x: float
    words: str
    lane: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Number:
    """A numbered note on a phone: the disc at `cx` may stand a little beside its `x`."""

    x: float
    cx: float
    row: int
    turning: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class WideNotes:
    """All words above the cloth, and how high they are together."""

    turns: tuple[Turn, ...]
    events: tuple[Event, ...]
    height: float


def shown(notes: tuple[Note, ...], scale: Scale) -> list[Note]:
    """The notes inside the picture, oldest first."""
    return sorted((x for x in notes if scale.holds(x.at)), key=lambda x: x.at)


def plan_wide(data: RibbonData, scale: Scale, box_width: float) -> WideNotes:
    """Decide where every word goes, before the heights of the picture are known."""
    turns, bottom = _plan_turns(shown(data.turning, scale)[-MOST_TURNING:], scale, box_width)
    events = _plan_events(shown(data.life, scale), scale, box_width)
    lanes = 1 + max((e.lane for e in events), default=-1)
    return WideNotes(tuple(turns), tuple(events), bottom + lanes * LANE + 10)


def _plan_turns(notes: list[Note], scale: Scale, box: float) -> tuple[list[Turn], float]:
    """The later one on top, so that its words do not cross the line of the earlier one."""
    anchors = [_anchor(note, scale, box) for note in notes]
    order = list(zip(notes, anchors, strict=True))
    if len(order) == 2 and anchors[0] == "start":
        reach = scale.x(notes[0].at) + 8 + width(notes[0].words, SIZES["rb-turnwords"])
        crosses = reach > scale.x(notes[1].at)
        order = order if crosses else order[::-1]
    else:
        order = order[::-1]
    turns: list[Turn] = []
    top = 4.0
    for note, anchor in order:
        x = scale.x(note.at)
        room = (x if anchor == "end" else box - x) - 10
        lines = wrapped(note.words, SIZES["rb-turnwords"], room)
        turns.append(Turn(x, lines, top, anchor))
        top += ROW * len(lines)
    return turns, top


def _anchor(note: Note, scale: Scale, box: float) -> str:
    x, need = scale.x(note.at), width(note.words, SIZES["rb-turnwords"]) + 10
    first_third = x < scale.left + (scale.right - scale.left) / 3
    fits = {"start": box - x >= need, "end": x >= need}
    wanted, other = ("start", "end") if first_third else ("end", "start")
    if fits[wanted] or not fits[other]:
        return wanted if fits[wanted] else max(("start", "end"), key=lambda a: _room(a, x, box))
    return other


def _room(anchor: str, x: float, box: float) -> float:
    return box - x if anchor == "start" else x


def _plan_events(notes: list[Note], scale: Scale, box: float) -> list[Event]:
    lanes: list[list[tuple[float, float]]] = [[] for _ in range(MOST_LANES)]
    return [_plan_event(note, scale.x(note.at), lanes, box) for note in notes]


def _plan_event(note: Note, x: float, lanes: list[list[tuple[float, float]]], box: float) -> Event:
    size = width(note.words, SIZES["rb-words"])
    for lane, taken in enumerate(lanes):
        for anchor in ("start", "end"):
            extent = (x - 6, x + 12 + size) if anchor == "start" else (x - 12 - size, x + 6)
            inside = extent[0] >= 0 and extent[1] <= box
            if inside and all(extent[1] < a or b < extent[0] for a, b in taken):
                taken.append(extent)
                return Event(x, note.words, lane, anchor)
    free = (n for n, taken in enumerate(lanes) if all(x + 6 < a or b < x - 6 for a, b in taken))
    lane = next(free, MOST_LANES)
    if lane < MOST_LANES:
        lanes[lane].append((x - 6, x + 6))
    return Event(x, "", lane, "start")


@dataclass(frozen=True, slots=True)
class Above:
    """The notes of a picture of few days: how much room they need, and what is drawn of them."""

    height: float
    listed: tuple[str, ...]
    _wide: WideNotes | None = None
    _numbers: tuple[Number, ...] = ()

    def drawn(self, board: Board, top: float, over: float, bottom: float) -> str:
        """Words on a wide picture, numbers on that for phones."""
        if self._wide is None:
            return draw_numbers(list(self._numbers), top, over, bottom)
        words = draw_events(self._wide, board, top, over)
        return words + draw_turns(self._wide, board, bottom)


def plan_above(data: RibbonData, scale: Scale, box: float, *, phone: bool) -> Above:
    """Decide where the notes go; nothing needs no room."""
    if not shown(data.turning, scale) and not shown(data.life, scale):
        return Above(0.0, ())
    if phone:
        numbers = plan_numbers(data, scale, box)
        listed = tuple(number.sentence for number in numbers)
        return Above(number_height(numbers) + 22, listed, None, tuple(numbers))
    plan = plan_wide(data, scale, box)
    return Above(plan.height, (), plan)


def draw_turns(notes: WideNotes, board: Board, bottom: float) -> str:
    """Dotted lines down to `bottom` with the sentence beside them."""
    out = ""
    for turn in notes.turns:
        out += upright("rb-turn", turn.x, turn.top + 6, bottom)
        x = turn.x + (8 if turn.anchor == "start" else -8)
        place = Place(x, turn.top + 18, turn.anchor)
        out += board.write("rb-turnwords", turn.lines, [place], lead=ROW)
    for turn in notes.turns:
        board.keep_free(Box(turn.x - 1, turn.top + 6, turn.x + 1, bottom))
    return out


def draw_events(notes: WideNotes, board: Board, top: float, mid: float) -> str:
    """Diamonds with their words in lanes over `top` and a thin stem down to `mid`."""
    out = ""
    for event in notes.events:
        y = top - 13 - event.lane * LANE
        out += upright("rb-life-stem", event.x, y, mid) + diamond(event.x, y)
        x = event.x + (9 if event.anchor == "start" else -9)
        lines = [event.words] if event.words else []
        out += board.write("rb-words", lines, [Place(x, y + 5, event.anchor)])
    return out


def diamond(x: float, y: float) -> str:
    """The mark of a life event."""
    return path("rb-life", f"M{n(x)} {n(y - 5)}l4.5 5l-4.5 5l-4.5 -5Z")


def plan_numbers(data: RibbonData, scale: Scale, box: float) -> list[Number]:
    """At most nine notes as numbers, turning points before life events where there are more."""
    turning = shown(data.turning, scale)[-MOST_TURNING:]
    room = MOST_NUMBERS - len(turning)
    both = [(note, True) for note in turning]
    both += [(note, False) for note in shown(data.life, scale)[-room:]]
    ends = [-1.0, -1.0]
    numbers = []
    for note, is_turning in sorted(both, key=lambda pair: pair[0].at):
        x = scale.x(note.at)
        cx = min(max(x, NUMBER_R + 1), box - NUMBER_R - 1)
        row = 0 if cx - NUMBER_R >= ends[0] + 1 or ends[0] <= ends[1] else 1
        cx = min(max(cx, ends[row] + NUMBER_R + 1), box - NUMBER_R - 1)
        ends[row] = cx + NUMBER_R
        numbers.append(Number(x, cx, row, is_turning, _sentence(note, data, turning=is_turning)))
    return numbers


def _sentence(note: Note, data: RibbonData, *, turning: bool) -> str:
    return note.words if turning else f"{date(local(note.at, data.zone))}: {note.words}"


def number_height(numbers: list[Number]) -> float:
    """Height of the rows of numbers."""
    return 24.0 * (1 + max((number.row for number in numbers), default=-1))


def draw_numbers(numbers: list[Number], top: float, mid: float, bottom: float) -> str:
    """Discs at the top; a dotted line to `bottom` or a diamond at `top` with a stem to `mid`."""
    out = ""
    for count, number in enumerate(numbers, 1):
        cy = 12 + 22 * number.row
        if number.turning:
            out += upright("rb-turn", number.x, cy + NUMBER_R + 2, bottom)
        else:
            out += upright("rb-life-stem", number.x, top - 8, mid) + diamond(number.x, top - 8)
        out += circle("rb-num", number.cx, cy, NUMBER_R)
        out += text("rb-numtext", number.cx, cy + 4.5, str(count), "middle")
    return out
