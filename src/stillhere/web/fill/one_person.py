"""The question whether two records are of one person."""

from __future__ import annotations

from collections.abc import Sequence

from stillhere.insight.counts import number
from stillhere.insight.moment import Moment
from stillhere.insight.newcomer import CAUTION, question
from stillhere.records.person import Person
from stillhere.services.alike import Alike, Side
from stillhere.services.could_be import CouldBe
from stillhere.web.pages.parts import Step
from stillhere.web.pages.people import OnePerson, Pair

ONE_PERSON = "/people/one-person"
SHOWN = 5
LEAD = "One person often has two numbers or two names. Only you know."
NOTHING = "There is nothing to ask. Every name stands for one person, as far as the record tells."
BACK = (Step("Back to people", "/people"),)


def one_person_page(
    found: Sequence[Alike], moment: Moment, newcomers: Sequence[CouldBe] = ()
) -> OnePerson:
    """Up to five questions, those about somebody who gives no sign first; the others wait."""
    pairs = (*map(_newcomer, newcomers), *(_pair(each, moment) for each in found))
    return OnePerson(
        lead=LEAD if pairs else NOTHING,
        pairs=pairs[:SHOWN],
        more=_more(len(pairs) - SHOWN),
        steps=BACK,
    )


def whose_number(found: Sequence[CouldBe], person: int) -> Step | None:
    """The step to the question whether a number without a name is `person`'s, if it is asked."""
    name = next((each.person.name for each in found if each.person.id == person), None)
    return None if name is None else Step(f"Could a new number be {name}’s?", ONE_PERSON)


def _newcomer(each: CouldBe) -> Pair:
    name, number = each.person.name, each.newcomer.name
    return Pair(
        question=question(number, name),
        evidence=each.evidence,
        about=(CAUTION.text,),
        steps=_answers(each.person, each.newcomer, f"Yes, it is {name}", "No, somebody else"),
    )


def _pair(each: Alike, moment: Moment) -> Pair:
    one, other = each.one.person, each.other.person
    return Pair(
        question=f"Are “{one.name}” and “{other.name}” one person?",
        evidence=each.evidence,
        about=(_about(each.one, moment), _about(each.other, moment)),
        steps=_answers(one, other, "Yes, one person", "No, two people"),
    )


def _answers(one: Person, other: Person, yes: str, no: str) -> tuple[Step, Step]:
    value = f"{one.id}-{other.id}"
    return (
        Step(yes, f"{ONE_PERSON}/yes", post=True, name="pair", value=value),
        Step(no, f"{ONE_PERSON}/no", post=True, name="pair", value=value),
    )


def _about(side: Side, moment: Moment) -> str:
    kept = "message or call" if side.events == 1 else "messages and calls"
    last = "" if side.last is None else f", the last {moment.on_and_ago(side.last)}"
    under = " and ".join(dict.fromkeys(handle.label for handle in side.person.handles[:3]))
    return f"{side.person.name}: {side.events:,} {kept}{last}. Under {under}."


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return f"{number(count).capitalize()} more after {'this' if count == 1 else 'these'}."
