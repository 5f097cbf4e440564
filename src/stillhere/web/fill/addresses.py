"""The addresses of the page about one person."""

from __future__ import annotations

from typing import Literal

Corner = Literal[
    "",
    "write",
    "write/sent",
    "write/plan",
    "write/not-now",
    "letter",
    "between",
    "acknowledged",
    "log",
    "happened",
    "boundary",
    "about",
    "merge",
    "split",
    "not-same",
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
