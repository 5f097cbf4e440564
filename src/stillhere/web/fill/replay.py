"""The ribbon of two people with the steps to every other time, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stillhere.charts.key import key
from stillhere.charts.words import hour
from stillhere.insight import dates
from stillhere.services.window import DAY, ZOOM_DAYS, closer, earlier, later, resized, wider
from stillhere.support.clock import instant
from stillhere.web.fill.addresses import between, person, stretch
from stillhere.web.fill.pictures import figure
from stillhere.web.pages.parts import Figure, Zoom

if TYPE_CHECKING:
    from datetime import datetime

    from stillhere.charts.record import Note
    from stillhere.insight.moment import Moment
    from stillhere.services.see import Seen
    from stillhere.services.window import Window

HEADING = "You two, on one line"
MOST_MOMENTS = 5


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a person's page, and the steps to other times and zooms.

    `address` is that of the time that is shown.
    """

    figure: Figure | None = None
    zooms: tuple[Zoom, ...] = ()
    moves: tuple[Zoom, ...] = ()
    moments: tuple[Zoom, ...] = ()
    closer: Figure | None = None
    address: str = ""


NO_PICTURES = Pictures()


def pictured(seen: Seen, moment: Moment) -> Pictures:
    """The picture with its key, its table and all steps, and the months around an open finding."""
    if seen.picture is None:
        return NO_PICTURES
    wide, narrow = seen.picture.wide, seen.picture.narrow
    return Pictures(
        figure=figure(_heading(seen, moment), wide, narrow, key(seen.view.name, uid="key")),
        zooms=_zooms(seen),
        moves=_moves(seen),
        moments=_moments(seen, moment),
        closer=_closer(seen, moment) if seen.view.allowed.findings else None,
        address=_at(seen, seen.window),
    )


def _heading(seen: Seen, moment: Moment) -> str:
    until = dates.named(seen.until, moment.today)
    if seen.zoom == "life":
        return HEADING if seen.until >= moment.today else f"You two, until {until}"
    if seen.zoom == "evening":
        day = dates.full_with_year(seen.start, moment.today)
        if seen.window.span == DAY:
            return f"You two, {day}"
        return f"You two, {day}, {hour(seen.window.start)} to {hour(seen.window.end)}"
    return f"You two, {dates.named(seen.start, moment.today)} to {until}"


def _closer(seen: Seen, moment: Moment) -> Figure | None:
    if seen.closer is None or seen.found is None or seen.found.since is None:
        return None
    since = moment.month(seen.found.since)
    heading = f"Closer: since {since}, a stroke a day"
    return figure(heading, seen.closer.wide, seen.closer.narrow, table=False)


def _zooms(seen: Seen) -> tuple[Zoom, ...]:
    """How much time the picture can show, around what is looked at now."""
    around = seen.around
    windows = (
        ("months", "Some months", resized(ZOOM_DAYS["months"], around, seen.whole)),
        ("days", "Two weeks", resized(ZOOM_DAYS["days"], around, seen.whole)),
        ("evening", "One evening", seen.evening),
    )
    here = person(seen.view.person)
    life = Zoom("life", "Whole life", f"{here}?zoom=life#ribbon", current=seen.zoom == "life")
    return (
        life,
        *(
            Zoom(name, words, _at(seen, window), current=name == seen.zoom)
            for name, words, window in windows
        ),
    )


def _moves(seen: Seen) -> tuple[Zoom, ...]:
    window, whole = seen.window, seen.whole
    near = closer(window, seen.around, whole)
    before, after = earlier(window, whole), later(window, whole)
    steps = (
        ("closer", "Closer", near if near.span < window.span else None),
        ("wider", "More time", wider(window, whole) if window.span < whole.span else None),
        ("earlier", "Earlier", before),
        ("later", "Later", after),
    )
    return tuple(Zoom(name, words, _at(seen, to)) for name, words, to in steps if to is not None)


def _moments(seen: Seen, moment: Moment) -> tuple[Zoom, ...]:
    """From a long time to what stands at its days; from a short one to the evening there."""
    if seen.zoom == "evening":
        return ()
    if seen.zoom == "life":
        return tuple(_around(seen, note) for note in seen.notes[-MOST_MOMENTS:])
    return tuple(
        Zoom(str(note.at), f"The evening of {dates.named(evening.start.date(), moment.today)}",
             _at(seen, evening))
        for note, evening in zip(seen.notes, seen.evenings, strict=True)
        if seen.window.holds(evening.middle)
    )  # fmt: skip


def _around(seen: Seen, note: Note) -> Zoom:
    at = instant(note.at).astimezone(seen.window.start.tzinfo)
    window = resized(ZOOM_DAYS["months"] / 3, at, seen.whole)
    words = note.words[:1].upper() + note.words[1:]
    return Zoom(str(note.at), words, _at(seen, window, at))


def _at(seen: Seen, window: Window, here: datetime | None = None) -> str:
    if here is None:
        return stretch(seen.view.person, window)
    at = here.strftime("%Y-%m-%dT%H:%M")
    return f"{person(seen.view.person)}?{between(window)}&at={at}#ribbon"
