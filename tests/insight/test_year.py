"""A year's look back: each fact and its sentence, and nobody comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from stillhere.insight.sentence import text
from stillhere.insight.year import Back, Contact, Gap, YearView, year
from stillhere.records.person import LifeEvent, Person
from tests.insight.test_every_sentence import BANNED, reading_ease, sentences
from tests.insight.test_every_sentence_of_a_change import BLAME, DIAGNOSIS, PROMISE

TODAY = date(2026, 5, 5)
ANNA, BEN = Person(1, "anna"), Person(2, "Ben")


def told(whole: Contact | None = None, **given: Any) -> YearView:
    usual: dict[str, Any] = {"people": [], "back": [], "events": [], "gaps": []}
    return year(2026, whole or Contact(), **{**usual, **given}, today=TODAY)


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        (Contact(290, 301, 240, 324_000, 3),
         ("Somebody you look after wrote on 290 days. You wrote on 301 days. "
         "You talked 240 times, about 90 hours in all. You saw each other three times.")),
        (Contact(1, 0, 1, 5400, 0),
         "Somebody you look after wrote on one day. You talked once, for an hour and a half."),
        (Contact(0, 1, 2, 0, 1),
         "You wrote on one day. You talked twice. You saw each other once."),
        (Contact(), "Nothing of this year is on record with the people you look after."),
    ],
)  # fmt: skip
def test_the_year_in_a_few_facts(whole: Contact, words: str) -> None:
    assert text(told(whole).lead) == words


def test_people_stand_by_name_and_those_without_a_record_do_not_stand_there() -> None:
    page = told(
        people=[(BEN, Contact(5, 4, 3)), (ANNA, Contact(1, 0, 0, 0, 1)), (Person(3, "C"),
                                                                          Contact())]
    )  # fmt: skip
    assert [(line.name, line.words) for line in page.people] == [
        ("anna", "wrote on one day, saw each other once"),
        ("Ben", "wrote on five days, you on four, talked three times"),
    ]


@pytest.mark.parametrize(
    ("contact", "words"),
    [(Contact(0, 1), "you wrote on one day"), (Contact(0, 0, 24), "talked 24 times")],
)
def test_a_line_says_only_what_is_on_record(contact: Contact, words: str) -> None:
    assert told(people=[(ANNA, contact)]).people[0].words == words


def test_what_happened_stands_by_day() -> None:
    page = told(
        back=[Back("Ruth", date(2026, 4, 1)), Back("Ben", date(2026, 1, 9), mine=True)],
        events=[LifeEvent(1, "2026-02-03", "The baby is born")],
    )
    assert [said.text for said in page.happened] == [
        "9 January: you reached out again to Ben.",
        "3 February: The baby is born.",
        "1 April: Ruth reached out again.",
    ]


def test_time_without_a_record_is_named_and_a_day_or_two_is_not() -> None:
    page = told(
        gaps=[
            Gap(date(2026, 1, 3), date(2026, 1, 20)),
            Gap(date(2026, 3, 1), date(2026, 3, 2)),
        ]
    )
    assert [said.text for said in page.gaps] == ["There is no record from 3 January to 20 January."]


def test_a_year_that_is_over_is_called_by_its_number() -> None:
    past = year(2025, Contact(), [], [], [], [], TODAY)
    assert (past.heading, told().heading) == ("The year 2025", "2026 so far")


def test_the_sentences_are_plain_and_claim_nothing() -> None:
    page = told(
        Contact(290, 301, 240, 324_000, 3),
        back=[Back("Ruth", date(2026, 4, 1))],
        gaps=[Gap(date(2026, 1, 3), date(2026, 1, 20))],
    )
    said = [each.text for each in sentences(page)]
    assert reading_ease(said) >= 70
    for words in said:
        for claim in (PROMISE, DIAGNOSIS, BLAME, *BANNED):
            assert not claim.search(words), words
