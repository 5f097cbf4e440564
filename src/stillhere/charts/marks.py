"""The marks of a ribbon, each alone, for the lines of the days."""

from __future__ import annotations

from typing import Literal

from stillhere.charts.svg import circle, path, rect, silent_frame

SIZE = 18.0
Mark = Literal["call", "meeting", "missed", "waiting", "them", "me", "life"]

_DRAWN: dict[Mark, str] = {
    "call": circle("rb-call-edged", 9, 9, 5.5),
    "meeting": circle("rb-call-edged", 9, 9, 5.5) + circle("rb-met", 9, 9, 1.8),
    "missed": circle("rb-unlit", 9, 9, 5),
    "waiting": circle("rb-wait", 9, 9, 4.5),
    "them": rect("rb-them-bar", 6.5, 2, 5, 14, rx=2.5),
    "me": rect("rb-me-bar", 6.5, 2, 5, 14, rx=2.5),
    "life": path("rb-life", "M9 3l6 6l-6 6l-6 -6Z"),
}


def mark(kind: Mark) -> str:
    """A call, a visit, an unlit ring, a waiting message, their stroke, mine, or a life event."""
    return silent_frame(_DRAWN[kind], width=SIZE, height=SIZE)
