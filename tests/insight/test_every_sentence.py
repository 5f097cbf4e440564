"""What holds for every sentence that any finding can become (COPY, SAFETY E8 and E10, UI 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.portrait import PersonView, portrait
from stillhere.insight.sentence import Sentence
from stillhere.insight.status import status
from stillhere.insight.today import TodayView, today
from stillhere.records.assessment import Assessment, Pause, Side, Status, ThenNow
from stillhere.records.person import Boundary, LifeEvent, Person, Pronoun

MOMENT = Moment(date(2026, 5, 5), ZoneInfo("Europe/London"))
NOW = 1_777_978_800_000
DAY = 86_400_000
CAUSE = re.compile(r"\b(because|due to|caused|reason is|that is why)\b", re.IGNORECASE)
GLUED = re.compile(r"\d[A-Za-z]|[A-Za-z]\d|\d\.\d")
BANNED = [
    re.compile(line, re.IGNORECASE)
    for line in (Path(__file__).parents[1] / "architecture" / "banned_words.txt")
    .read_text("utf-8")
    .splitlines()
    if line and not line.startswith("#")
]

instants = st.none() | st.integers(NOW - 1500 * DAY, NOW)


def measures(top: float) -> st.SearchStrategy[ThenNow]:
    value = st.none() | st.floats(0, top)
    return st.builds(ThenNow, then=value, now=value)


assessments = st.builds(
    Assessment,
    tie=st.just("1"),
    at=st.just(NOW),
    status=st.sampled_from(get_args(Status)),
    who=st.sampled_from(get_args(Side)),
    contacts=st.integers(0, 5000),
    history_days=st.floats(0, 5000),
    score=st.floats(0, 12),
    kind=st.just("quieter"),
    since=instants,
    since_low=st.none() | st.integers(NOW - 1800 * DAY, NOW - 1500 * DAY),
    first_event=instants,
    last_event=instants,
    last_in=instants,
    last_in_kind=st.sampled_from([None, "message", "call", "meeting"]),
    last_out=instants,
    current_gap_days=st.floats(0, 2000),
    expected_gap_days=st.none() | st.floats(0.01, 800),
    gap_seen_before=st.integers(0, 40),
    longest_before=st.none()
    | st.builds(Pause, start=st.integers(NOW - 1500 * DAY, NOW), days=st.floats(0.1, 900)),
    unanswered=st.integers(0, 30),
    unanswered_days=st.integers(0, 30),
    not_picked_up=st.integers(0, 30),
    my_turn_since=instants,
    usual_answer_seconds=measures(3e6),
    my_answer_seconds=measures(3e6),
    their_days=measures(7),
    my_days=measures(7),
    starts=measures(1),
    call_minutes=measures(200),
    calls_week=measures(20),
    message_length=measures(900),
    record_end=instants,
    back_since=instants,
    quiet_before_days=st.none() | st.floats(1, 900),
)
persons = st.builds(
    Person,
    id=st.just(1),
    name=st.sampled_from(["Daniel", "Ruth", "Anna Bell", "Søren", "Мария", "James"]),
    pronoun=st.sampled_from(get_args(Pronoun)),
    relation=st.sampled_from(["", "your son", "your friend"]),
    boundary=st.sampled_from(get_args(Boundary)),
    space_until=st.none() | st.just("2026-06-03"),
    looked_after=st.sampled_from([True]),
)
born = LifeEvent(1, "2026-01-10", "Emma was born", "baby", person=1)


def sentences(part: object) -> Iterator[Sentence]:
    """All sentences anywhere in a page."""
    if isinstance(part, Sentence):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from sentences(each)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from sentences(getattr(part, name))


def pages(person: Person, found: Assessment) -> tuple[TodayView, PersonView]:
    known = Known(person, found)
    return today([known], [], [], MOMENT), portrait(known, [born], MOMENT)


@seed(20260505)
@settings(max_examples=100)
@given(persons, assessments)
def test_every_sentence_is_short_whole_and_says_no_cause(person: Person, found: Assessment) -> None:
    for said in sentences(pages(person, found)):
        assert len(said.text.split()) <= 20, said.text
        assert said.text.endswith("."), said.text
        assert said.text[0] == said.text[0].upper(), said.text
        assert not CAUSE.search(said.text), said.text
        assert not GLUED.search(said.text), said.text
        assert not set(said.text) & set("'\"!?%{}<>_"), said.text
        assert "  " not in said.text, said.text
        assert "None" not in said.text, said.text


@seed(20260505)
@settings(max_examples=100)
@given(persons, assessments)
def test_no_sentence_has_a_banned_word(person: Person, found: Assessment) -> None:
    for said in sentences(pages(person, found)):
        for banned in BANNED:
            assert not banned.search(said.text), (banned.pattern, said.text)


@seed(20260505)
@settings(max_examples=100)
@given(persons, assessments)
def test_the_status_is_at_most_two_sentences_of_fifteen_words_on_average(
    person: Person, found: Assessment
) -> None:
    said = status(person, found, MOMENT)
    assert 1 <= len(said) <= 2
    assert sum(len(each.text.split()) for each in said) <= 2 * 15 + 2


@seed(20260505)
@settings(max_examples=60)
@given(persons, assessments)
def test_every_sentence_names_only_figures_that_exist(person: Person, found: Assessment) -> None:
    for said in sentences(pages(person, found)):
        assert set(said.rests_on) <= set(Assessment.__struct_fields__), said


@seed(20260505)
@settings(max_examples=60)
@given(persons, assessments)
def test_there_are_never_more_than_two_cards_and_the_answers_are_a_pair(
    person: Person, found: Assessment
) -> None:
    known = [Known(msgspec.structs.replace(person, id=number), found) for number in range(4)]
    page = today(known, [], [], MOMENT)
    assert len(page.cards) <= 2
    assert all(card.choices.yes and card.choices.no for card in page.cards)


def test_all_that_can_be_said_reads_easily() -> None:
    corpus: set[str] = set()

    @seed(7)
    @settings(max_examples=120, database=None)
    @given(persons, assessments)
    def collect(person: Person, found: Assessment) -> None:
        open_ = msgspec.structs.replace(person, boundary="open")
        corpus.update(said.text for said in sentences(pages(open_, found)))

    collect()
    words = sum(len(_words(said)) for said in corpus)
    assert len(corpus) > 150
    assert words / len(corpus) <= 15
    assert reading_ease(sorted(corpus)) >= 70


def test_reading_ease_agrees_with_known_texts() -> None:
    assert reading_ease(["The cat sat on the mat."]) > 100
    assert reading_ease(["Institutional methodologies necessitate considerable elaboration."]) < 0


def reading_ease(said: list[str]) -> float:
    """Flesch 1948: 206.835 - 1.015 words a sentence - 84.6 syllables a word."""
    words = [word for each in said for word in _words(each)]
    syllables = sum(_syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / len(said) - 84.6 * syllables / len(words)


def _words(said: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:’[^\W_]+)?", said)


def _syllables(word: str) -> int:
    low = word.lower()
    groups = len(re.findall(r"[aeiouyøаеиоуыэюя]+", low))
    silent = low.endswith("e") and not low.endswith("le") and groups > 1
    return max(1, groups - silent)
