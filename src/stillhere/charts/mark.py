"""Small pictures that hold no data: the mark, the goodbye light, the signs of the timeline."""

from __future__ import annotations

from typing import Literal

from stillhere.charts.svg import circle, glowing, level, path, rect, silent_frame, upright

Sign = Literal["waits", "answered_late", "missed", "them", "me", "call", "turning", "life", "gap"]


def mark() -> str:
    """A light on a line: the sign of Stillhere, 34 × 26."""
    body = circle("mark-glow", 17, 13, 12) + level("rb-line", 13, 0, 34)
    return silent_frame(body + circle("rb-call-edged", 17, 13, 6), width=34, height=26)


def goodbye(*, uid: str) -> str:
    """The light at the end of a page, 200 × 60."""
    body = f"<defs>{glowing(uid)}</defs>"
    body += circle("rb-glow", 100, 30, 30, fill=f"url(#{uid}-glow)")
    body += level("rb-line", 30, 0, 200) + circle("rb-call-edged", 100, 30, 9)
    return silent_frame(body, width=200, height=60)


def sign(what: Sign) -> str:
    """The mark of one line of the timeline, 18 × 18, the same as in the ribbon."""
    return silent_frame(rect("rb-blank", 0, 0, 18, 18) + _signs()[what], width=18, height=18)


def _signs() -> dict[Sign, str]:
    ring = circle("rb-wait", 9, 9, 4.5)
    return {
        "waits": ring,
        "answered_late": ring + circle("rb-late", 9, 9, 1.8),
        "missed": circle("rb-unlit", 9, 9, 5),
        "them": rect("mc-bar", 5.5, 2, 7, 14, rx=3),
        "me": rect("mc-bar-me", 5.5, 2, 7, 14, rx=3),
        "call": circle("rb-call-edged", 9, 9, 5.5),
        "turning": upright("rb-turn", 9, 1, 17),
        "life": path("rb-life", "M9 3l6 6l-6 6l-6 -6Z"),
        "gap": path("rb-hatch", "M3 15L9 3M9 15L15 3"),
    }
