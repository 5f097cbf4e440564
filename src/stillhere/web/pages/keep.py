"""A page to print, or to keep as a file."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.changed import Compared, Point
from stillhere.web.pages.parts import Choice, Figure, Step
from stillhere.web.pages.person import Timeline


@dataclass(frozen=True, slots=True)
class Keep:
    """One person's page for paper.

    Attributes:
        name: Their name.
        relation: What they are to the owner, or "".
        date: The day on which it was made.
        back: The step to their page.
        url: Where the choice goes.
        choice: Whether their words stand on it too.
        status: The fact, then what was usual.
        boundary: What a boundary says, or "".
        figure: You two on one line.
        points: The turning points.
        rows: Before and lately.
        cannot: What the record cannot tell.
        timeline: Day by day.
        on_record: From when to when each channel is on record.
    """

    name: str
    relation: str
    date: str
    back: Step
    url: str
    choice: Choice
    status: str
    boundary: str
    figure: Figure | None
    points: tuple[Point, ...]
    rows: tuple[Compared, ...]
    cannot: str
    timeline: Timeline
    on_record: tuple[str, ...]
