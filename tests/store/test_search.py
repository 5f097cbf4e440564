from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.records.intake import Outcome
from stillhere.store.search import BLOCK
from stillhere.store.store import Store
from tests.store.family import BEN, bring, event, person_called, thread
from tests.store.test_import_properties import fresh_store

LINES = [
    "See you on Sunday", "sunday roast?", "100% sure", "under_score", "Straße nach München",
    "МОСКВА зимой", "明日会いましょう", "🎂 happy birthday 🎂", 'she said "no"',
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("SUNDAY", [1, 0]),
        ("sund roa", [1]),
        ("0%", [2]),
        ("r_s", [3]),
        ("münch", [4]),
        ("москва", [5]),
        ("会い", [6]),
        ("🎂", [7]),
        ('"no"', [8]),
        ("xylophone", []),
        ("  ", []),
    ],
)
def test_any_part_of_a_word_is_found_in_any_script(
    store: Store, text: str, lines: list[int]
) -> None:
    bring(store, [thread(), *(event(n, words=line) for n, line in enumerate(LINES))], words=True)
    assert [found.words for found in store.search.find(text)] == [LINES[n] for n in lines]


def test_the_newest_are_found_first_and_no_more_than_asked_for(store: Store) -> None:
    many = [event(key, words=f"apple {key}") for key in range(3 * BLOCK)]
    bring(store, [thread(), *reversed(many)], words=True)
    newest = [f"apple {3 * BLOCK - 1}", f"apple {3 * BLOCK - 2}"]
    assert [found.words for found in store.search.find("apple", limit=2)] == newest


def test_words_of_a_person_can_be_dropped_and_the_dates_kept(store: Store) -> None:
    outcomes: list[Outcome] = [
        thread(title="Anna"), event(1, words="apple pie"),
        thread(BEN, title="Ben"), event(2, BEN, words="apple tree"),
    ]  # fmt: skip
    bring(store, outcomes, words=True)
    store.drop_words(person_called(store, "Anna"))
    assert [found.words for found in store.search.find("apple")] == ["apple tree"]
    assert store.events.count() == 2


words = st.text(st.sampled_from("abcäß明日 %_\"'"), min_size=1, max_size=12)


@settings(max_examples=40)
@given(st.lists(words, min_size=1, max_size=12), st.text(st.sampled_from("abcäß明"), min_size=1))
def test_search_finds_exactly_what_reading_everything_would(lines: list[str], text: str) -> None:
    with fresh_store() as store:
        half = len(lines) // 2
        events = [event(n, words=line) for n, line in enumerate(lines)]
        bring(store, [thread(), *events[:half]], words=True)
        bring(store, [thread(), *events], words=True)
        found = {shown.words for shown in store.search.find(text, limit=99)}
        assert found == {line for line in lines if text.lower() in line.lower()}
