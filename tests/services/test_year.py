"""A look back at a year, read from a store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stillhere.insight.sentence import text
from stillhere.services import about
from stillhere.services.happened import happened
from stillhere.services.home import Home
from stillhere.services.year import look_back, uncovered
from tests.services.made import brought, chat, zipped


@pytest.fixture
def two(home: Home, files: Path) -> Home:
    """Daniel and Elsie wrote every day since 1 September 2025; Daniel until 20 March 2026."""
    brought(
        home,
        zipped(chat(files, "Daniel Bell", days=245, until_them=200), "Daniel Bell.txt"),
        zipped(chat(files, "Elsie Moor", days=245)),
    )
    return home


def test_the_year_so_far_counts_the_days_of_each_side(two: Home) -> None:
    with two.store() as store:
        found = look_back(store, two.clock)
    assert found.view.heading == "2026 so far"
    assert {line.name: line.words for line in found.view.people} == {
        "Daniel Bell": "wrote on 78 days, you on 123",
        "Elsie Moor": "wrote on 123 days, you on 123",
    }
    assert (found.earlier, found.later) == (True, False)


def test_an_earlier_year_holds_its_own_days_only(two: Home) -> None:
    with two.store() as store:
        happened(store, "The baby is born", date(2025, 11, 2))
        happened(store, "New work", date(2026, 1, 2))
        found = look_back(store, two.clock, 2025)
    assert text(found.view.lead) == (
        "Somebody you look after wrote on 122 days. You wrote on 122 days."
    )
    assert [said.text for said in found.view.happened] == ["2 November: The baby is born."]
    assert (found.earlier, found.later) == (False, True)


@pytest.mark.parametrize("boundary", ["space", "no_contact", "court_order", "has_died"])
def test_nobody_behind_a_boundary_is_in_it(two: Home, boundary: str) -> None:
    with two.store() as store:
        daniel = store.people.find("Daniel")[0].id
        happened(store, "Daniel moved", date(2026, 2, 2), person_id=daniel)
        about.set_boundary(store, two.clock, daniel, boundary)  # type: ignore[arg-type]
        found = look_back(store, two.clock)
    assert [line.name for line in found.view.people] == ["Elsie Moor"]
    assert found.view.happened == ()


def test_time_that_no_channel_covers_is_a_gap() -> None:
    assert uncovered([(0, 10), (20, 30), (25, 40)], 0, 50) == [(10, 20), (40, 50)]
    assert uncovered([(0, 50)], 5, 40) == []
