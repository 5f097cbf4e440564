"""How much was written, how much is usual."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.charts import bins
from stillhere.charts.record import DAY, Note, Span, merged, overlap, strands
from tests.charts import story

NOW = 1000 * DAY


def test_the_newest_bin_is_whole_and_an_incomplete_first_one_is_left_out() -> None:
    marks = bins.edges(NOW - 30 * DAY, NOW, 7)
    assert marks[-1] == NOW
    assert len(marks) == 5
    assert marks[0] == NOW - 28 * DAY


def test_a_bin_that_is_partly_without_record_holds_the_rate_of_its_covered_part() -> None:
    times = np.arange(10, dtype=np.int64) * (DAY // 4) + NOW - 7 * DAY
    blind = (Span(NOW - 3 * DAY, NOW),)
    assert bins.rates(times, bins.edges(NOW - 7 * DAY, NOW, 7), blind)[0] == pytest.approx(
        10 * 7 / 4
    )


def test_a_bin_of_which_less_than_half_is_covered_is_unknown_and_not_zero() -> None:
    blind = (Span(NOW - 4 * DAY, NOW),)
    found = bins.rates(np.array([], dtype=np.int64), bins.edges(NOW - 14 * DAY, NOW, 7), blind)
    assert found[0] == 0
    assert np.isnan(found[1])


@pytest.mark.parametrize(
    ("px_per_day", "least", "days"), [(2.0, 12, 7), (1.2, 12, 14), (0.05, 5, 364), (0.001, 12, 364)]
)
def test_the_smallest_bin_that_is_wide_enough_is_taken(
    px_per_day: float, least: float, days: int
) -> None:
    assert bins.choose_width(px_per_day, least) == days


def test_usual_is_read_off_the_year_before_the_first_turning_point() -> None:
    data = story.daniel()
    span = bins.reference_span(data)
    assert span == Span(data.turning[0].at - 365 * DAY, data.turning[0].at)
    chosen = replace(data, reference=Span(story.START, story.BABY))
    assert bins.reference_span(chosen) == chosen.reference


def test_what_is_usual_does_not_change_when_one_looks_closer() -> None:
    data = story.daniel()
    sides = strands(data.events)
    closer = replace(data, start=story.at(2026, 1, 5))
    assert bins.usual(data, sides, 7) == bins.usual(closer, sides, 7)


def test_a_time_set_apart_is_not_counted_as_usual() -> None:
    rows = [story.Row(story.START + n * DAY, out=False) for n in range(300) if not 100 <= n < 160]
    data = replace(story.daniel(), events=story.columns(rows), end=story.START + 300 * DAY)
    data = replace(data, turning=(Note(data.end, "x"),), life=(), blind=type(data.blind)())
    away = Span(story.START + 100 * DAY, story.START + 160 * DAY)
    plain = bins.usual(data, strands(data.events), 7)
    apart = bins.usual(replace(data, apart=(away,)), strands(data.events), 7)
    assert plain.them[0] == 0
    assert apart.them[0] == pytest.approx(7, abs=0.5)


spans = st.lists(
    st.tuples(st.integers(0, 100), st.integers(1, 40)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=8,
)


@given(spans, st.integers(0, 100), st.integers(1, 50))
def test_overlap_counts_each_moment_once(found: list[Span], start: int, length: int) -> None:
    dark = {t for span in found for t in range(span.start, span.end)}
    window = np.array([start]), np.array([start + length])
    assert overlap(*window, tuple(found))[0] == len(dark & set(range(start, start + length)))
    assert merged(merged(tuple(found))) == merged(tuple(found))
