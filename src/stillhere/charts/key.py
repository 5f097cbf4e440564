"""How to read a ribbon: each mark as it is drawn, with its words."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.charts.svg import circle, hatching, level, path, rect, silent_frame, upright

WIDTH, HEIGHT = 42.0, 26.0


@dataclass(frozen=True, slots=True)
class Entry:
    """`svg` is safe markup, `words` plain text."""

    svg: str
    words: str


def key(who: str, *, uid: str) -> tuple[Entry, ...]:
    """The marks of a ribbon about `who`."""
    line = level("rb-line", 13, 0, WIDTH)
    lights = circle("rb-call-edged", 9, 13, 3) + circle("rb-call-edged", 28, 13, 9)
    hatch = f"<defs>{hatching(uid)}</defs>" + rect(
        "rb-gap", 0, 0, WIDTH, HEIGHT, fill=f"url(#{uid}-hatch)"
    )
    life = path("rb-life", "M21 3l4.5 5l-4.5 5l-4.5 -5Z") + upright("rb-life-stem", 21, 8, 26)
    pairs = (
        (
            _cloth("rb-them", "M0 24C10 4 16 8 24 12S38 8 42 24"),
            f"Above the line: what {who} wrote",
        ),
        (_cloth("rb-me", "M0 2C10 22 16 18 24 14S38 18 42 2"), "Below the line: what you wrote"),
        (line + lights, "A light on the line: a call. The larger, the longer you talked"),
        (
            line + circle("rb-call-edged", 21, 13, 7) + circle("rb-met", 21, 13, 1.8),
            "A light with a dot: you saw each other",
        ),
        (
            line + circle("rb-unlit", 21, 13, 4.5),
            "An unlit ring on the line: a call that nobody picked up",
        ),
        (_waits(), "A ring below: a message that waits. With a dot: answered later"),
        (rect("rb-usual", 0, 0, WIDTH, HEIGHT), "Soft shade: what is usual for you two"),
        (life, "A black diamond: something that happened in your lives"),
        (upright("rb-turn", 21, 0, HEIGHT), "A dotted line: here something changed"),
        (hatch, f"Hatching: no record. It says nothing about {who}"),
    )
    return tuple(
        Entry(silent_frame(body, width=WIDTH, height=HEIGHT), words) for body, words in pairs
    )


def _cloth(kind: str, d: str) -> str:
    return path(kind, d + "Z") + path(f"{kind}-edge", d)


def _waits() -> str:
    stems = upright("rb-stem", 12, 0, 15) + upright("rb-stem", 31, 0, 15)
    rings = circle("rb-wait", 12, 19, 4.2) + circle("rb-wait", 31, 19, 4.2)
    return stems + rings + circle("rb-late", 31, 19, 1.7)
