"""The page about one person, from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stillhere.insight.sentence import text
from stillhere.web.fill.addresses import person
from stillhere.web.fill.pictures import change_drawing
from stillhere.web.pages.parts import Figure, Step, Zoom
from stillhere.web.pages.person import CannotTell, Change, Changes, Person, Timeline

if TYPE_CHECKING:
    from stillhere.insight.framing import Framing
    from stillhere.insight.portrait import PersonView

ZOOMS = (
    ("life", "Whole life"),
    ("months", "Last months"),
    ("days", "Day by day"),
    ("evening", "One evening"),
)
"""How much time the picture can show: the value in the address, and its words."""


def person_page(
    view: PersonView,
    *,
    date: str,
    timeline: Timeline,
    figure: Figure | None = None,
    zoom: str = "life",
    moves: tuple[Step, ...] = (),
    closer: Figure | None = None,
) -> Person:
    """The page for `view`; the pictures and the days are there already.

    Under a boundary there is no pair, and the links lead to no reaching out.
    """
    return Person(
        date=date,
        name=view.name,
        relation=view.relation,
        status=text(view.status),
        notes=tuple(sentence.text for sentence in view.small),
        boundary=text(view.allowed.sentence),
        pair=_pair(view),
        links=_links(view),
        zooms=_zooms(view.person, zoom) if figure else (),
        figure=figure,
        moves=moves,
        closer=closer,
        usual=tuple(sentence.text for sentence in view.normal),
        changes=_changes(view),
        cannot_tell=_cannot_tell(view.framing) if view.framing else None,
        timeline=timeline,
    )


def _pair(view: PersonView) -> tuple[Step, ...]:
    if view.choices is None or not view.allowed.suggest:
        return ()
    return (
        Step("Add a call or a visit", person(view.person, "log")),
        Step(view.choices.no, person(view.person, "rest"), post=True),
    )


def _links(view: PersonView) -> tuple[Step, ...]:
    boundary, about = person(view.person, "boundary"), person(view.person, "about")
    more = Step(f"More about {view.name}", about)
    if "they_contacted_me" in view.allowed.reopen:
        return (
            Step("They contacted me", person(view.person, "contacted-me"), post=True),
            Step("How much contact", boundary),
            more,
        )
    if not view.allowed.suggest:
        return (Step("How much contact", boundary), more)
    return (
        Step("Something happened", person(view.person, "happened")),
        Step(f"{view.name} asked for space", boundary),
        more,
    )


def _zooms(number: int, shown: str) -> tuple[Zoom, ...]:
    return tuple(
        Zoom(key, words, f"{person(number)}?zoom={key}", current=key == shown)
        for key, words in ZOOMS
    )


def _changes(view: PersonView) -> Changes | None:
    if not view.changes:
        return None
    rows = tuple(
        Change(change.heading, text(change.said), change_drawing(change)) for change in view.changes
    )
    return Changes("What changed", text(view.began), rows)


def _cannot_tell(framing: Framing) -> CannotTell:
    middle = (*framing.cannot, *framing.beside, *framing.readings, framing.distance)
    sources = tuple(
        f"{source.authors} ({source.year}): {source.found} {source.where}"
        for source in framing.sources
    )
    return CannotTell((text(middle), text(framing.closing)), sources)
