"""Vectors keep their direction when they are made small, and their sketches find the nearest."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stillhere.meaning.vectors import DIMENSIONS, closeness, likeliest, sketched, small


def directions(seed: int, count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    chance = np.random.default_rng(seed)
    return chance.normal(size=(count, DIMENSIONS)).astype(np.float32)


@given(st.integers(0, 10_000))
def test_whole_numbers_point_where_the_vector_did(seed: int) -> None:
    one, other = directions(seed, 2)
    cosine = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
    found = closeness(small(one[None]), small(other[None]))[0]
    assert abs(found - cosine) < 0.02


@given(st.integers(0, 10_000), st.integers(1, 300))
def test_what_is_asked_for_itself_is_always_among_the_likeliest(seed: int, count: int) -> None:
    vectors = small(directions(seed, count))
    place = seed % count
    assert place in likeliest(vectors[place : place + 1], sketched(vectors), 5)


def test_the_likeliest_hold_nearly_all_of_the_nearest() -> None:
    base = directions(1, 40)
    around = np.repeat(base, 50, axis=0) + 1.2 * directions(2, 2000)
    vectors = small(around)
    sketches = sketched(vectors)
    hits = 0
    for wanted in small(base):
        nearest = set(np.argsort(-closeness(wanted[None], vectors))[:20].tolist())
        hits += len(nearest & set(likeliest(wanted[None], sketches, 200).tolist()))
    assert hits / (20 * len(base)) > 0.95


def test_nothing_has_no_vectors() -> None:
    none = small(np.empty((0, DIMENSIONS), np.float32))
    assert sketched(none).shape == (0, DIMENSIONS // 64)
    assert len(likeliest(small(directions(1, 1)), sketched(none), 5)) == 0
