"""The short lines of *Quietly well*, and of those of whom the record says too little."""

from __future__ import annotations

import msgspec

from stillhere.insight import lengths
from stillhere.insight.boundaries import may_notice
from stillhere.insight.contact import last_verb
from stillhere.insight.counts import count_of
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment
from stillhere.records.person import Person


class Line(msgspec.Struct, frozen=True):
    """One person in a list: the name is set apart, so `words` begin with a small letter."""

    person: int
    name: str
    words: str
    my_turn: bool = False
    rests_on: tuple[str, ...] = ()


def well_line(person: Person, found: Assessment, moment: Moment) -> Line:
    """Such as "three or four days a week, as usual", or that it is the owner's turn."""
    if found.my_turn_since is not None and may_notice(person, moment.today):
        past = last_verb(found)
        when = moment.on(found.my_turn_since)
        words = f"{past.past}{past.rest} {when}. It is your turn, when you like"
        return Line(person.id, person.name, words, my_turn=True,
                    rests_on=("my_turn_since", "last_in_kind"))  # fmt: skip
    often, field = usually(found)
    return Line(person.id, person.name, f"{often}, as usual" if often else "as usual",
                rests_on=(field,) if field else ())  # fmt: skip


def usually(found: Assessment) -> tuple[str, str]:
    """How often one usually hears from them, with the field that it rests on; "" if unknown."""
    days = found.their_days.then if found.their_days.then is not None else found.their_days.now
    if days is not None:
        return lengths.a_week(days).removeprefix("on "), "their_days"
    if found.expected_gap_days is not None:
        return lengths.every(found.expected_gap_days), "expected_gap_days"
    return "", ""


def unknown_line(person: Person, found: Assessment | None, moment: Moment) -> Line:
    """Such as "no record since 28 April", or that there is too little to say anything.

    Of somebody whose pause is longer than ever, but no finding yet, only the fact is told.
    """
    if found is not None and found.status == "record_ended" and found.record_end is not None:
        words = f"I have no record {moment.since(found.record_end)}"
        return Line(person.id, person.name, words, rests_on=("record_end",))
    if found is None or found.contacts == 0:
        return Line(person.id, person.name, "nothing in your record yet")
    if found.status == "steady" and found.last_in is not None:
        words = f"last heard from {moment.on_and_ago(found.last_in)}"
        return Line(person.id, person.name, words, rests_on=("last_in", "longest_before"))
    talks = count_of(found.contacts, "talk", "talks")
    return Line(person.id, person.name, f"too little to say yet: {talks}", rests_on=("contacts",))


def others(count: int) -> Sentence | None:
    """The rest of the list in one line; None where there is no one more."""
    if count < 1:
        return None
    return say(f"{count_of(count, 'other', 'others')}, {'all ' * (count > 1)}as usual.", "status")
