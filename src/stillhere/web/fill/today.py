"""Today, from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stillhere.insight.sentence import text
from stillhere.web.fill.addresses import person
from stillhere.web.fill.waiting import WAITING
from stillhere.web.pages.parts import NOTHING, Step, Strip
from stillhere.web.pages.today import Card, Today, Well

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from stillhere.insight.cards import Card as Found
    from stillhere.insight.steady import Line
    from stillhere.insight.today import TodayView

MY_TURN = Step("Who is waiting for me?", WAITING)
BEGIN = (Step("Answer three questions", "/start"), Step("Bring in files", "/bring-in"))


def today_page(view: TodayView, strips: Mapping[int, Strip], sparks: Mapping[int, Markup]) -> Today:
    """The page for `view`. `strips` and `sparks` are drawings by the number of the person."""
    nobody = not (view.cards or view.well or view.rest or view.unknown)
    return Today(
        date=view.day,
        heading=tuple(sentence.text for sentence in view.headline),
        lead=text(view.lead),
        cards=tuple(card(each, strips.get(each.person)) for each in view.cards),
        well=_lines(view.well, sparks),
        others=Step(view.rest.text.removesuffix("."), "/people") if view.rest else None,
        unknown=_lines(view.unknown, sparks),
        begin=BEGIN if nobody else (),
        goodbye=tuple(sentence.text for sentence in view.goodbye),
        sources=text(view.read_from),
        waiting=MY_TURN if any(line.my_turn for line in view.well) else None,
    )


def card(found: Found, strip: Strip | None) -> Card:
    """A person about whom there is something to decide, with a yes and a no of the same size."""
    return Card(
        name=found.name,
        url=person(found.person),
        relation=found.relation,
        strip=strip,
        status=text(found.status),
        body=(text(found.uncertain),) if found.uncertain else (),
        small=text(found.small),
        pair=(
            Step(found.choices.yes, person(found.person, "write")),
            Step(found.choices.no, person(found.person, "rest"), post=True),
        ),
        links=(
            Step(found.choices.see, person(found.person)),
            Step("Add a call or a visit", person(found.person, "log")),
            Step(found.choices.mute, person(found.person, "mute"), post=True),
        ),
    )


def _lines(lines: Sequence[Line], sparks: Mapping[int, Markup]) -> tuple[Well, ...]:
    return tuple(
        Well(each.name, person(each.person), each.words, sparks.get(each.person, NOTHING))
        for each in lines
    )
