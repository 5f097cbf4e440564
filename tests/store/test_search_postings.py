"""What the search keeps of words is what a plain reading of them gives."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stillhere.store.plain_letters import plain
from stillhere.store.search_build import _slices
from stillhere.store.search_postings import Postings, ranges
from stillhere.store.search_terms import parts

letters = st.sampled_from("aAbé É\0\n明日ก🎂ß’")
texts = st.lists(st.text(letters, max_size=12), min_size=1, max_size=20)


@given(texts, st.integers(1, 5))
def test_each_term_has_the_places_of_the_messages_with_it(said: list[str], at_once: int) -> None:
    places = np.random.default_rng(len(said)).permutation(len(said))
    postings = Postings()
    for begin in range(0, len(said), at_once):
        end = begin + at_once
        postings.add(said[begin:end], places[begin:end])
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for text, place in zip(said, places.tolist(), strict=True):
        for term in parts(plain(text)):
            wanted[term].add(place)
    assert _unpacked(postings) == {term: sorted(held) for term, held in wanted.items()}


def test_more_terms_than_two_bytes_can_number() -> None:
    postings = Postings()
    for number in range(7):
        words = range(number * 10_000, number * 10_000 + 10_000)
        postings.add([" ".join(f"w{word} every" for word in words)], np.array([number]))
    found = _unpacked(postings)
    assert len(found) == 70_001
    assert found["every"] == list(range(7))
    assert (found["w0"], found["w9999"], found["w69999"]) == ([0], [0], [6])


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(1, 50))
def test_slices_hold_all_and_weigh_no_more_than_they_may(weights: list[int], most: int) -> None:
    slices = list(_slices(np.array(weights, np.uint32), most))
    assert [at for begin, end in slices for at in range(begin, end)] == list(range(len(weights)))
    for begin, end in slices:
        assert end == begin + 1 or sum(weights[begin:end]) <= most


def _unpacked(postings: Postings) -> dict[str, list[int]]:
    """The places of each term."""
    terms, sizes, places = postings.made()
    counts = np.repeat(*sizes.reshape(-1, 2).T)
    assert sorted(counts.tolist(), reverse=True) == counts.tolist()
    named = terms.decode().split("\n")[:-1]
    begins = np.cumsum(counts) - counts
    return {
        term: places[ranges(begin, length)].tolist()
        for term, begin, length in zip(
            named, begins.reshape(-1, 1), counts.reshape(-1, 1), strict=True
        )
    }
