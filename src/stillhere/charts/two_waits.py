"""Then and now: how long an answer takes, as the way from a message to its answer."""

from __future__ import annotations

from typing import Literal

from stillhere.charts.lettering import SIZES, Board, Place, shortened
from stillhere.charts.picture import Picture, Table
from stillhere.charts.svg import circle, level, rect, silent_frame

WIDTH, HEIGHT = 290.0, 92.0
LEFT, LONGEST = 72.0, 192.0
DOT, ANSWER = 4.0, 5.5


def two_waits(
    then: float | None,
    now: float | None,
    names: tuple[str, str],
    *,
    answers: Literal["them", "me"] = "them",
) -> Picture:
    """Usual seconds to an answer `then` and `now`, on one scale; None: no answer.

    `answers` tells whose answers they are: the ring at the end has their colour.
    """
    longest = max(then or 0.0, now or 0.0, 1.0)
    board = Board(WIDTH, HEIGHT)
    times = list(zip(names, (then, now), strict=True))
    body = ""
    for (name, seconds), y in zip(times, (18.0, 64.0), strict=True):
        label = shortened(name, SIZES["mc-label"], LEFT - DOT - 6)
        body += board.write("mc-label", [label], [Place(0, y + 5)])
        body += _way(seconds, longest, y, answers)
    rows = tuple((name, duration(seconds)) for name, seconds in times)
    desc = "; ".join(f"{name}: {words}" for name, words in rows)
    title = "Usual time to an answer"
    svg = silent_frame(body, width=WIDTH, height=HEIGHT)
    return Picture(svg, title, desc, Table(title, ("Time", "Usual time to an answer"), rows))


def _way(seconds: float | None, longest: float, y: float, answers: str) -> str:
    asks, wait, bar = (
        ("mc-dot", "mc-wait", "mc-bar")
        if answers == "them"
        else ("mc-dot-them", "mc-wait-them", "mc-bar-me")
    )
    start = circle(asks, LEFT, y, DOT)
    if seconds is None:
        return start + level(wait, y, LEFT + DOT, WIDTH - 8)
    end = LEFT + DOT + ANSWER + max(8.0, LONGEST * seconds / longest)
    ring = rect(bar, end - ANSWER, y - ANSWER, 2 * ANSWER, 2 * ANSWER, rx=ANSWER)
    return start + level(wait, y, LEFT + DOT, end - ANSWER) + ring


def duration(seconds: float | None) -> str:
    """For example "about 10 hours"."""
    if seconds is None:
        return "no answer"
    for size, one, many in ((86_400, "a day", "days"), (3_600, "an hour", "hours")):
        if seconds >= size * 0.95:
            count = round(seconds / size)
            return f"about {one}" if count == 1 else f"about {count} {many}"
    count = max(1, round(seconds / 60))
    return "about a minute" if count == 1 else f"about {count} minutes"
