"""Today, from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stillhere.insight.sentence import text
from stillhere.web.fill.addresses import Corner, person
from stillhere.web.fill.one_person import whose_number
from stillhere.web.fill.waiting import WAITING
from stillhere.web.pages.parts import NOTHING, Step, Strip
from stillhere.web.pages.today import Card, Planned, Today, Well

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from stillhere.insight.cards import Card as Found
    from stillhere.insight.cards import Choices, Others
    from stillhere.insight.planned import Due
    from stillhere.insight.steady import Line
    from stillhere.insight.today import TodayView
    from stillhere.services.could_be import CouldBe

MY_TURN = Step("Who is waiting for me?", WAITING)
BEGIN = (Step("Answer three questions", "/start"), Step("Bring in files", "/bring-in"))


def today_page(
    view: TodayView,
    strips: Mapping[int, Strip],
    sparks: Mapping[int, Markup],
    due: Sequence[Due] = (),
    newcomers: Sequence[CouldBe] = (),
) -> Today:
    """The page for `view`, with the plans that are `due` and the numbers that may be somebody's.

    `strips` and `sparks` are drawings by the number of the person.
    """
    nobody = not (view.cards or view.well or view.rest or view.unknown)
    return Today(
        date=view.day,
        heading=tuple(sentence.text for sentence in view.headline),
        lead=text(view.lead),
        cards=tuple(
            card(each, strips.get(each.person), whose_number(newcomers, each.person))
            for each in view.cards
        ),
        well=_lines(view.well, sparks),
        others=Step(view.rest.text.removesuffix("."), "/people") if view.rest else None,
        unknown=_lines(view.unknown, sparks),
        begin=BEGIN if nobody else (),
        goodbye=tuple(sentence.text for sentence in view.goodbye),
        sources=text(view.read_from),
        waiting=MY_TURN if any(line.my_turn for line in view.well) else None,
        planned=tuple(planned(each) for each in due),
    )


def planned(due: Due) -> Planned:
    """A plan whose day has come, with a yes and a no of the same size."""
    drop = Step(
        "Drop this plan", person(due.person, "write/plan"), post=True, name="weeks", value="0"
    )
    return Planned(
        name=due.name,
        words=due.words.text,
        pair=(
            Step(due.yes, person(due.person, "write")),
            Step(due.no, person(due.person, "write/not-now"), post=True),
        ),
        links=(drop,),
    )


def card(found: Found, strip: Strip | None, newcomer: Step | None = None) -> Card:
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
            let_it_be(found.person, found.choices),
        ),
        links=(
            *((newcomer,) if newcomer else ()),
            Step(found.choices.see, person(found.person)),
            Step(found.choices.mute, person(found.person, "mute"), post=True),
        ),
        others=_others(found.person, found.others),
    )


def let_it_be(who: int, choices: Choices) -> Step:
    """The no of a card: let it rest, or only not today."""
    corner: Corner = "not-today" if choices.only_today else "rest"
    return Step(choices.no, person(who, corner), post=True)


def _others(who: int, others: Others) -> tuple[Step, ...]:
    steps = (
        Step("Add a call or a visit", person(who, "log")),
        Step(others.later, person(who, "not-now"), post=True),
        Step(others.never, person(who, "not-again"), post=True),
        Step(others.fine, f"{person(who, 'happened')}?fine=yes"),
    )
    return tuple(step for step in steps if step.words)


def _lines(lines: Sequence[Line], sparks: Mapping[int, Markup]) -> tuple[Well, ...]:
    return tuple(
        Well(each.name, person(each.person), each.words, sparks.get(each.person, NOTHING))
        for each in lines
    )
