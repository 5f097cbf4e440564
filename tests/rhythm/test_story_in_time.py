"""The story of the product: a notice comes at least two weeks before the last word."""

from __future__ import annotations

import pytest

from bench.rhythm.story import WANTED, leads

SEEDS = range(1, 51)


@pytest.mark.slow
def test_in_forty_of_fifty_lives_a_notice_comes_two_weeks_before_the_last_word() -> None:
    found = [leads(seed) for seed in SEEDS]
    in_time = sum(quiet is not None and quiet >= WANTED for _, quiet, _ in found)
    assert in_time >= 40


@pytest.mark.slow
def test_hardly_any_of_the_steady_people_is_marked_meanwhile() -> None:
    marked = sum(steady for _, _, steady in map(leads, range(51, 76)))
    assert marked <= 5
