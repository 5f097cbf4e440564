"""What an import brought: from when to when each source has a record, and where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from stillhere.charts.picture import Picture, Table
from stillhere.charts.record import Span, merged
from stillhere.charts.scale import Scale
from stillhere.charts.svg import hatching, num, rect
from stillhere.charts.words import stretch

WIDTH, HEIGHT = 480.0, 18.0


@dataclass(frozen=True, slots=True)
class Source:
    """A source by the name a person knows, and the windows in which its record is complete."""

    name: str
    windows: tuple[Span, ...]


def coverage_bars(
    sources: tuple[Source, ...], start: int, end: int, zone: tzinfo, *, uid: str
) -> tuple[Picture, ...]:
    """One bar for each source, all over the same time; hatched where there is no record."""
    return tuple(
        _bar(source, Scale(start, end, 0, WIDTH), zone, f"{uid}{i}")
        for i, source in enumerate(sources)
    )


def _bar(source: Source, scale: Scale, zone: tzinfo, uid: str) -> Picture:
    body = f"<defs>{hatching(uid)}</defs>"
    body += rect("rb-gap", 0, 0, WIDTH, HEIGHT, fill=f"url(#{uid}-hatch)")
    for span in merged(source.windows):
        found = scale.clipped(*span)
        if found:
            left, right = found
            body += rect("rb-blank", left, 0, right - left, HEIGHT)
            body += rect("cov-has", left + 0.5, 0.5, right - left - 1, HEIGHT - 1)
    title = f"Record of {source.name}"
    rows = tuple((source.name, stretch(span, zone)) for span in merged(source.windows))
    table = Table(title, ("Source", "Record"), rows or ((source.name, "no record"),))
    desc = f"{source.name}: " + (", ".join(row[1] for row in rows) or "no record") + "."
    svg = (
        f'<svg viewBox="0 0 {num(WIDTH)} {num(HEIGHT)}" preserveAspectRatio="none" '
        f'aria-hidden="true">{body}</svg>'
    )
    return Picture(svg, title, desc, table)
