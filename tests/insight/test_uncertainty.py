from __future__ import annotations

from collections.abc import Callable

import pytest

from stillhere.insight.moment import Moment
from stillhere.insight.sentence import text
from stillhere.insight.unanswered import unanswered
from stillhere.insight.uncertainty import may_lack, uncertainty
from stillhere.records.assessment import Assessment, Pause
from stillhere.records.person import Person, Pronoun

Found = Callable[..., Assessment]
At = Callable[..., int]


@pytest.mark.parametrize(
    ("seen", "history", "words"),
    [
        (0, 850.0, "A pause this long has not happened before in your record."),
        (1, 700.0, "A pause this long has happened once in two years."),
        (2, 1095.0, "A pause this long has happened twice in three years."),
        (4, 180.0, "A pause this long has happened four times in six months."),
        (1, 30.0, "A pause this long has happened once before."),
    ],
)
def test_how_often_such_a_pause_has_happened(
    *, found: Found, moment: Moment, ruth: Person, seen: int, history: float, words: str
) -> None:
    quiet = found("gone_quiet", gap_seen_before=seen, history_days=history)
    assert text(uncertainty(ruth, quiet, moment)) == words


@pytest.mark.parametrize(
    ("pronoun", "whose"), [("he", "His"), ("she", "Her"), ("they", "Their"), ("name", "Daniel’s")]
)
def test_the_longest_pause_before_is_named_with_its_month(
    found: Found, at: At, moment: Moment, pronoun: Pronoun, whose: str
) -> None:
    quiet = found("gone_quiet", longest_before=Pause(at(2024, 8, 3), 3.0))
    said = text(uncertainty(Person(1, "Daniel", pronoun), quiet, moment))
    assert said.endswith(f"{whose} longest pause before was three days, in August 2024.")


@pytest.mark.parametrize(("status", "who"), [("quieter", "them"), ("gone_quiet", "me")])
def test_only_a_pause_of_theirs_is_compared(
    found: Found, moment: Moment, ruth: Person, status: str, who: str
) -> None:
    assert uncertainty(ruth, found(status, who), moment) == ()


def test_what_may_be_missing_names_messages_that_disappear() -> None:
    assert text((may_lack(("disappearing",)),)) == (
        "It may be incomplete: visits and messages that disappear are not in it."
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"unanswered": 0, "unanswered_days": 0}, None),
        ({"unanswered": 1, "unanswered_days": 1}, "You have written on one day since then."),
        (
            {"unanswered": 9, "unanswered_days": 6},
            "You have written on six days since then, so there is no hurry to write again.",
        ),
        (
            {"unanswered": 9, "unanswered_days": 6, "not_picked_up": 2},
            (
                "You have written or called on six days since then, "
                "so there is no hurry to write again."
            ),
        ),
        (
            {"unanswered": 2, "unanswered_days": 2, "not_picked_up": 2},
            "You have called on two days since then.",
        ),
    ],
)
def test_what_i_sent_since_then(found: Found, fields: dict[str, int], words: str | None) -> None:
    resting = fields["unanswered"] >= 3
    said = unanswered(found("gone_quiet", **fields), resting=resting)
    assert (None if said is None else said.text) == words
