"""What is on record of two people is said channel by channel, with what may be missing."""

from __future__ import annotations

from datetime import date

import pytest

from stillhere.insight.on_record import Covered, on_record
from stillhere.insight.sentence import text

TODAY = date(2026, 5, 5)


def said(*stretches: Covered) -> str:
    return text(on_record(stretches, TODAY))


def test_each_channel_says_from_when_to_when() -> None:
    assert (
        said(
            Covered("sms", date(2020, 3, 1), TODAY),
            Covered("whatsapp", date(2024, 8, 4), date(2026, 4, 28)),
        )
        == "Texts: from 1 March 2020 to today. WhatsApp: from 4 August 2024 to 28 April."
    )


def test_stretches_that_touch_are_one_and_gaps_are_told() -> None:
    assert (
        said(
            Covered("sms", date(2026, 1, 1), date(2026, 2, 1)),
            Covered("mms", date(2026, 1, 20), date(2026, 3, 1)),
            Covered("sms", date(2026, 4, 1), TODAY),
        )
        == "Texts: from 1 January to 1 March and from 1 April to today."
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("capped", "Older ones may be missing: only the newest are given out."),
        ("disappearing", "Messages that disappear are not in it."),
        ("one-sided", "Only what you wrote is in it."),
    ],
)
def test_what_may_be_missing_is_said_once(reason: str, words: str) -> None:
    stretch = Covered("whatsapp", date(2026, 1, 1), TODAY, (reason,))
    assert said(stretch, stretch) == f"WhatsApp: from 1 January to today. {words}"


def test_a_reason_that_is_not_known_is_passed_over() -> None:
    assert said(Covered("sms", TODAY, TODAY, ("odd",))) == "Texts: from 5 May to today."


def test_without_any_record_nothing_is_said() -> None:
    assert on_record((), TODAY) == ()
