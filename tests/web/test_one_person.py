"""The question whose a number is stands first, with its caution and an answer for each way."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from stillhere.insight.moment import Moment
from stillhere.insight.newcomer import CAUTION
from stillhere.records.person import Person
from stillhere.services.alike import Alike, Side
from stillhere.services.could_be import CouldBe
from stillhere.web.fill.one_person import NOTHING, one_person_page

MOMENT = Moment(date(2026, 5, 5), ZoneInfo("Europe/London"))
ANNA, NUMBER = Person(1, "Anna"), Person(9, "+44 7700 900999")
TWO_NAMES = Alike(Side(Person(2, "Dan"), 9, None), Side(Person(3, "Daniel"), 2, None), ("Why.",))


def test_a_number_in_a_silence_comes_before_names_that_are_alike() -> None:
    page = one_person_page([TWO_NAMES], MOMENT, [CouldBe(ANNA, NUMBER, ("It came.",))])
    first, second = page.pairs
    assert first.question == "Could “+44 7700 900999” be Anna?"
    assert first.evidence == ("It came.",)
    assert first.about == (CAUTION.text,)
    assert [(step.words, step.url, step.value) for step in first.steps] == [
        ("Yes, it is Anna", "/people/one-person/yes", "1-9"),
        ("No, somebody else", "/people/one-person/no", "1-9"),
    ]
    assert second.question == "Are “Dan” and “Daniel” one person?"


def test_without_anything_to_ask_the_page_says_so() -> None:
    page = one_person_page([], MOMENT)
    assert (page.lead, page.pairs, page.more) == (NOTHING, (), "")
