"""What a ribbon says, and how large it gets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stillhere.charts.days import bouts
from stillhere.charts.life import life
from stillhere.charts.record import DAY, Note, strands
from stillhere.charts.table import by_month
from tests.charts import story
from tests.charts.geometry import elements, tag


def words(svg: str) -> list[str]:
    return [e.text or "" for e in elements(svg) if tag(e) == "text"]


def test_at_most_two_turning_points_stand_on_the_picture() -> None:
    turning = tuple(Note(story.at(2025, month, 1), f"Turn {month}") for month in (2, 4, 6, 8))
    svg = life(replace(story.daniel(), turning=turning), uid="x").svg
    assert svg.count('class="rb-turn"') == 2
    assert "Turn 6" in words(svg)
    assert "Turn 2" not in words(svg)


def test_on_a_phone_words_become_numbers_and_a_list() -> None:
    picture = life(story.daniel(), uid="x", phone=True)
    assert [w for w in words(picture.svg) if w.isdigit() and len(w) == 1] == ["1", "2", "3", "4"]
    assert picture.notes[0] == "3 August 2024: Two weeks at the lake"
    assert picture.notes[2] == "Late January: his calls grow short"


def test_no_more_than_nine_numbers_and_the_turning_points_are_among_them() -> None:
    notes = tuple(Note(story.at(2024, month, 9), f"Event {month}") for month in range(2, 13))
    picture = life(replace(story.daniel(), life=notes), uid="x", phone=True)
    assert len(picture.notes) == 9
    assert "31 March: the last message so far" in picture.notes


def test_the_row_of_rings_is_called_waiting_only_while_something_waits() -> None:
    assert "waiting" in words(life(story.daniel(), uid="x").svg)
    assert "waited" in words(life(story.daniel(story.LATER_NOW), uid="x").svg)


def test_usual_is_written_only_where_the_cloth_is_below_it() -> None:
    assert "usual" in words(life(story.daniel(), uid="x").svg)
    well = replace(story.daniel(), end=story.at(2025, 12, 1), turning=())
    assert "usual" not in words(life(well, uid="x").svg)


def test_a_name_is_drawn_as_text_and_never_as_markup() -> None:
    svg = life(replace(story.daniel(), who="<b>&"), uid="x").svg
    assert "<b>" not in svg


def test_ten_years_and_three_hundred_thousand_events_stay_small() -> None:
    decade = story.decade()
    assert len(life(decade, uid="x").svg) < 150_000
    assert len(life(decade, uid="x", phone=True).svg) < 100_000


def test_the_same_record_gives_the_same_picture() -> None:
    assert life(story.daniel(), uid="x") == life(story.daniel(), uid="x")


def test_the_table_counts_days_calls_and_calls_not_picked_up() -> None:
    data = story.daniel()
    rows = {row[0]: row[1:] for row in by_month(data, strands(data.events)).rows}
    assert rows["April 2026"] == ("0 of 30 days", "6 of 30 days", "none; 2 not picked up")
    assert next(iter(rows)) == "May 2026"


@pytest.mark.parametrize(("gap", "sizes"), [(1.0, [2, 1]), (0.1, [1, 1, 1])])
def test_a_bout_ends_after_the_gap_that_is_asked_for(gap: float, sizes: list[int]) -> None:
    times = strands(story.columns([story.Row(n, out=False) for n in (0, DAY // 48, DAY)])).them
    assert bouts(times, gap).number.tolist() == sizes
