"""The edge of the cloth goes through every true value and never beyond one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.charts.curve import cloth, runs, segments

heights = st.lists(st.floats(0, 500, allow_nan=False), min_size=2, max_size=40)


def bezier(p0: float, p1: float, p2: float, p3: float) -> np.ndarray:
    t = np.linspace(0, 1, 21)
    return (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t**2 * p2 + t**3 * p3


@given(heights)
def test_the_curve_goes_through_every_value(values: list[float]) -> None:
    points = [(12.0 * i, v) for i, v in enumerate(values)]
    assert [end for _, _, end in segments(points)] == points[1:]


@given(heights)
def test_the_curve_stays_between_neighbouring_values(values: list[float]) -> None:
    points = [(12.0 * i, v) for i, v in enumerate(values)]
    before = points[0]
    for first, second, end in segments(points):
        y = bezier(before[1], first[1], second[1], end[1])
        assert y.min() >= min(before[1], end[1]) - 1e-6
        assert y.max() <= max(before[1], end[1]) + 1e-6
        assert np.all(np.diff(y) * np.sign(end[1] - before[1]) >= -1e-6)
        before = end


def test_the_cloth_is_cut_where_nothing_is_known() -> None:
    values = np.array([1.0, np.nan, np.nan, 2.0, 3.0, np.nan])
    assert list(runs(values)) == [(0, 0), (3, 4)]
    area, edge = cloth(values, np.arange(7.0) * 10, 100, -5)
    assert area.count("M") == edge.count("M") == 2
    assert area.startswith("M0 100L0 95L5 95L10 95L10 100Z")


@pytest.mark.parametrize("count", [0, 3])
def test_a_cloth_of_unknown_values_is_nothing(count: int) -> None:
    assert cloth(np.full(count, np.nan), np.arange(count + 1.0), 0, 1) == ("", "")
