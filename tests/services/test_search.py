from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.errors import MeaningUnclear, UnknownPerson
from stillhere.records.event import Event
from stillhere.services.excerpt import excerpt
from stillhere.services.said_days import days_of
from stillhere.services.search import Asked, parted, search
from stillhere.store.open import open_store
from stillhere.store.plain_letters import in_one_line
from stillhere.store.store import Store
from tests.store.family import BEN, bring, event, thread


@pytest.mark.parametrize(
    ("text", "words", "without"),
    [
        ("Sunday roast", ("sunday", "roast"), ()),
        ("“see  you” -roast", ("see you",), ("roast",)),
        ('-"see you" Café', ("cafe",), ("see you",)),
        ("- a", ("-", "a"), ()),
        ('say "no', ("say", '"no'), ()),
        ("well-known", ("well-known",), ()),
        ("明日会", ("明日会",), ()),
        ("a A á", ("a",), ()),
        ("  ", (), ()),
        ("\u200d", (), ()),
    ],
)
def test_words_phrases_and_minus_are_told_apart(
    text: str, words: tuple[str, ...], without: tuple[str, ...]
) -> None:
    assert parted(text) == (words, without)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("June 2024", date(2024, 6, 1), date(2024, 6, 30)),
        ("jun 2024", date(2024, 6, 1), date(2024, 6, 30)),
        ("3 June 2024", date(2024, 6, 3), date(2024, 6, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-06-03", date(2024, 6, 3), date(2024, 6, 3)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_days_months_and_years_are_understood(text: str, first: date, last: date) -> None:
    assert (days_of(text, "start"), days_of(text, "end")) == (first, last)


@pytest.mark.parametrize("text", ["soon", "31 June 2024", "2024-13", "0001", "June"])
def test_what_is_no_day_is_said_to_be_none(text: str) -> None:
    with pytest.raises(MeaningUnclear):
        days_of(text, "start")


def test_an_excerpt_marks_every_hit_in_the_words_as_they_were_written() -> None:
    pieces = excerpt("We met at the Café, the CAFE\nby the sea", ["cafe", "cafe by"])
    assert [words for words, marked in pieces if marked] == ["Café", "CAFE by"]
    assert "".join(words for words, _ in pieces) == "We met at the Café, the CAFE by the sea"


def test_an_excerpt_of_a_long_message_begins_a_little_before_the_hit() -> None:
    pieces = excerpt("word " * 100 + "needle" + " word" * 100, ["needle"])
    assert pieces[0].words == "… "
    assert sum(len(words) for words, _ in pieces) < 200
    assert [words for words, marked in pieces if marked] == ["needle"]


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40), st.data())
def test_an_excerpt_loses_nothing_of_a_short_message(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    word = in_one_line(text[begin : begin + 3])
    pieces = excerpt(text, [word] if word else [])
    whole = "".join(words for words, _ in pieces)
    assert in_one_line(whole) == in_one_line(text)
    assert any(marked for _, marked in pieces) == bool(word)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("few") / "home"
    with open_store(folder) as store:
        lines = ["one two", 'a "b" -c', "x* AND y", "NEAR(a b)", "%_\\", "明日"]
        bring(store, [thread(title="Anna"), *map(_line, enumerate(lines))], words=True)
    return folder


def _line(numbered: tuple[int, str]) -> Event:
    return event(numbered[0], words=numbered[1])


typed = st.one_of(st.text(max_size=20), st.text(st.sampled_from("ab \"'*-(){}^:%_\\明ANDORT")))


@settings(deadline=None, max_examples=200)
@given(typed)
def test_whatever_is_typed_is_answered(few: Path, text: str) -> None:
    with open_store(few) as store:
        found = search(store, Asked(text), seconds=None)
        words, without = parted(text)
        for hit in found.hits:
            line = in_one_line(hit.event.words or "")
            assert all(word in line for word in words)
            assert not any(word in line for word in without)


def test_without_words_it_is_said(store: Store) -> None:
    bring(store, [thread(title="Anna"), event(1), event(2)])
    assert search(store, Asked("apple")).no_words
    bring(store, [thread(BEN, title="Ben"), event(1, BEN, words="apple")], words=True)
    assert search(store, Asked("apple", person="Anna")).no_words
    assert [hit.name for hit in search(store, Asked("apple")).hits] == ["Ben"]
    assert search(store, Asked()).hits == ()


def test_what_is_asked_for_narrows_what_is_found(store: Store) -> None:
    lines = [event(key, mine=key % 2 == 0, words="apple") for key in range(60)]
    bring(store, [thread(title="Anna"), *lines], words=True)
    asked = Asked("apple", person="anna", start="January 2024", end="2024-01-31", by="me")
    found = search(store, asked, limit=10)
    assert (found.total, found.more, len(found.hits)) == (16, False, 10)
    assert all(hit.event.out for hit in found.hits)
    assert found.further is not None
    assert len(search(store, asked, before=found.further).hits) == 6


def test_a_person_who_is_not_there_is_named(store: Store) -> None:
    bring(store, [thread(title="Anna"), event(1)])
    with pytest.raises(UnknownPerson):
        search(store, Asked(person="Zoe"))
