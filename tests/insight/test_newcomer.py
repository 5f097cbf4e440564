"""Why a number may be somebody is said as facts, with a caution."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stillhere.insight.moment import Moment
from stillhere.insight.newcomer import CAUTION, question, why
from stillhere.insight.sentence import text


@pytest.mark.parametrize(
    ("last", "first", "apart"),
    [
        ((2026, 3, 3), (2026, 3, 24), "three weeks after Anna Reyes"),
        ((2026, 3, 23), (2026, 3, 24), "a day after Anna Reyes"),
        ((2026, 3, 24), (2026, 3, 24), "about when Anna Reyes"),
        ((2026, 3, 25), (2026, 3, 24), "about when Anna Reyes"),
    ],
)
def test_it_says_when_the_number_came_beside_the_last_sign(
    moment: Moment,
    at: Callable[..., int],
    last: tuple[int, int, int],
    first: tuple[int, int, int],
    apart: str,
) -> None:
    said = text(why("Anna Reyes", at(*last), at(*first), moment, named=False))
    assert said == (
        f"This number first contacted you on 24 March, {apart} last gave a sign from a number "
        "you know."
    )


def test_the_name_in_its_first_words_is_said_too(moment: Moment, at: Callable[..., int]) -> None:
    said = why("Anna Reyes", at(2026, 3, 3), at(2026, 3, 24), moment, named=True)
    assert said[1].text == "Its first words have the name Anna in them."


def test_the_question_claims_nothing_and_the_caution_says_how_to_make_sure() -> None:
    assert question("+44 7700 900999", "Anna") == "Could “+44 7700 900999” be Anna?"
    assert "Call the number you know" in CAUTION.text
