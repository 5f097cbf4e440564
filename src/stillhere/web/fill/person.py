"""The page about one person, from what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stillhere.insight.sentence import text
from stillhere.web.fill.addresses import person
from stillhere.web.fill.pictures import change_drawing
from stillhere.web.fill.replay import NO_PICTURES, Pictures
from stillhere.web.fill.today import let_it_be
from stillhere.web.pages.parts import Step
from stillhere.web.pages.person import CannotTell, Change, Changes, Offered, Person, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stillhere.insight.framing import Framing
    from stillhere.insight.portrait import PersonView
    from stillhere.insight.sentence import Sentence
    from stillhere.web.pages.conversation import Conversation


def person_page(
    view: PersonView,
    *,
    date: str,
    timeline: Timeline,
    pictures: Pictures = NO_PICTURES,
    on_record: Sequence[Sentence] = (),
    conversation: Conversation | None = None,
    offered: tuple[Offered, ...] = (),
) -> Person:
    """The page for `view`; the pictures and the days are there already.

    Under a boundary there is no pair, and the links lead to no reaching out. With a `conversation`
    the page holds that below the picture, and what is found about all of the time is one step away.
    """
    page = Person(
        date=date,
        name=view.name,
        relation=view.relation,
        status=text(view.status),
        notes=(text(view.small),) if view.small else (),
        boundary=text(view.allowed.sentence),
        pair=_pair(view),
        links=_links(view),
        zooms=pictures.zooms,
        figure=pictures.figure,
        moves=pictures.moves,
        moments=pictures.moments,
        address=pictures.address,
        closer=pictures.closer,
        usual=tuple(sentence.text for sentence in view.normal),
        figures=_figures(view),
        changes=_changes(view),
        cannot_tell=_cannot_tell(view.framing) if view.framing else None,
        timeline=timeline,
        on_record=tuple(sentence.text for sentence in on_record),
        offered=offered,
    )
    if conversation is None:
        return page
    return replace(
        page,
        closer=None,
        usual=(),
        figures=None,
        changes=None,
        cannot_tell=None,
        on_record=(),
        offered=(),
        conversation=conversation,
    )


def _pair(view: PersonView) -> tuple[Step, ...]:
    if view.choices is None or not view.allowed.suggest:
        return ()
    return (
        Step(view.choices.yes, person(view.person, "write")),
        let_it_be(view.person, view.choices),
    )


def _links(view: PersonView) -> tuple[Step, ...]:
    boundary, about = person(view.person, "boundary"), person(view.person, "about")
    letter = Step("A letter to keep", person(view.person, "letter"))
    more = Step(f"More about {view.name}", about)
    if "they_contacted_me" in view.allowed.reopen:
        return (
            letter,
            Step("They contacted me", person(view.person, "contacted-me"), post=True),
            Step("How much contact", boundary),
            more,
        )
    if not view.allowed.suggest:
        return (letter, Step("How much contact", boundary), more)
    write = () if view.choices else (Step(f"Write to {view.name}", person(view.person, "write")),)
    return (
        *write,
        Step("Add a call or a visit", person(view.person, "log")),
        Step(f"{view.name} asked for space", boundary),
        more,
    )


def _figures(view: PersonView) -> Step | None:
    """Where nothing changed, what is usual opens too (U5)."""
    if not view.normal or view.changes:
        return None
    return Step("Open what this rests on", person(view.person, "changed"))


def _changes(view: PersonView) -> Changes | None:
    if not view.changes:
        return None
    rows = tuple(
        Change(change.heading, text(change.said), change_drawing(change)) for change in view.changes
    )
    more = Step("Open what this rests on", person(view.person, "changed"))
    return Changes("What changed", text(view.began), rows, more)


def _cannot_tell(framing: Framing) -> CannotTell:
    middle = (*framing.cannot, *framing.beside, *framing.readings, framing.distance)
    sources = tuple(
        f"{source.authors} ({source.year}): {source.found} {source.where}"
        for source in framing.sources
    )
    return CannotTell((text(middle), text(framing.closing)), sources)
