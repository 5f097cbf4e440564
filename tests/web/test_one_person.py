"""The question whose a number is stands first, with its caution and an answer for each way."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

from stillhere.insight.moment import Moment
from stillhere.insight.newcomer import CAUTION
from stillhere.records.person import Person
from stillhere.services import about
from stillhere.services.alike import Alike, Side
from stillhere.services.could_be import CouldBe
from stillhere.web.fill.one_person import NOTHING, one_person_page, whose_number
from tests.services.made import NOW as THEN
from tests.services.made import brought, chat, home_at, texts
from tests.web.test_routes import Pages

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


def test_the_way_to_the_question_names_who_is_silent_and_nobody_else() -> None:
    asked = [CouldBe(ANNA, NUMBER, ("It came.",))]
    step = whose_number(asked, ANNA.id)
    assert step is not None
    assert (step.words, step.url) == ("Could a new number be Anna’s?", "/people/one-person")
    assert whose_number(asked, 2) is None


def test_today_and_their_page_lead_to_it_until_it_is_answered(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home", THEN)
    brought(home, chat(tmp_path, "Anna Reyes", until_them=170))
    brought(home, texts(tmp_path, {"+447700900999": None}, count=4))
    with home.store() as store:
        (anna,) = (one.id for one in store.people.all() if one.name == "Anna Reyes")
        about.look_after(store, home.clock, anna, chosen=True)
    pages, words = Pages(home), "Could a new number be Anna Reyes’s?"
    assert words in unescape(pages.get("/").body)
    assert words in unescape(pages.get(f"/people/{anna}").body)
    with home.store() as store:
        (number,) = (one.id for one in store.people.all() if one.name == "+447700900999")
        about.not_same(store, anna, number)
    assert words not in unescape(pages.get("/").body)
    assert words not in unescape(pages.get(f"/people/{anna}").body)
