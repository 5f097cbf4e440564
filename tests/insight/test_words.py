from __future__ import annotations

from datetime import date

import pytest

from stillhere.insight import counts, dates, lengths
from stillhere.insight.pronouns import voice
from stillhere.records.person import Person, Pronoun

TODAY = date(2026, 5, 5)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1200, "1,200")]
)
def test_counts_are_words_up_to_twelve_and_then_figures(count: int, words: str) -> None:
    assert counts.number(count) == words


@pytest.mark.parametrize(("count", "words"), [(1, "once"), (2, "twice"), (3, "three times")])
def test_times_are_once_twice_and_then_counted(count: int, words: str) -> None:
    assert counts.times(count) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [(0.0, "almost none"), (0.2, "about one in five"), (0.5, "about half"), (1.0, "almost all")],
)
def test_shares_are_told_without_a_percent(part: float, words: str) -> None:
    assert counts.share(part) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0.2, "less than a day"),
        (1, "one day"),
        (3, "three days"),
        (13, "13 days"),
        (35, "five weeks"),
        (88, "three months"),
        (365, "one year"),
        (500, "16 months"),
        (1095, "three years"),
    ],
)
def test_spans_are_rounded_as_a_person_would(days: float, words: str) -> None:
    assert lengths.span(days) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (60, "a few minutes"),
        (1210, "20 minutes"),
        (3600, "an hour"),
        (5300, "an hour and a half"),
        (7200, "two hours"),
        (36000, "ten hours"),
        (90000, "a day"),
        (400000, "five days"),
    ],
)
def test_waits_are_told_in_their_nearest_unit(seconds: float, words: str) -> None:
    assert lengths.hours(seconds) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [(0.3, "one minute"), (12.4, "twelve minutes"), (24, "24 minutes"), (90, "an hour and a half")],
)
def test_call_lengths(length: float, words: str) -> None:
    assert lengths.minutes(length) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (6.9, "nearly every day"),
        (5.8, "on six days of most weeks"),
        (1.0, "about once a week"),
        (0.7, "about every ten days"),
        (0.5, "about every two weeks"),
        (0.23, "about once a month"),
        (0.07, "about every three months"),
        (0.02, "about once a year"),
        (0.0, "hardly at all"),
    ],
)
def test_a_rate_is_told_by_days_or_by_the_usual_pause(days: float, words: str) -> None:
    assert lengths.most_weeks(days) == words


def test_a_rate_between_two_numbers_names_both() -> None:
    assert lengths.a_week(3.45) == "on three or four days a week"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 5, 5), "today"),
        (date(2026, 5, 4), "yesterday"),
        (date(2026, 5, 3), "on Sunday"),
        (date(2026, 4, 29), "on Wednesday"),
        (date(2026, 4, 28), "on 28 April, a week ago"),
        (date(2026, 3, 31), "on 31 March, five weeks ago"),
        (date(2024, 8, 3), "on 3 August 2024, two years ago"),
        (date(2026, 5, 7), "on 7 May"),
    ],
)
def test_days_are_named_and_told_how_long_ago(day: date, words: str) -> None:
    assert dates.on_and_ago(day, TODAY) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (date(2026, 1, 24), date(2026, 1, 28), "around late January"),
        (date(2026, 1, 2), date(2026, 1, 10), "around early January"),
        (date(2026, 1, 10), date(2026, 1, 20), "around mid-January"),
        (
            date(2025, 6, 1),
            date(2025, 11, 25),
            "some time between early June 2025 and late November",
        ),
    ],
)
def test_an_uncertain_day_is_as_vague_as_it_is_known(low: date, high: date, words: str) -> None:
    assert dates.around(low, high, TODAY) == words


@pytest.mark.parametrize(
    ("pronoun", "writes", "has", "their", "them"),
    [
        ("she", "she writes", "she has", "her", "her"),
        ("he", "he writes", "he has", "his", "him"),
        ("they", "they write", "they have", "their", "them"),
        ("name", "Sam writes", "Sam has", "Sam’s", "Sam"),
    ],
)
def test_verbs_agree_with_the_pronoun(
    pronoun: Pronoun, writes: str, has: str, their: str, them: str
) -> None:
    sam = voice(Person(1, "Sam", pronoun))
    assert (sam.does("write"), sam.does("have"), sam.their, sam.them) == (writes, has, their, them)


def test_the_third_person_is_spelled_right() -> None:
    sam = voice(Person(1, "Sam", "she"))
    assert sam.does("reach") == "she reaches"
    assert sam.does("try") == "she tries"
    assert sam.does("stay") == "she stays"
