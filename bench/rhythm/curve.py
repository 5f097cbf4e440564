"""A picture of how many changes have been noticed so many days after they began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 640, 360
LEFT, BOTTOM, TOP, RIGHT = 56, 44, 16, 24
LAST_DAY = 270
INKS = ("#1f5f5b", "#8a8f98", "#b07d2b")


def place(day: float, share: float) -> str:
    """A point of the plot."""
    x = LEFT + (WIDTH - LEFT - RIGHT) * min(day, LAST_DAY) / LAST_DAY
    y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share
    return f"{x:.1f},{y:.1f}"


def steps(delays: Sequence[float]) -> str:
    """The share noticed by each day, as points of a line."""
    count = max(len(delays), 1)
    shares = [sum(one <= day for one in delays) / count for day in range(LAST_DAY + 1)]
    return " ".join([place(0, 0), *(place(day, share) for day, share in enumerate(shares))])


def text(day: float, share: float, words: str, anchor: str = "middle", down: int = 0) -> str:
    """Words at a point."""
    x, y = place(day, share).split(",")
    return f'<text x="{x}" y="{float(y) + down:.1f}" text-anchor="{anchor}">{words}</text>'


def picture(curves: Mapping[str, Sequence[float]]) -> str:
    """An SVG with one line for each name."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"',
        'aria-label="Share of changes noticed by days since they began"',
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        line = f'<polyline points="{place(0, share)} {place(LAST_DAY, share)}" stroke="#ddd"/>'
        parts += [line, text(-4, share, f"{share:.0%}", "end", 4)]
    parts += [text(day, 0, str(day), down=18) for day in range(0, LAST_DAY + 1, 30)]
    parts.append(text(LAST_DAY / 2, 0, "days since the change began", down=36))
    for row, ((name, delays), ink) in enumerate(zip(curves.items(), INKS, strict=False)):
        parts.append(
            f'<polyline points="{steps(delays)}" fill="none" stroke="{ink}" stroke-width="2"/>'
        )
        parts.append(f'<g fill="{ink}">{text(200, 0.3 - 0.07 * row, name, "start")}</g>')
    return "\n".join([*parts, "</svg>"]) + "\n"
