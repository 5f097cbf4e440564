"""Beside the sheet: help first, one strength, at most two hints, and the right to keep it."""

from __future__ import annotations

from stillhere.desk.telling import ENGLISH_ONLY, KEEP
from stillhere.web.fill.margin import margin


def test_an_empty_sheet_has_no_notes() -> None:
    assert margin("  ").hints == ()


def test_what_is_good_comes_first_then_at_most_two_hints_and_that_it_may_stay() -> None:
    found = margin("I love you. You never call. Answer me today. This is your last chance.").hints
    assert found[0].quote == found[0].instead == ""
    hints = [hint for hint in found if hint.instead]
    assert 1 <= len(hints) <= 2
    assert found[-1].words == KEEP


def test_words_without_a_fault_get_no_hint() -> None:
    found = margin("I made your soup today and thought of you. No need to answer.").hints
    assert not any(hint.instead for hint in found)


def test_help_is_offered_before_anything_else() -> None:
    first = margin("I want to die. You never call me.").hints[0]
    assert [step.url for step in first.steps] == ["/talk"]
    urgent = margin("I am going to kill myself tonight").hints[0]
    assert [step.url for step in urgent.steps] == ["/danger", "/talk"]


def test_other_languages_are_left_alone() -> None:
    words = "Ich habe heute lange an dich gedacht und hoffe, dass es dir gut geht mit allem."
    assert [hint.words for hint in margin(words).hints] == [ENGLISH_ONLY]
