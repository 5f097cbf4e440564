"""What changed with one person, from what was found."""

from __future__ import annotations

from datetime import date, timedelta

from stillhere.insight.evidence import Source
from stillhere.insight.framing import Framing
from stillhere.insight.framing import Reading as Found
from stillhere.insight.moment import Moment
from stillhere.insight.own_side import Own
from stillhere.insight.sentence import text
from stillhere.insight.turning import Point
from stillhere.insight.what_changed import Row, WhatChanged
from stillhere.records.basis import Topic
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.pictures import change_drawing
from stillhere.web.pages import changed as pages
from stillhere.web.pages.parts import Step

FIGURES: dict[Topic, str] = {
    "their_days": "How often they are in touch",
    "my_days": "How often I am in touch",
    "calls_week": "How often we talk",
    "call_minutes": "How long we talk",
    "usual_answer_seconds": "How soon they answer",
    "my_answer_seconds": "How soon I answer",
    "message_length": "How long their messages are",
    "starts": "Who starts",
    "their_hours": "When they are in touch",
    "my_hours": "When I am in touch",
    "channels": "Where we are in touch",
}
"""Each figure as its link is called."""

MONTHS_AFTER = timedelta(days=75)
DAYS_AFTER = timedelta(days=6)


def changed_page(view: WhatChanged, moment: Moment) -> pages.Changed:
    """The page for `view`."""
    return pages.Changed(
        name=view.name,
        back=Step(f"Back to {view.name}", address(view.person)),
        lead=text(view.lead),
        boundary=text(view.allowed.sentence),
        points=tuple(_point(view.person, each, moment.today) for each in view.points),
        rows=tuple(_row(view.person, each) for each in view.rows),
        too_little=tuple(said.text for said in view.too_little),
        usual=tuple(said.text for said in view.usual),
        own=_own(view.person, view.own) if view.own else None,
        cannot_tell=_cannot_tell(view.framing) if view.framing else None,
        figures=tuple(
            Step(words, rests_on(view.person, topic))
            for topic, words in FIGURES.items()
            if topic in view.rests_on
        ),
        left_out=tuple(said.text for said in view.left_out),
    )


def rests_on(person: int, topic: Topic) -> str:
    """The address of the records of a figure."""
    return f"{address(person, 'changed')}/{topic.replace('_', '-')}"


def look(person: int, zoom: str, until: date, today: date) -> str:
    """The address of the picture at a zoom, ending on a day."""
    return f"{address(person)}?zoom={zoom}&until={min(until, today)}#ribbon"


def _point(person: int, point: Point, today: date) -> pages.Point:
    return pages.Point(
        text(point.said),
        text(point.sure),
        (
            Step("The months around it", look(person, "months", point.last + MONTHS_AFTER, today)),
            Step("The days around it", look(person, "days", point.first + DAYS_AFTER, today)),
            Step("The evening it began", look(person, "evening", point.evening, today)),
        ),
    )


def _row(person: int, row: Row) -> pages.Compared:
    change, opened = row.change, row.opened
    if opened is None or change.topic == "unchanged":
        return pages.Compared(change.heading, text(change.said), change_drawing(change))
    return pages.Compared(
        change.heading,
        text(change.said),
        change_drawing(change),
        made_of=tuple(said.text for said in (*opened.times, *opened.counted)),
        left_out=tuple(said.text for said in opened.left_out),
        step=Step("Open these records", rests_on(person, change.topic)),
    )


def _own(person: int, own: Own) -> pages.OwnMessages:
    middle = () if own.between is None else (own.between.text,)
    return pages.OwnMessages(
        (own.after.text, *middle, text(own.before)),
        text(own.closing),
        Step("Open these messages", f"{address(person, 'changed')}/mine"),
    )


def _cannot_tell(framing: Framing) -> pages.CannotTell:
    return pages.CannotTell(
        text((*framing.cannot, *framing.beside)),
        tuple(map(_reading, framing.side_by_side)),
        text(framing.closing[-2:]),
    )


def _reading(reading: Found) -> pages.Reading:
    source = () if reading.source is None else (named_source(reading.source),)
    return pages.Reading(text(reading.said), (*source, reading.origin.text))


def named_source(source: Source) -> str:
    """A study as it is named under a sentence."""
    return f"{source.authors} ({source.year}): {source.found} {source.where}"
