"""Dates under the pictures, in local time."""

from __future__ import annotations

from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from stillhere.charts.axis import ticks
from stillhere.charts.record import DAY, Span
from stillhere.charts.scale import Scale
from stillhere.charts.words import local, stretch
from tests.charts.story import ZONE, at

HOUR = DAY // 24


def labels(start: int, end: int, px: float = 1000) -> list[str]:
    return [
        t.label
        for t in sorted(ticks(Scale(start, end, 0, px), ZONE), key=lambda t: t.at)
        if t.label
    ]


def test_years_are_marked_over_a_life_and_months_over_a_season() -> None:
    assert labels(at(2024, 1, 8), at(2026, 5, 5)) == ["2024", "July", "2025", "July", "2026"]
    assert labels(at(2026, 1, 5), at(2026, 5, 5)) == ["5 Jan", "Feb", "Mar", "Apr", "May"]


def test_an_evening_is_marked_by_the_clock() -> None:
    found = labels(at(2026, 6, 27, 21), at(2026, 6, 28, 2))
    assert found == ["9 pm", "10 pm", "11 pm", "midnight", "1 am", "2 am"]


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_days_begin_at_local_midnight_when_clocks_change(
    day: tuple[int, int, int], hours: int
) -> None:
    start = at(day[0], day[1], day[2] - 5)
    found = [t.at for t in ticks(Scale(start, start + 12 * DAY, 0, 1000), ZONE)]
    assert all(local(moment, ZONE).hour == 0 for moment in found)
    assert hours * HOUR in {b - a for a, b in pairwise(found)}


def test_the_night_on_which_clocks_go_back_has_both_of_its_hours() -> None:
    start = at(2026, 10, 24, 23)
    found = [t.at for t in ticks(Scale(start, start + 5 * HOUR, 0, 1000), ZONE)]
    assert [b - a for a, b in pairwise(found)] == [HOUR] * 5


def test_a_century_has_no_more_years_than_there_is_room_for() -> None:
    found = ticks(Scale(at(1926, 1, 1), at(2026, 1, 1), 0, 320), ZoneInfo("UTC"))
    assert sum(bool(t.label) for t in found) <= 8


def test_a_stretch_of_time_names_its_year_once() -> None:
    assert stretch(Span(at(2025, 5, 12), at(2025, 6, 2)), ZONE) == "12 May to 2 June 2025"
    assert (
        stretch(Span(at(2024, 12, 30), at(2025, 1, 2)), ZONE)
        == "30 December 2024 to 2 January 2025"
    )
