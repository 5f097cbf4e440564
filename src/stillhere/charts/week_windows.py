"""Then and now: on how many days of a week somebody writes, as seven lit or unlit windows."""

from __future__ import annotations

from typing import Literal

from stillhere.charts.lettering import SIZES, Board, Place, shortened
from stillhere.charts.picture import Picture, Table
from stillhere.charts.svg import rect, silent_frame

WIDTH, HEIGHT = 290.0, 92.0
LEFT, STEP, WINDOW, TALL = 66.0, 32.0, 22.0, 32.0
WEEK = 7


def week_windows(
    then: float, now: float, names: tuple[str, str], *, side: Literal["them", "me"] = "them"
) -> Picture:
    """Days a week `then` and `now` (0 to 7), with a short name for either time."""
    kind = "mc-bar" if side == "them" else "mc-bar-me"
    board = Board(WIDTH, HEIGHT)
    body = "".join(
        _row(board, name, days, top, kind)
        for name, days, top in zip(names, (then, now), (6.0, 52.0), strict=True)
    )
    rows = tuple((name, _days(days)) for name, days in zip(names, (then, now), strict=True))
    title = "Days of a week with a message"
    desc = "; ".join(f"{name}: {days}" for name, days in rows)
    svg = silent_frame(body, width=WIDTH, height=HEIGHT)
    return Picture(svg, title, desc, Table(title, ("Time", "Days of a week"), rows))


def _days(days: float) -> str:
    return f"{round(days)} of {WEEK}"


def _row(board: Board, name: str, days: float, top: float, kind: str) -> str:
    lit = min(WEEK, max(0, round(days)))
    label = shortened(name, SIZES["mc-label"], LEFT - 4)
    windows = "".join(
        rect(kind if i < lit else "mc-off", LEFT + STEP * i, top, WINDOW, TALL, rx=4)
        for i in range(WEEK)
    )
    return board.write("mc-label", [label], [Place(0, top + 22)]) + windows
