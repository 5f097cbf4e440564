"""Where and when somebody has most often answered."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.desk.channel import channels, habit
from stillhere.insight.way import hours, way
from stillhere.records.person import Person
from stillhere.records.reaching import Answer, Habit

LONDON = ZoneInfo("Europe/London")
DANIEL = Person(1, "Daniel", "he")


def answers(*said: tuple[str, int], start: datetime | None = None) -> list[Answer]:
    """One answer a day on each channel and at each hour of `said`."""
    begun = start or datetime(2026, 1, 1, tzinfo=LONDON)
    return [
        Answer(int((begun + timedelta(days=day, hours=hour)).timestamp() * 1000), channel)
        for day, (channel, hour) in enumerate(said)
    ]


def told(found: Habit) -> str:
    return " ".join(map(str, way(DANIEL, found)))


def test_the_channel_and_the_hour_with_the_most_answers() -> None:
    found = habit(answers(*[("sms", 19)] * 20, *[("whatsapp", 9)] * 4), LONDON)
    assert (found.channel, found.answers, found.among, found.clear) == ("sms", 20, 24, True)
    assert found.hours is not None
    assert 19 in range(*found.hours)
    assert told(found).startswith("Daniel has most often answered a text, between ")
    assert told(found).endswith("Of the last 24 answers about four in five came that way.")


def test_two_answers_on_a_channel_are_not_enough() -> None:
    found = habit(answers(("sms", 9), ("sms", 9), ("whatsapp", 9), ("whatsapp", 9)), LONDON)
    assert found.channel is None
    assert told(found) == "Where Daniel answers most often is not on record yet."


def test_nothing_on_record() -> None:
    assert habit([], LONDON) == Habit()
    assert habit([], LONDON, resting=True).last_only


def test_under_the_rest_rule_only_the_channel_of_the_last_answer() -> None:
    many = answers(*[("sms", 9)] * 30, *[("whatsapp", 9)] * 3)
    found = habit(many, LONDON, resting=True)
    assert (found.channel, found.last_only) == ("whatsapp", True)
    assert told(found) == "The last answer from Daniel was a WhatsApp message."
    assert channels(many, resting=True) == {"whatsapp"}
    few = answers(*[("sms", 9)] * 30, ("whatsapp", 9))
    assert habit(few, LONDON, resting=True).channel is None


def test_a_small_lead_is_called_a_guess() -> None:
    found = habit(answers(*[("sms", 9)] * 7, *[("whatsapp", 9)] * 6), LONDON)
    assert not found.clear
    assert "so it is a guess" in told(found)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Habit("sms", 3, 3, clear=True), "That is from three answers, so it is a guess."),
        (Habit("sms", 12, 12, clear=True), "All of the last twelve answers came that way."),
        (Habit("phone", 12, 12, clear=True), "Daniel has most often answered a call."),
        (Habit("google_chat", 12, 12), "answered a message on Google Chat."),
        (Habit(None, 0, 1, last_only=True), "Too few answers from Daniel are on record"),
    ],
)
def test_what_is_said(found: Habit, words: str) -> None:
    assert words in told(found)


def test_answers_all_over_the_day_name_no_hour() -> None:
    assert habit(answers(*[("sms", hour % 24) for hour in range(96)]), LONDON).hours is None


def test_a_part_of_the_day_is_named_where_no_three_hours_stand_out() -> None:
    evening = habit(answers(*[("sms", hour) for hour in [18, 22] * 6 + [8, 13]]), LONDON)
    assert (evening.hours, evening.then) == ((18, 23), 12)
    assert told(evening).startswith("Daniel has most often answered a text, most often in the ev")
    assert told(evening).endswith(", the others at other hours.")


def test_all_answers_at_one_time_need_no_word_on_the_others() -> None:
    assert "other hours" not in told(habit(answers(*[("sms", 19)] * 20), LONDON))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (18, 21, "six and nine in the evening"),
        (9, 12, "nine in the morning and noon"),
        (12, 15, "noon and three in the afternoon"),
        (21, 0, "nine in the evening and midnight"),
        (23, 2, "eleven and two at night"),
        (17, 20, "five in the afternoon and eight in the evening"),
    ],
)
def test_hours_in_words(first: int, last: int, words: str) -> None:
    assert hours(first, last) == words


said = st.lists(st.tuples(st.sampled_from(["sms", "phone", "mail"]), st.integers(0, 23)))


@given(given_=said, resting=st.booleans())
def test_a_channel_is_named_only_after_three_answers(
    *, given_: list[tuple[str, int]], resting: bool
) -> None:
    found = habit(answers(*given_), LONDON, resting=resting)
    counts = Counter(channel for channel, _ in given_)
    if found.channel is not None:
        assert counts[found.channel] >= 3
        assert not resting or found.channel == given_[-1][0]
    for channel in channels(answers(*given_), resting=resting):
        assert resting or counts[channel] >= 3
    assert told(found)
