"""The records of one figure, as tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from stillhere.charts.words import clock
from stillhere.insight import dates, lengths
from stillhere.insight.counts import count_of, number
from stillhere.insight.moment import Moment
from stillhere.insight.own_side import Own
from stillhere.records.basis import Counted, Item, OwnSide, Topic
from stillhere.records.channels import named
from stillhere.records.person import Person
from stillhere.services.what_changed import RestsOn
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.changed import FIGURES, look
from stillhere.web.pages import changed as pages
from stillhere.web.pages.parts import Step, Table

KINDS = {"message": "a message", "call": "a call", "meeting": "a visit"}
COLUMNS: dict[Topic, str] = {
    "their_days": "Messages and calls",
    "my_days": "Messages and calls",
    "calls_week": "Length",
    "call_minutes": "Length",
    "usual_answer_seconds": "Answer after",
    "my_answer_seconds": "Answer after",
    "message_length": "Letters and signs",
    "starts": "Begun by",
    "their_hours": "Part of the day",
    "my_hours": "Part of the day",
    "channels": "Where",
}
"""The head of each figure's second column."""


def rests_on_page(found: RestsOn, moment: Moment) -> pages.RestsOn:
    """The records of the figure `found`."""
    basis, person = found.basis, found.person
    said = (*found.opened.times, *found.opened.counted)
    return pages.RestsOn(
        name=person.name,
        heading=FIGURES[basis.topic],
        back=_back(person),
        made_of=tuple(each.text for each in said),
        left_out=tuple(each.text for each in (*found.opened.left_out, *found.left_out)),
        tables=tuple(
            _table(when, counted, basis.topic, person, moment)
            for when, counted in (("Lately", basis.now), ("Before", basis.then))
            if counted.items
        ),
        steps=(
            Step("The same time in the picture", look(person.id, "months", moment.today,
                                                      moment.today)),
        ),
    )  # fmt: skip


def own_page(person: Person, side: OwnSide, own: Own, moment: Moment) -> pages.RestsOn:
    """The owner's own messages around a change."""
    later = [item for item in side.items if item.at >= side.high]
    between = [item for item in side.items if side.low <= item.at < side.high]
    before = [item for item in side.items if item.at < side.low]
    parts = (("After it had begun", later), ("Not clear which came first", between),
             ("In the four weeks before", before))  # fmt: skip
    middle = () if own.between is None else (own.between.text,)
    return pages.RestsOn(
        name=person.name,
        heading="My own messages and calls",
        back=_back(person),
        made_of=(own.after.text, *middle, *(said.text for said in own.before)),
        left_out=(),
        tables=tuple(_listed(caption, items, moment) for caption, items in parts if items),
        steps=(),
    )


def _back(person: Person) -> Step:
    return Step(f"Back to what changed with {person.name}", address(person.id, "changed"))


def _listed(caption: str, items: list[Item], moment: Moment) -> Table:
    rows = tuple((_when(item, moment), KINDS.get(item.part, "")) for item in items)
    return Table(f"{caption}: {number(len(items))}", ("When", "What"), rows)


def _table(when: str, counted: Counted, topic: Topic, person: Person, moment: Moment) -> Table:
    words = _value(topic, person)
    day_only = topic in ("their_days", "my_days")
    rows = tuple(
        (_day(item, moment) if day_only else _when(item, moment), words(item))
        for item in counted.items
    )
    shown = "" if len(rows) == counted.count else f", the newest {number(len(rows))} of them"
    total = count_of(counted.count, "record", "records")
    return Table(f"{when}: {total}{shown}", ("When", COLUMNS[topic]), rows)


def _value(topic: Topic, person: Person) -> Callable[[Item], str]:
    if topic in ("calls_week", "call_minutes"):
        return lambda item: lengths.minutes(item.value or 0.0)
    if topic in ("usual_answer_seconds", "my_answer_seconds"):
        return lambda item: "not yet then" if item.value is None else lengths.hours(item.value)
    if topic == "starts":
        return lambda item: "you" if item.out else person.name
    if topic == "channels":
        return lambda item: named(item.part)
    if topic in ("their_hours", "my_hours"):
        return lambda item: item.part
    return lambda item: f"{round(item.value or 0):,}"


def _day(item: Item, moment: Moment) -> str:
    return dates.named(moment.day(item.at), moment.today)


def _when(item: Item, moment: Moment) -> str:
    at = datetime.fromtimestamp(item.at / 1000, UTC).astimezone(moment.zone)
    return f"{_day(item, moment)}, {clock(at)}"
