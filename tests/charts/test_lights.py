"""Lights: area is minutes, and one outline stands for many discs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.charts import lights

discs = st.lists(
    st.tuples(st.integers(0, 4000), st.floats(1.1, 20)), min_size=1, max_size=60
)  # quarters of a pixel, radius


def test_the_area_of_a_light_is_its_minutes() -> None:
    r = lights.radii(np.array([20.0, 80.0]), 4.6)
    assert math.pi * r[0] ** 2 == pytest.approx(20 * 4.6)
    assert r[1] == pytest.approx(2 * r[0])


def test_the_shortest_call_is_still_seen_and_an_unknown_length_has_a_light_of_its_own() -> None:
    assert lights.radii(np.array([0.0, np.nan]), 4.6).tolist() == [lights.LEAST, lights.UNKNOWN]


def test_only_a_call_that_is_long_and_rare_glows() -> None:
    own = np.array([10.0] * 300 + [90.0, 160.0])
    assert lights.glowing(np.array([90.0, 160.0, 70.0]), own).tolist() == [True, True, False]
    usual_hours = np.full(200, 120.0)
    assert not lights.glowing(np.array([120.0]), usual_hours).any()


@given(discs)
def test_the_outline_is_as_high_as_the_highest_disc(found: list[tuple[int, float]]) -> None:
    x = np.array([place / 4 for place, _ in found])
    r = np.array([radius for _, radius in found])
    arcs = list(lights._arcs(*lights._thinned(x, r)))
    for at in np.linspace(-25, 1025, 301):
        true = np.sqrt(np.clip(r**2 - (at - x) ** 2, 0, None)).max()
        drawn = max((a.height(at) for a in arcs if a.left <= at <= a.right), default=0.0)
        assert drawn == pytest.approx(true, abs=1e-5)


def test_discs_apart_are_drawn_apart_and_discs_that_touch_are_one_shape() -> None:
    r = np.array([3.0, 3.0])
    assert lights.outline(np.array([10.0, 40.0]), r, 50).count("M") == 2
    assert lights.outline(np.array([10.0, 14.0]), r, 50).count("M") == 1
    assert lights.outline(np.array([]), np.array([]), 50) == ""
