from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known, Shown
from stillhere.insight.reading import Read, sources
from stillhere.insight.sentence import text
from stillhere.insight.steady import others, unknown_line, well_line
from stillhere.insight.today import today
from stillhere.records.assessment import Assessment, Pause, ThenNow
from stillhere.records.person import Person

Found = Callable[..., Assessment]
At = Callable[..., int]


def steady(found: Found, number: int) -> Known:
    person = Person(number, f"Person {number}", looked_after=True)
    return Known(person, found("steady", "none", their_days=ThenNow(3.0)))


def test_today_of_the_story(
    found: Found, at: At, moment: Moment, daniel: Person, ruth: Person
) -> None:
    quiet = found(
        "gone_quiet",
        since=at(2026, 1, 26),
        last_in=at(2026, 3, 31),
        their_days=ThenNow(5.8),
        message_length=ThenNow(40.0),
        unanswered=9,
        unanswered_days=6,
    )
    back = found("reconnecting", back_since=at(2026, 5, 4), last_in_kind="message")
    people = [Known(daniel, quiet, resting=True), Known(ruth, back), steady(found, 3)]
    page = today(people, [], [Read("sms", date(2026, 5, 4))], moment)
    assert page.day == "Tuesday 5 May"
    assert text(page.headline) == "One person has gone quiet. One is reaching back."
    assert text(page.lead) == "Everyone else is much as usual."
    first, second = page.cards
    assert text(first.uncertain) == (
        "A pause this long has not happened before in your record. "
        "The record cannot say why. Many silences end. Some don’t."
    )
    assert text(first.small) == (
        "It may be incomplete: visits, and calls from other numbers, are not in it. "
        "You have written on six days since then, so there is no hurry to write again."
    )
    assert (first.choices.yes, first.choices.no) == (f"Write to {first.name}", "Let it rest")
    assert (first.choices.see, second.choices.see) == ("See what changed", "See what came")
    assert text(second.uncertain) == "Read it twice. Thank her first; fix nothing yet."
    assert (second.choices.yes, second.choices.no) == (f"Write to {second.name}", "Not today")
    assert (
        text(page.goodbye)
        == "That is all for today. You can close this now. It will still be here."
    )
    assert text(page.read_from) == "Read from your texts, up to yesterday."
    assert [shown.person for shown in page.remember] == [1, 2]


def test_those_for_whom_there_is_no_room_are_named_as_a_number(
    found: Found, at: At, moment: Moment
) -> None:
    def page(count: int) -> str:
        quiet = found("gone_quiet", last_in=at(2026, 3, 31))
        people = [Known(Person(n, f"P{n}", looked_after=True), quiet) for n in range(count)]
        return text(today(people, [], [], moment).lead)

    assert page(2) == ""
    assert page(3) == "There is one more under People."
    assert page(4) == "There are two more under People."


def test_all_well(found: Found, moment: Moment) -> None:
    page = today([steady(found, number) for number in range(1, 8)], [], [], moment)
    assert text(page.headline) == "Everyone is much as usual."
    assert text(page.lead) == "Nothing needs you here."
    assert page.rest is not None
    assert (len(page.well), page.rest.text) == (5, "Two others, all as usual.")


def test_nobody_yet(moment: Moment) -> None:
    page = today([], [], [], moment)
    assert text((*page.headline, *page.lead)) == (
        "No one is here yet. Three questions are enough to begin."
    )
    assert page.goodbye == ()


def test_nobody_chosen(found: Found, moment: Moment) -> None:
    page = today([Known(Person(1, "Sam"), found("steady"))], [], [], moment)
    assert text((*page.headline, *page.lead)) == (
        "Nobody needs you here. You can choose whom to look after."
    )


def test_it_does_not_call_everyone_usual_where_someone_is_not(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    people = [
        Known(Person(number, "Sam", looked_after=True), found("gone_quiet", last_in=at(2026, 3, 1)))
        for number in (1, 2, 3)
    ]
    acted = [Shown(3, "gone_quiet", at(2026, 3, 1), "2026-03-20", acted=True)]
    page = today(people, acted, [], moment)
    assert text((*page.headline, *page.lead)) == (
        "Two people have gone quiet. Nothing else needs you today."
    )
    ended = Known(daniel, found("record_ended", "none", record_end=at(2026, 4, 28)))
    page = today([ended], [], [], moment)
    assert text((*page.headline, *page.lead)) == (
        "There is nothing new today. Nothing needs you here."
    )
    assert [line.words for line in page.unknown] == ["I have no record since 28 April"]


@pytest.mark.parametrize(
    ("status", "who", "words"),
    [
        ("gone_quiet", "me", "You have gone quiet with one person."),
        ("reconnecting", "me", "You are reaching back to one person."),
        ("quieter", "them", "One person is in touch less often."),
        ("quieter", "me", "You are in touch less often with one person."),
        ("shallower", "me", "With one person, contact has become shorter or slower."),
    ],
)
def test_the_headline_says_whose_side(
    *, found: Found, moment: Moment, ruth: Person, status: str, who: str, words: str
) -> None:
    assert text(today([Known(ruth, found(status, who))], [], [], moment).headline) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"their_days": ThenNow(3.45)}, "three or four days a week, as usual"),
        ({"expected_gap_days": 14.0}, "about every two weeks, as usual"),
        ({}, "as usual"),
    ],
)
def test_a_line_of_quietly_well(
    found: Found, moment: Moment, ruth: Person, fields: dict[str, ThenNow], words: str
) -> None:
    assert well_line(ruth, found("steady", "none", **fields), moment).words == words


def test_those_who_wait_for_me_come_first(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    waits = found("steady", "none", my_turn_since=at(2026, 5, 2), last_in_kind="message")
    page = today([steady(found, 7), Known(ruth, waits)], [], [], moment)
    assert [line.my_turn for line in page.well] == [True, False]
    assert page.well[0].words == "wrote on Saturday. It is your turn, when you like"


def test_the_rest_of_the_list_is_counted() -> None:
    assert others(0) is None
    assert str(others(1)) == "One other, as usual."
    assert str(others(9)) == "Nine others, all as usual."


def test_who_is_unknown_is_said_to_be(found: Found, moment: Moment, ruth: Person) -> None:
    assert unknown_line(ruth, None, moment).words == "nothing in your record yet"
    little = found("too_little_record", "none", contacts=5)
    assert unknown_line(ruth, little, moment).words == "too little to say yet: five talks"


def test_sources_name_what_ends_early() -> None:
    read = [
        Read("sms", date(2026, 5, 4)),
        Read("phone", date(2026, 5, 4)),
        Read("whatsapp", date(2026, 4, 28)),
    ]
    assert text(sources(read, date(2026, 5, 20))) == (
        "Read from your texts, calls and WhatsApp, up to 4 May. "
        "There is no record of WhatsApp since 28 April; that gap counts as nothing."
    )
    assert sources([], date(2026, 5, 5)) == ()


def test_somebody_whose_pause_is_longer_than_ever_is_not_among_the_quietly_well(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    longer = found(
        "steady",
        "none",
        last_in=at(2026, 3, 17),
        current_gap_days=49.0,
        longest_before=Pause(at(2025, 6, 1), 29.0),
    )
    page = today([Known(ruth, longer), steady(found, 3)], [], [], moment)
    assert [line.name for line in page.well] == ["Person 3"]
    assert [(line.name, line.words) for line in page.unknown] == [
        ("Ruth", "last heard from on 17 March, seven weeks ago")
    ]
    assert "usual" not in text(page.headline)
