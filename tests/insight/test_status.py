"""Each finding with the exact sentence that it becomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stillhere.insight.moment import Moment
from stillhere.insight.sentence import text
from stillhere.insight.status import status
from stillhere.records.assessment import Assessment, Pause, ThenNow
from stillhere.records.person import Person, Pronoun

Found = Callable[..., Assessment]
At = Callable[..., int]
WORDS_ONLY = {"message_length": ThenNow(50.0, 50.0)}


def named(pronoun: Pronoun) -> Person:
    return Person(1, "Daniel", pronoun)


@pytest.mark.parametrize(
    ("pronoun", "who"), [("he", "he"), ("she", "she"), ("they", "they"), ("name", "Daniel")]
)
def test_gone_quiet_says_the_last_sign_and_what_was_usual(
    found: Found, at: At, moment: Moment, pronoun: Pronoun, who: str
) -> None:
    quiet = found(
        "gone_quiet",
        since=at(2026, 1, 26),
        last_in=at(2026, 3, 31),
        their_days=ThenNow(5.8, 0.5),
        **WORDS_ONLY,
    )
    assert text(status(named(pronoun), quiet, moment)) == (
        "You last heard from Daniel on 31 March, five weeks ago. "
        f"Until late January, {who} wrote on six days of most weeks."
    )


@pytest.mark.parametrize(
    ("pronoun", "usual"),
    [
        ("he", "he was in touch"),
        ("she", "she was in touch"),
        ("they", "they were in touch"),
        ("name", "Daniel was in touch"),
    ],
)
def test_writing_and_calling_together_are_being_in_touch(
    found: Found, at: At, moment: Moment, pronoun: Pronoun, usual: str
) -> None:
    quiet = found(
        "gone_quiet",
        last_in=at(2026, 3, 31),
        their_days=ThenNow(5.8),
        calls_week=ThenNow(2.0),
        **WORDS_ONLY,
    )
    said = text(status(named(pronoun), quiet, moment))
    assert said.endswith(f"Before that, {usual} on six days of most weeks.")


def test_who_only_calls_has_called(found: Found, at: At, moment: Moment, ruth: Person) -> None:
    quiet = found(
        "gone_quiet", last_in=at(2026, 3, 1), expected_gap_days=7.0, calls_week=ThenNow(1.0)
    )
    assert text(status(ruth, quiet, moment)) == (
        "You last heard from Ruth on 1 March, two months ago. "
        "Before that, she called about once a week."
    )


def test_gone_quiet_without_a_known_rhythm_says_only_the_fact(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    quiet = found("gone_quiet", last_in=at(2026, 4, 27))
    assert (
        text(status(ruth, quiet, moment)) == "You last heard from Ruth on 27 April, eight days ago."
    )


def test_gone_quiet_without_a_last_sign_says_how_long_the_record_is_empty(
    found: Found, moment: Moment, ruth: Person
) -> None:
    quiet = found("gone_quiet", current_gap_days=40.0)
    assert text(status(ruth, quiet, moment)) == (
        "In your record there is nothing from Ruth for six weeks."
    )


def test_an_uncertain_beginning_is_not_named_beside_the_usual(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    quiet = found(
        "gone_quiet",
        since=at(2026, 1, 26),
        since_low=at(2025, 11, 1),
        since_high=at(2026, 2, 20),
        last_in=at(2026, 3, 31),
        their_days=ThenNow(5.8),
        **WORDS_ONLY,
    )
    said = text(status(daniel, quiet, moment))
    assert said.endswith("Before that, he wrote on six days of most weeks.")


def test_my_own_silence_is_said_as_mine(found: Found, at: At, moment: Moment, ruth: Person) -> None:
    quiet = found(
        "gone_quiet", "me", last_out=at(2026, 3, 31), my_days=ThenNow(1.1, 0.0), **WORDS_ONLY
    )
    assert text(status(ruth, quiet, moment)) == (
        "You last wrote to Ruth on 31 March, five weeks ago. "
        "Before that, you wrote about once a week."
    )


def test_a_silence_of_both_is_said_of_both(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    quiet = found("gone_quiet", "both", last_event=at(2025, 11, 5), last_in=at(2025, 11, 1))
    assert text(status(ruth, quiet, moment)) == (
        "You and Ruth were last in touch on 5 November 2025, six months ago."
    )


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (
            "them",
            (
                "Ruth has written less often since late January. "
                "It was on five days a week, and is now on two days a week."
            ),
        ),
        (
            "me",
            (
                "You have written to Ruth less often since late January. "
                "It was about once a week, and is now about once a month."
            ),
        ),
        (
            "both",
            (
                "You and Ruth have been in touch less often since late January. "
                "It was on five days a week, and is now on two days a week."
            ),
        ),
    ],
)
def test_quieter_says_whose_side(
    *, found: Found, at: At, moment: Moment, ruth: Person, who: str, words: str
) -> None:
    less = found(
        "quieter",
        who,
        since=at(2026, 1, 26),
        their_days=ThenNow(5.0, 2.0),
        my_days=ThenNow(1.0, 0.25),
        **WORDS_ONLY,
    )
    assert text(status(ruth, less, moment)) == words


def test_quieter_without_figures_says_lately(found: Found, moment: Moment, ruth: Person) -> None:
    assert (
        text(status(ruth, found("quieter"), moment)) == "Ruth has been in touch less often lately."
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"call_minutes": ThenNow(12.0, 5.0)},
            (
                "Calls with Ruth have been shorter lately. "
                "They were about twelve minutes long, and are now about five minutes."
            ),
        ),
        (
            {"usual_answer_seconds": ThenNow(5300.0, 36000.0)},
            (
                "Ruth has taken longer to answer lately. "
                "It was about an hour and a half, and is now about ten hours."
            ),
        ),
        ({"message_length": ThenNow(80.0, 20.0)}, "Ruth’s messages have been shorter lately."),
        ({}, "You and Ruth are in touch as often as before, but more briefly."),
    ],
)
def test_shallower_names_the_measure_that_changed(
    found: Found, moment: Moment, ruth: Person, fields: dict[str, ThenNow], words: str
) -> None:
    assert text(status(ruth, found("shallower", **fields), moment)) == words


def test_my_own_slow_answers_are_said_as_mine(found: Found, moment: Moment, ruth: Person) -> None:
    slow = found("shallower", "me", my_answer_seconds=ThenNow(600.0, 7200.0))
    assert text(status(ruth, slow, moment)) == (
        "You have taken longer to answer Ruth lately. "
        "It was about ten minutes, and is now about two hours."
    )


@pytest.mark.parametrize(
    ("pronoun", "who"), [("he", "He"), ("she", "She"), ("they", "They"), ("name", "Daniel")]
)
def test_reaching_back_is_said_with_its_days(
    found: Found, at: At, moment: Moment, pronoun: Pronoun, who: str
) -> None:
    back = found(
        "reconnecting",
        back_since=at(2026, 5, 3),
        last_in=at(2026, 5, 4),
        quiet_before_days=122.0,
        **WORDS_ONLY,
    )
    assert text(status(named(pronoun), back, moment)) == (
        f"Daniel is reaching back. {who} wrote on Sunday, and again yesterday, after four months."
    )


def test_a_single_call_back_is_called(found: Found, at: At, moment: Moment, ruth: Person) -> None:
    back = found(
        "reconnecting", back_since=at(2026, 5, 4), last_in=at(2026, 5, 4), last_in_kind="call"
    )
    assert text(status(ruth, back, moment)) == "Ruth is reaching back. She called yesterday."


def test_reaching_back_without_a_day_says_only_that(
    found: Found, moment: Moment, ruth: Person
) -> None:
    assert text(status(ruth, found("reconnecting"), moment)) == "Ruth is reaching back."


def test_a_return_of_some_weeks_is_being_back_in_touch(
    found: Found, at: At, moment: Moment, daniel: Person
) -> None:
    back = found(
        "reconnecting", back_since=at(2026, 3, 20), their_days=ThenNow(6.0, 3.0), **WORDS_ONLY
    )
    assert text(status(daniel, back, moment)) == (
        "Daniel is back in touch. Lately he writes on three days a week."
    )


@pytest.mark.parametrize(
    ("who", "words"),
    [("me", "You are reaching back to Ruth."), ("both", "You and Ruth are in touch again.")],
)
def test_whose_step_back_it_is(
    found: Found, moment: Moment, ruth: Person, who: str, words: str
) -> None:
    assert text(status(ruth, found("reconnecting", who), moment)) == words


def test_steady_says_the_last_sign_and_that_it_is_usual(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    assert text(status(ruth, found("steady", "none", last_in=at(2026, 5, 3)), moment)) == (
        "You last heard from Ruth on Sunday. That is much as usual for you two."
    )


@pytest.mark.parametrize(
    ("contacts", "words"),
    [
        (0, "yet: no talks. I will say nothing until there are eight."),
        (1, "yet: one talk. I will say nothing until there are eight."),
        (5, "yet: five talks. I will say nothing until there are eight."),
        (20, "yet."),
    ],
)
def test_too_little_record_counts_what_there_is(
    found: Found, moment: Moment, ruth: Person, contacts: int, words: str
) -> None:
    little = found("too_little_record", "none", contacts=contacts)
    assert text(status(ruth, little, moment)) == f"I know too little about Ruth {words}"


def test_an_ended_record_is_never_called_silence(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    ended = found("record_ended", "none", record_end=at(2026, 4, 28))
    assert text(status(ruth, ended, moment)) == (
        "I have no record of you and Ruth since 28 April. What happened after that I cannot say."
    )


def test_an_ended_record_without_its_day(found: Found, moment: Moment, ruth: Person) -> None:
    assert text(status(ruth, found("record_ended", "none"), moment)) == (
        "I have no record of you and Ruth up to today."
    )


def test_nothing_is_called_usual_while_a_pause_is_longer_than_ever(
    found: Found, at: At, moment: Moment, ruth: Person
) -> None:
    waiting = {"last_in": at(2026, 3, 17), "current_gap_days": 49.0}
    longer = found("steady", "none", longest_before=Pause(at(2025, 6, 1), 29.0), **waiting)
    as_ever = found("steady", "none", longest_before=Pause(at(2025, 6, 1), 60.0), **waiting)
    assert text(status(ruth, longer, moment)) == (
        "You last heard from Ruth on 17 March, seven weeks ago. "
        "No pause before was this long in your record."
    )
    assert text(status(ruth, as_ever, moment)).endswith("That is much as usual for you two.")
