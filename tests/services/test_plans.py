"""The owner's own plans show on Today when their day has come, and never behind a boundary."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from stillhere.records.person import Boundary
from stillhere.services import about
from stillhere.services.at_the_desk import plan, sent_it
from stillhere.services.begin import begin
from stillhere.services.home import Home
from stillhere.services.plans import not_now, now_after_all, plans_due
from tests.services.made import NOW, home_at

LATER = NOW + timedelta(weeks=3)


@pytest.fixture
def planned(tmp_path: Path) -> tuple[Home, int]:
    """A plan for a light note in three weeks, looked at on its day."""
    with home_at(tmp_path / "home").store() as store:
        person = begin(store, home_at(tmp_path).clock, "Daniel", "months", "week")
        plan(store, home_at(tmp_path).clock, person.id, 3)
    return home_at(tmp_path / "home", LATER), person.id


def test_a_plan_shows_from_its_day_on(planned: tuple[Home, int]) -> None:
    home, person = planned
    with home.store() as store:
        assert plans_due(store, home_at(home.folder, LATER - timedelta(days=1)).clock) == ()
        (one,) = plans_due(store, home.clock)
        assert (one.person, one.yes, one.no) == (person, "Write to Daniel", "Not now")
        assert one.words.text == "You meant to write a light note about now. It can also wait."
        assert plans_due(store, home.clock, {person}) == ()


def test_not_now_waits_two_weeks_and_can_be_taken_back(planned: tuple[Home, int]) -> None:
    home, person = planned
    with home.store() as store:
        assert not_now(store, home.clock, person) == date(2026, 6, 9)
        assert plans_due(store, home.clock) == ()
        assert plans_due(store, home_at(home.folder, LATER + timedelta(weeks=2)).clock)
        now_after_all(store, home.clock, person)
        assert plans_due(store, home.clock)


def test_what_was_sent_ends_the_plan(planned: tuple[Home, int]) -> None:
    home, person = planned
    with home.store() as store:
        sent_it(store, home.clock, person, "sms")
        assert plans_due(store, home.clock) == ()


@pytest.mark.parametrize("boundary", ["space", "no_contact", "court_order", "has_died"])
def test_behind_a_boundary_no_plan_shows(planned: tuple[Home, int], boundary: Boundary) -> None:
    home, person = planned
    with home.store() as store:
        about.set_boundary(store, home.clock, person, boundary)
        assert plans_due(store, home.clock) == ()


def test_what_is_asked_to_rest_or_never_to_be_said_is_not_said(planned: tuple[Home, int]) -> None:
    home, person = planned
    with home.store() as store:
        about.let_rest(store, home.clock, person)
        assert plans_due(store, home.clock) == ()
        about.speak_again(store, person)
        about.remind(store, home.clock, person, wanted=False)
        assert plans_due(store, home.clock) == ()
