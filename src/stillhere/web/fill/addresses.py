"""The addresses of the page about one person."""

from __future__ import annotations

from typing import Literal

Corner = Literal[
    "",
    "changed",
    "print",
    "write",
    "write/sent",
    "write/plan",
    "letter",
    "acknowledged",
    "log",
    "happened",
    "boundary",
    "about",
    "merge",
    "split",
    "not-same",
    "no-answer",
    "answer-after-all",
    "rest",
    "not-today",
    "not-now",
    "not-again",
    "tell-again",
    "not-so",
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
