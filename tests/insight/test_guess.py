from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import get_args

import msgspec
import pytest

from stillhere.insight.guess import Guess, Last, Usual, cannot_know, remembered
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.portrait import portrait
from stillhere.insight.sentence import text
from stillhere.insight.today import today
from stillhere.records.assessment import Assessment
from stillhere.records.person import REMINDING, Boundary, Person

EVERY = list(product(get_args(Last), get_args(Usual), ("2026-05-05", "2026-04-29", "2025-11-03")))


@pytest.mark.parametrize(("last", "usual", "day"), EVERY)
def test_every_answer_becomes_whole_short_sentences(
    *, moment: Moment, daniel: Person, last: Last, usual: Usual, day: str
) -> None:
    said = remembered(daniel, Guess(last, usual, day), moment)
    assert 2 <= len(said) <= 3
    for each in (*said, *cannot_know()):
        assert each.text.endswith(".")
        assert each.text[0].isupper()
        assert len(each.text.split()) <= 20
        assert each.rests_on == ()


@pytest.mark.parametrize(
    ("last", "usual", "words"),
    [
        (
            "some_weeks",
            "days",
            (
                "You last really talked with Daniel some weeks ago. Usually it is on most days. "
                "So this is longer than usual for you two."
            ),
        ),
        (
            "this_week",
            "week",
            (
                "You last really talked with Daniel this week. Usually it is about once a week. "
                "So this is much as usual for you two."
            ),
        ),
        (
            "this_month",
            "days",
            "You last really talked with Daniel this month. Usually it is on most days.",
        ),
        (
            "unsure",
            "now_and_then",
            "You are not sure when you last really talked with Daniel. Usually it is now and then.",
        ),
    ],
)
def test_it_says_back_what_was_said(
    *, moment: Moment, daniel: Person, last: Last, usual: Usual, words: str
) -> None:
    assert text(remembered(daniel, Guess(last, usual, "2026-05-05"), moment)) == words


def test_an_older_answer_names_its_day_and_is_not_held_against_the_usual(
    moment: Moment, daniel: Person
) -> None:
    said = text(remembered(daniel, Guess("this_week", "days", "2026-04-20"), moment))
    assert said == (
        "On 20 April you told me: you last really talked with Daniel that week. "
        "Usually it is on most days."
    )


def test_months_are_never_called_longer_where_now_and_then_is_usual(
    moment: Moment, daniel: Person
) -> None:
    said = text(remembered(daniel, Guess("years", "now_and_then", "2026-05-05"), moment))
    assert "longer" not in said


def test_today_says_it_before_any_record_with_two_choices(moment: Moment, daniel: Person) -> None:
    known = Known(daniel, guess=Guess("some_weeks", "days", "2026-05-05"))
    page = today([known], [], [], moment)
    assert text((*page.headline, *page.lead)) == "There is no record yet. This is what you told me."
    (card,) = page.cards
    assert card.status[0].text == "You last really talked with Daniel some weeks ago."
    assert (card.choices.yes, card.choices.no) == ("Write to Daniel", "Let it rest")
    assert page.unknown == ()
    assert page.remember == ()


def test_a_guess_leaves_today_after_two_weeks_and_stays_on_the_page(
    moment: Moment, daniel: Person
) -> None:
    known = Known(daniel, guess=Guess("some_weeks", "days", "2026-04-21"))
    page = today([known], [], [], moment)
    assert page.cards == ()
    assert [line.words for line in page.unknown] == ["nothing in your record yet"]
    assert portrait(known, [], moment).status


def test_a_record_takes_the_place_of_the_guess(
    found: Callable[..., Assessment], moment: Moment, daniel: Person
) -> None:
    known = Known(daniel, found("steady", "none"), Guess("years", "days", "2026-05-05"))
    assert today([known], [], [], moment).cards == ()
    assert "told me" not in text(portrait(known, [], moment).status)


@pytest.mark.parametrize("boundary", sorted(set(get_args(Boundary)) - REMINDING))
def test_nothing_is_said_from_memory_behind_a_boundary(
    moment: Moment, daniel: Person, boundary: Boundary
) -> None:
    apart = msgspec.structs.replace(daniel, boundary=boundary)
    known = Known(apart, guess=Guess("some_weeks", "days", "2026-05-05"))
    assert today([known], [], [], moment).cards == ()
    page = portrait(known, [], moment)
    assert (page.status, page.choices) == ((), None)


def test_who_rests_or_is_muted_is_not_on_today(moment: Moment, daniel: Person) -> None:
    said = Guess("some_weeks", "days", "2026-05-05")
    muted = msgspec.structs.replace(daniel, reminders=False)
    assert today([Known(muted, guess=said)], [], [], moment).cards == ()
    page = today([Known(daniel, guess=said, silent=True)], [], [], moment)
    assert (page.cards, page.unknown) == ((), ())
    assert (
        text((*page.headline, *page.lead)) == "There is nothing new today. Nothing needs you here."
    )


def test_a_waiting_message_of_a_muted_person_is_not_called_my_turn(
    found: Callable[..., Assessment], at: Callable[..., int], moment: Moment, ruth: Person
) -> None:
    muted = msgspec.structs.replace(ruth, reminders=False)
    waits = found("steady", "none", my_turn_since=at(2026, 5, 2), last_in_kind="message")
    page = today([Known(muted, waits)], [], [], moment)
    assert [line.my_turn for line in page.well] == [False]


def test_today_holds_at_most_two_cards_with_guesses(
    found: Callable[..., Assessment], at: Callable[..., int], moment: Moment, daniel: Person
) -> None:
    said = Guess("months", "days", date(2026, 5, 5).isoformat())
    guessed = [
        Known(Person(number, f"Person {number}", looked_after=True), guess=said)
        for number in range(5, 9)
    ]
    quiet = Known(daniel, found("gone_quiet", last_in=at(2026, 3, 31)))
    page = today([quiet, *guessed], [], [], moment)
    assert [card.name for card in page.cards] == ["Daniel", "Person 5"]
