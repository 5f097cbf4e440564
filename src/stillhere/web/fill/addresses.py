"""The addresses of the page about one person."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal

from stillhere.services.window import Window

Corner = Literal[
    "",
    "changed",
    "write",
    "write/sent",
    "write/plan",
    "letter",
    "acknowledged",
    "log",
    "happened",
    "conversation",
    "boundary",
    "about",
    "merge",
    "split",
    "not-same",
    "no-answer",
    "answer-after-all",
    "rest",
    "not-today",
    "speak-again",
    "mute",
    "remind",
    "contacted-me",
    "open-again",
    "drop-words",
    "forget",
]


def person(number: int, corner: Corner = "") -> str:
    """The page about person `number`, or one of its corners."""
    return f"/people/{number}/{corner}" if corner else f"/people/{number}"


def stretch(number: int, window: Window) -> str:
    """The page at that stretch of time: whole days, or hours where it is short."""
    return f"{person(number)}?{between(window)}#ribbon"


def between(window: Window) -> str:
    """The stretch as the query of an address."""
    first, last = window.start, window.end
    if first.time() == last.time() == time():
        return f"from={first.date()}&to={last.date() - timedelta(days=1)}"
    return f"from={_clock(first)}&to={_clock(last)}"


def message(number: int, event: int) -> str:
    """The page at one message (or call, or visit), by the id of its event."""
    return f"{person(number)}?at={event}#m{event}"


def _clock(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")
