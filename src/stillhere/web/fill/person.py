"""The page about one person, from what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stillhere.charts.key import key
from stillhere.insight import dates
from stillhere.insight.sentence import text
from stillhere.web.fill.addresses import person
from stillhere.web.fill.pictures import change_drawing, figure
from stillhere.web.fill.today import let_it_be
from stillhere.web.pages.parts import Figure, Step, Zoom
from stillhere.web.pages.person import CannotTell, Change, Changes, Person, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from stillhere.insight.framing import Framing
    from stillhere.insight.moment import Moment
    from stillhere.insight.portrait import PersonView
    from stillhere.insight.sentence import Sentence
    from stillhere.services.see import Seen

ZOOMS = (
    ("life", "Whole life"),
    ("months", "Last months"),
    ("days", "Day by day"),
    ("evening", "One evening"),
)
"""How much time the picture can show: the value in the address, and its words."""

HEADING = "You two, on one line"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a person's page, and the steps to other times and zooms."""

    figure: Figure | None = None
    zooms: tuple[Zoom, ...] = ()
    moves: tuple[Step, ...] = ()
    closer: Figure | None = None


NO_PICTURES = Pictures()


def person_page(
    view: PersonView,
    *,
    date: str,
    timeline: Timeline,
    pictures: Pictures = NO_PICTURES,
    on_record: Sequence[Sentence] = (),
) -> Person:
    """The page for `view`; the pictures and the days are there already.

    Under a boundary there is no pair, and the links lead to no reaching out.
    """
    return Person(
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
        closer=pictures.closer,
        usual=tuple(sentence.text for sentence in view.normal),
        changes=_changes(view),
        cannot_tell=_cannot_tell(view.framing) if view.framing else None,
        timeline=timeline,
        on_record=tuple(sentence.text for sentence in on_record),
    )


def pictured(seen: Seen, moment: Moment) -> Pictures:
    """The picture at its zoom with its key and table, and the months around an open finding."""
    if seen.picture is None:
        return NO_PICTURES
    wide, narrow = seen.picture.wide, seen.picture.narrow
    marks = key(seen.view.name, uid="key") if seen.zoom != "evening" else ()
    return Pictures(
        figure=figure(_heading(seen, moment), wide, narrow, marks),
        zooms=_zooms(seen, moment),
        moves=_moves(seen, moment),
        closer=_closer(seen, moment) if seen.view.allowed.findings else None,
    )


def _heading(seen: Seen, moment: Moment) -> str:
    until = dates.named(seen.until, moment.today)
    if seen.zoom == "life":
        return HEADING if seen.until == moment.today else f"You two, until {until}"
    if seen.start == seen.until:
        return f"You two, {dates.full(seen.until)}"
    return f"You two, {dates.named(seen.start, moment.today)} to {until}"


def _closer(seen: Seen, moment: Moment) -> Figure | None:
    if seen.closer is None or seen.found is None or seen.found.since is None:
        return None
    since = moment.month(seen.found.since)
    heading = f"Closer: since {since}, a stroke a day"
    return figure(heading, seen.closer.wide, seen.closer.narrow, table=False)


def _moves(seen: Seen, moment: Moment) -> tuple[Step, ...]:
    steps = []
    if seen.earlier:
        steps.append(Step("Earlier", _at(seen, seen.zoom, seen.earlier)))
    if seen.later:
        steps.append(Step("Later", _at(seen, seen.zoom, seen.later)))
    if seen.until < moment.today:
        steps.append(
            Step(
                "Back to today", f"{person(seen.view.person)}?zoom={seen.zoom}&until={moment.today}"
            )
        )
    return tuple(steps)


def _at(seen: Seen, zoom: str, until: date) -> str:
    return f"{person(seen.view.person)}?zoom={zoom}&until={until}"


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
        Step("Something happened", person(view.person, "happened")),
        Step(f"{view.name} asked for space", boundary),
        more,
    )


def _zooms(seen: Seen, moment: Moment) -> tuple[Zoom, ...]:
    """Each zoom at the time that is looked at; the newest time where that is today."""
    past = f"&until={seen.until}" if seen.until < moment.today else ""
    here = person(seen.view.person)
    return tuple(
        Zoom(
            key,
            words,
            f"{here}?zoom={key}{past if key != 'life' else ''}",
            current=key == seen.zoom,
        )
        for key, words in ZOOMS
    )


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
