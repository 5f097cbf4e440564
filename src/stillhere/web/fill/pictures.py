"""Charts as the figures of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from stillhere.charts import strip as year
from stillhere.charts.two_lights import two_lights
from stillhere.charts.two_waits import two_waits
from stillhere.charts.week_windows import week_windows
from stillhere.charts.words import local, month
from stillhere.web.pages.parts import NOTHING, Figure, Mark, Strip, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stillhere.charts.key import Entry
    from stillhere.charts.picture import Picture
    from stillhere.charts.record import RibbonData
    from stillhere.insight.change import Change

TIMES = ("before", "now")
"""The short names of the two times in the small pictures."""


def markup(svg: str) -> Markup:
    """A drawing as markup: `charts` escapes every word that it draws."""
    return Markup(svg)  # noqa: S704 - only ever given what a chart has drawn


def figure(
    heading: str, wide: Picture, narrow: Picture, key: Sequence[Entry] = (), *, table: bool = True
) -> Figure:
    """A picture in its two drawings, with its notes, its key and, if `table`, its numbers."""
    return Figure(
        heading,
        markup(wide.svg),
        markup(narrow.svg),
        narrow.notes,
        tuple(Mark(markup(entry.svg), entry.words) for entry in key),
        Table(wide.table.caption, wide.table.head, wide.table.rows) if table else None,
    )


def strip(data: RibbonData, sentence: str, uid: str) -> Strip:
    """The head of a card; `sentence` is what it shows."""
    wide = year.strip(data, sentence, uid=uid)
    narrow = year.strip(data, sentence, uid=f"{uid}p", phone=True)
    begins = f"last {month(local(data.start, data.zone)).partition(' ')[0]}"
    return Strip(markup(wide.svg), markup(narrow.svg), begins, "today")


def spark(data: RibbonData, sentence: str, uid: str) -> Markup:
    """The line in a list."""
    return markup(year.spark(data, sentence, uid=f"{uid}s").svg)


def change_drawing(change: Change) -> Markup:
    """The small picture beside one row of then and now; nothing where none says it better."""
    then, now = change.measure.then, change.measure.now
    if then is None or now is None or change.topic not in SMALL:
        return NOTHING
    return markup(SMALL[change.topic](then, now).svg)


SMALL: Mapping[str, Callable[[float, float], Picture]] = {
    "their_days": lambda then, now: week_windows(then, now, TIMES),
    "my_days": lambda then, now: week_windows(then, now, TIMES, side="me"),
    "call_minutes": lambda then, now: two_lights(then, now, TIMES),
    "usual_answer_seconds": lambda then, now: two_waits(then, now, TIMES),
    "my_answer_seconds": lambda then, now: two_waits(then, now, TIMES, answers="me"),
}
"""The small picture for each measure that has one."""
