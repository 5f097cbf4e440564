"""The small pictures of then and now."""

from __future__ import annotations

import math

import pytest

from stillhere.charts.two_lights import two_lights
from stillhere.charts.two_waits import duration, two_waits
from stillhere.charts.week_windows import week_windows
from tests.charts.geometry import box, elements

NAMES = ("last year", "March")


def test_a_window_is_lit_for_each_day_of_the_week() -> None:
    picture = week_windows(6, 4, NAMES)
    assert picture.svg.count('class="mc-bar"') == 10
    assert picture.svg.count('class="mc-off"') == 4
    assert picture.table.rows == (("last year", "6 of 7"), ("March", "4 of 7"))


def test_both_lights_have_one_scale() -> None:
    found = [
        box(e) for e in elements(two_lights(12, 3, NAMES).svg) if e.get("class") == "rb-call-edged"
    ]
    first, second = (math.pi * ((b.right - b.left) / 2) ** 2 for b in found if b)
    assert first / second == pytest.approx(4, rel=0.05)


def test_no_call_is_an_unlit_ring() -> None:
    assert 'class="rb-unlit"' in two_lights(12, None, NAMES).svg


def test_the_longer_wait_has_the_longer_way() -> None:
    ways = [
        box(e) for e in elements(two_waits(3600, 36000, NAMES).svg) if e.get("class") == "mc-wait"
    ]
    first, second = (b.right - b.left for b in ways if b)
    assert second > 5 * first


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "no answer"), (20, "about a minute"), (5400, "about 2 hours"), (90_000, "about a day"),
     (36_000, "about 10 hours"), (3 * 86_400, "about 3 days")],
)  # fmt: skip
def test_a_wait_is_told_in_words(seconds: float | None, words: str) -> None:
    assert duration(seconds) == words
