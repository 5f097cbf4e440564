"""One person's page: what changed, what is normal, what the record cannot tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stillhere.insight.change import changes
from stillhere.insight.evidence import SOURCES
from stillhere.insight.framing import framing
from stillhere.insight.moment import Moment
from stillhere.insight.normal import normal
from stillhere.insight.notices import Known
from stillhere.insight.portrait import portrait
from stillhere.insight.sentence import text
from stillhere.records.assessment import Assessment, ThenNow
from stillhere.records.person import LifeEvent, Person, Pronoun

Found = Callable[..., Assessment]
At = Callable[..., int]


def test_what_changed_on_their_side_and_what_did_not_on_mine(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    quiet = found(
        "gone_quiet",
        kind="gone_quiet",
        since=at(2026, 1, 26),
        their_days=ThenNow(5.8, 0.6),
        my_days=ThenNow(5.9, 5.5),
        call_minutes=ThenNow(12.1, 4.8),
        usual_answer_seconds=ThenNow(5300.0, 36000.0),
        starts=ThenNow(0.48, 0.19),
        message_length=ThenNow(60.0, 50.0),
        calls_week=ThenNow(2.0, 0.5),
    )
    told = changes(daniel, quiet, moment)
    assert text(told.began) == "It began around late January, on his side."
    assert {row.heading: text(row.said) for row in told.rows} == {
        "How often he is in touch": "Before: on six days a week. Lately: about every two weeks.",
        "How long you talk": "Before: twelve minutes. Lately: five minutes.",
        "How often you talk": "Before: about every four days. Lately: about every two weeks.",
        "How soon he answers": "Before: about an hour and a half. Lately: about ten hours.",
        "Who starts": "Before: about half of your talks began with him. Lately: about one in five.",
        "What did not change": "His messages are about ten words, as before. "
        "You are in touch on six days a week, as before.",
    }


def test_my_side_is_told_as_well_as_theirs(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    mine = found(
        "quieter",
        "me",
        kind="quieter",
        since=at(2026, 1, 26),
        my_days=ThenNow(4.0, 1.0),
        my_answer_seconds=ThenNow(3600.0, 86400.0),
        message_length=ThenNow(60.0),
    )
    told = changes(ruth, mine, moment)
    assert text(told.began) == "It began around late January, on your side."
    assert {row.heading: text(row.said) for row in told.rows} == {
        "How often you write": "Before: on four days a week. Lately: about once a week.",
        "How soon you answer": "Before: about an hour. Lately: about a day.",
    }


def test_small_differences_are_no_change(found: Found, moment: Moment, ruth: Person) -> None:
    alike = found("quieter", their_days=ThenNow(3.0, 2.6), call_minutes=ThenNow(2.0, 1.0))
    assert [row.topic for row in changes(ruth, alike, moment).rows] == ["unchanged"]


def test_nothing_known_is_nothing_told(found: Found, moment: Moment, ruth: Person) -> None:
    told = changes(ruth, found("quieter"), moment)
    assert (told.began, told.rows) == ((), ())


@pytest.mark.parametrize(
    ("pronoun", "words"),
    [
        ("he", "He writes on six days of most weeks. He answers after about two hours."),
        ("she", "She writes on six days of most weeks. She answers after about two hours."),
        ("they", "They write on six days of most weeks. They answer after about two hours."),
        ("name", "Sam writes on six days of most weeks. Sam answers after about two hours."),
    ],
)
def test_what_is_normal(found: Found, moment: Moment, pronoun: Pronoun, words: str) -> None:
    usual = found(
        "steady",
        their_days=ThenNow(6.0),
        usual_answer_seconds=ThenNow(7200.0),
        message_length=ThenNow(40.0),
    )
    assert text(normal(Person(1, "Sam", pronoun), usual, moment)) == words


def test_what_is_normal_is_silent_where_nothing_is_known(
    found: Found, moment: Moment, ruth: Person
) -> None:
    assert normal(ruth, found("steady"), moment) == ()


@pytest.mark.parametrize(
    ("pronoun", "words"),
    [
        ("he", "He may need distance, for reasons that are his."),
        ("she", "She may need distance, for reasons that are hers."),
        ("they", "They may need distance, for reasons that are theirs."),
        ("name", "Sam may need distance, for reasons that are Sam’s own."),
    ],
)
def test_distance_is_always_among_the_readings(
    found: Found, moment: Moment, pronoun: Pronoun, words: str
) -> None:
    told = framing(Person(1, "Sam", pronoun), found("gone_quiet"), [], moment)
    assert told.distance.text == words
    assert text(told.cannot) == "It cannot say why."
    assert text(told.closing) == ("You may never know why. You can still be kind to both of you.")
    assert told.sources == ()


def test_a_life_event_is_named_beside_the_change_and_not_as_its_reason(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    born = LifeEvent(1, "2025-11-14", "Emma was born", "baby", person=1)
    old = LifeEvent(2, "2024-01-01", "A move", "move", person=1)
    other = LifeEvent(3, "2026-01-01", "Exams", "exams", person=9)
    told = framing(daniel, found("gone_quiet", since=at(2026, 1, 26)), [born, old, other], moment)
    assert text(told.beside) == "The change came in the months after this: Emma was born."
    assert [source.id for source in told.sources] == ["15c", "13"]
    assert all(source is SOURCES[source.id] for source in told.sources)


def test_the_page_holds_all_parts(found: Found, at: At, moment: Moment, daniel: Person) -> None:
    quiet = found("gone_quiet", since=at(2026, 1, 26), last_in=at(2026, 3, 31),
                  their_days=ThenNow(5.8, 0.5))  # fmt: skip
    page = portrait(Known(daniel, quiet, resting=True), [], moment)
    assert page.status
    assert page.changes
    assert page.normal
    assert page.framing is not None
    assert page.choices is not None
    assert page.choices.mute == "Don’t remind me about Daniel"


def test_a_steady_person_needs_no_framing(found: Found, moment: Moment, ruth: Person) -> None:
    page = portrait(Known(ruth, found("steady", "none")), [], moment)
    assert page.framing is None
    assert page.changes == ()
