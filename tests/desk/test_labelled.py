"""The rules on the labelled phrases, both halves."""

from __future__ import annotations

import pytest

from stillhere.desk.check import check
from stillhere.desk.rulebook import FLAGS, STRENGTHS
from tests.desk.labelled import (
    BLIND,
    HALVES,
    blind_rates,
    flag_rates,
    no_rates,
    phrases,
    strength_rates,
)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_catches_most_and_leaves_nearly_all_alone(flag: str, half: str) -> None:
    rates = flag_rates(flag, half)
    assert rates.recall >= 0.85
    assert rates.false < 0.05


@pytest.mark.parametrize("flag", FLAGS)
def test_there_are_enough_phrases_for_a_flag(flag: str) -> None:
    both = [phrases(f"flags/{flag}")[half] for half in HALVES]
    for kind in ("catch", "leave"):
        assert len({text for half in both for text in half[kind]}) >= 30


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("strength", STRENGTHS)
def test_a_strength_is_mostly_found(strength: str, half: str) -> None:
    rates = strength_rates(strength, half)
    assert rates.recall >= 0.8
    assert rates.false <= 0.125


@pytest.mark.parametrize("half", HALVES)
def test_no_is_heard(half: str) -> None:
    rates = no_rates(half)
    assert rates.recall >= 0.85
    assert rates.false < 0.05


@pytest.mark.parametrize("half", HALVES)
def test_no_idiom_fires(half: str) -> None:
    fired = [text for text in phrases("distress")[half]["idiom"] if check(text).distress]
    assert fired == []


@pytest.mark.parametrize("half", HALVES)
def test_no_words_of_dying_are_missed(half: str) -> None:
    of = phrases("distress")[half]
    missed = [text for text in of["two"] + of["three"] if check(text).distress not in (2, 3)]
    assert missed == []


@pytest.mark.parametrize("half", HALVES)
def test_words_of_dying_in_a_received_message_are_another_person_s(half: str) -> None:
    of = phrases("distress")[half]
    assert {check(text, "received").distress for text in of["two"] + of["three"]} == {"other"}
    assert {check(text).distress for text in of["other"]} == {"other"}


@pytest.mark.parametrize("half", HALVES)
def test_violence_is_told_from_play(half: str) -> None:
    of = phrases("distress")[half]
    assert all(check(text).danger for text in of["danger"])
    assert not any(check(text).danger for text in of["calm"])


@pytest.mark.parametrize("half", HALVES)
def test_kind_messages_are_left_alone(half: str) -> None:
    texts = phrases("ordinary")[half]["texts"]
    assert sum(bool(check(text).flags) for text in texts) <= len(texts) * 0.06


@pytest.mark.parametrize("half", BLIND)
def test_words_of_dying_that_were_written_blind_are_told_from_idioms(half: str) -> None:
    rates = blind_rates("distress", half)
    assert (rates.recall, rates.false) == (1, 0)


@pytest.mark.parametrize("words", ["at peace", "gone", "in a better place", "asleep for ever"])
def test_no_idiom_hides_a_goodbye(words: str) -> None:
    assert check(f"By the time you read this I’ll be {words}.").distress == 3
    assert check("By the time you read this I’ll be on the plane to Rome!").distress is None
