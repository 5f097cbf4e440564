"""What changed with one person, read from a store: every figure opens, a boundary closes all."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.insight.sentence import text
from stillhere.services import about
from stillhere.services.find import find
from stillhere.services.home import Home
from stillhere.services.what_changed import TOPICS, own_messages, rests_on, what_changed
from tests.services.made import brought, chat, zipped

OPENED = set(TOPICS) - {"call_minutes", "calls_week"}
"""What a chat without calls has figures of."""


@pytest.fixture
def quiet(home: Home, files: Path) -> Home:
    """Daniel wrote every day until six weeks ago; I still do. Elsie is as ever."""
    brought(
        home,
        zipped(chat(files, "Daniel Bell", days=245, until_them=200), "Daniel Bell.txt"),
        zipped(chat(files, "Elsie Moor", days=245)),
    )
    return home


def test_what_changed_is_told_with_what_it_rests_on(quiet: Home) -> None:
    with quiet.store() as store:
        daniel = store.people.find("Daniel")[0].id
        page = what_changed(store, quiet.clock, daniel)
    assert text(page.lead).startswith("It began around")
    assert len(page.points) == 1
    told = {row.change.topic: row for row in page.rows}
    assert told["their_days"].opened is not None
    assert page.own is not None
    assert page.framing is not None
    assert {row.change.topic for row in page.rows if row.opened} | set(page.rests_on) == OPENED


def test_each_figure_opens_to_its_records(quiet: Home) -> None:
    with quiet.store() as store:
        daniel = store.people.find("Daniel")[0].id
        found = find(store, quiet.clock)[daniel]
        for topic in OPENED:
            opened = rests_on(store, quiet.clock, daniel, topic)
            assert opened is not None
            assert opened.basis.topic == topic
            assert opened.opened.counted
        assert rests_on(store, quiet.clock, daniel, "call_minutes") is None
        days = rests_on(store, quiet.clock, daniel, "their_days")
    assert found.compared is not None
    assert days is not None
    weeks = days.basis.then.covered / 7
    assert days.basis.then.count == pytest.approx((found.their_days.then or 0) * weeks)
    assert days.basis.now.count == 0


def test_my_own_messages_around_the_change_are_listed(quiet: Home) -> None:
    with quiet.store() as store:
        daniel = store.people.find("Daniel")[0].id
        found = own_messages(store, quiet.clock, daniel)
        elsie = own_messages(store, quiet.clock, store.people.find("Elsie")[0].id)
    assert elsie is None
    assert found is not None
    side, told = found
    assert side.after > 0
    assert "none of it came before the change" in told.after.text


def test_a_steady_person_has_no_change(quiet: Home) -> None:
    with quiet.store() as store:
        page = what_changed(store, quiet.clock, store.people.find("Elsie")[0].id)
    assert text(page.lead) == "The record shows no clear change between you two."
    assert (page.rows, page.own, page.framing) == ((), None, None)
    assert set(page.rests_on) == OPENED


@pytest.mark.parametrize("boundary", ["space", "no_contact", "court_order", "has_died"])
def test_behind_a_boundary_nothing_is_opened(quiet: Home, boundary: str) -> None:
    with quiet.store() as store:
        daniel = store.people.find("Daniel")[0].id
        about.set_boundary(store, quiet.clock, daniel, boundary)  # type: ignore[arg-type]
        page = what_changed(store, quiet.clock, daniel)
        assert text(page.allowed.sentence)
        assert (page.lead, page.points, page.rows, page.own, page.framing) == ((), (), (), None,
                                                                               None)  # fmt: skip
        assert all(rests_on(store, quiet.clock, daniel, topic) is None for topic in TOPICS)
        assert own_messages(store, quiet.clock, daniel) is None
