"""When the desk suggests rest, and what it says."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.desk.pace import pace
from stillhere.insight.moment import Moment
from stillhere.insight.pacing import next_time, pacing
from stillhere.records.person import Person
from stillhere.records.reaching import Attempt, Pace

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 5, 12, tzinfo=LONDON)
MOMENT = Moment(date(2026, 5, 5), LONDON)
DANIEL = Person(1, "Daniel", "he")


def ms(days_ago: float) -> int:
    return int((NOW - timedelta(days=days_ago)).timestamp() * 1000)


def after(*days_ago: float, call: bool = False, length: int | None = 40) -> Pace:
    attempts = [Attempt(ms(ago), call, None if call else length) for ago in days_ago]
    return pace(attempts, ms(0), LONDON)


def said(found: Pace) -> str:
    return " ".join(map(str, (*pacing(DANIEL, found, MOMENT), *next_time(found))))


@pytest.mark.parametrize(
    ("days_ago", "resting"),
    [
        ((), False),
        ((1,), False),
        ((30, 1), False),
        ((5, 1), True),
        ((20, 14), True),
        ((30, 24), False),
        ((60, 40, 20), True),
        ((300, 200, 100), True),
    ],
)
def test_it_rests_after_three_or_after_two_within_a_week(
    *, days_ago: tuple[float, ...], resting: bool
) -> None:
    assert after(*days_ago).resting is resting


def test_several_messages_in_a_row_are_one_try() -> None:
    found = after(2, 1.99, 1.98)
    assert (found.tries, found.resting) == (1, False)
    assert after(2, 1.99, 1.98, length=200).shorter


def test_two_calls_in_a_row_are_two() -> None:
    assert after(2, 1.99, call=True).tries == 2


@given(st.lists(st.floats(0, 400), max_size=12))
def test_three_or_more_always_rest_and_more_never_rests_less(days_ago: list[float]) -> None:
    in_order = sorted(days_ago, reverse=True)
    found = after(*in_order)
    assert found.resting or found.tries < 3
    assert found.tries <= len(in_order)
    assert found.rest_until is None or found.rest_until > "2026-05-05"
    assert not found.stop or found.resting


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (after(), "Nothing of yours is waiting for an answer."),
        (after(1), "You have written once since his last answer, yesterday. There is no hurry"),
        (after(1, call=True), "You have called once since his last answer, yesterday."),
        (after(30, 2, length=None), "You have written twice on two days since his last answer"),
        (after(1.1, 1), "twice on one day since his last answer, the last time yesterday."),
        (after(5, 1), "It is also kind to let it rest until 25 May."),
        (after(60, 50, 40), "It has rested for a while. There is still no hurry."),
        (after(60, 50, 40, 30, 20, 10), "You have done what you can for now"),
        (after(1, length=900), "It can be shorter this time"),
        (after(5, 1), "some weeks between two notes is kind."),
    ],
)  # fmt: skip
def test_what_is_said(found: Pace, words: str) -> None:
    assert words in said(found)


def test_text_and_call_are_told_together() -> None:
    found = pace([Attempt(ms(30)), Attempt(ms(20), call=True)], ms(0), LONDON)
    assert "You have written or called twice on two days" in said(found)


@given(days=st.lists(st.floats(0, 400), max_size=9), call=st.booleans())
def test_next_time_varies_tone_length_and_waiting_only(*, days: list[float], call: bool) -> None:
    words = said(after(*sorted(days, reverse=True), call=call)).lower()
    for other in ("instead", "another number", "visit", "gift", "whatsapp", "a text"):
        assert other not in words
