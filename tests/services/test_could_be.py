"""A number without a name that turns up in a silence is asked about, once, where that may be."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from stillhere.records.person import Boundary
from stillhere.services import about
from stillhere.services.could_be import CouldBe, could_be
from stillhere.services.home import Home
from tests.services.made import brought, chat, texts

STRANGER, SHOP, KNOWN = "+447700900999", "60777", "+447700900111"
SILENT_AFTER = 170  # days from 1 September: their last word is of 17 February


@pytest.fixture
def silent(home: Home, files: Path) -> Home:
    """Anna has written nothing since 17 February; from 1 March on some numbers write."""
    brought(home, chat(files, "Anna Reyes", until_them=SILENT_AFTER))
    brought(home, texts(files, {STRANGER: None, SHOP: None, KNOWN: "Ben Okafor"}, count=4))
    with home.store() as store:
        about.look_after(store, home.clock, of(home, "Anna Reyes"), chosen=True)
    return home


def of(home: Home, name: str) -> int:
    with home.store() as store:
        return next(person.id for person in store.people.all() if person.name == name)


def asked(home: Home) -> tuple[CouldBe, ...]:
    with home.store() as store:
        return could_be(store, home.clock)


def test_only_the_number_without_a_name_is_asked_about(silent: Home) -> None:
    (found,) = asked(silent)
    assert (found.person.name, found.newcomer.name) == ("Anna Reyes", STRANGER)
    (said,) = found.evidence
    assert said == (
        "This number first contacted you on 1 March, twelve days after Anna Reyes last gave a "
        "sign from a number you know."
    )


def test_yes_makes_one_of_both_and_is_undone(silent: Home) -> None:
    (found,) = asked(silent)
    with silent.store() as store:
        change = about.same_person(store, found.person.id, found.newcomer.id)
        person = store.people.get(found.person.id)
        assert person is not None
        assert STRANGER in {handle.address for handle in person.handles}
    assert asked(silent) == ()
    with silent.store() as store:
        about.undo_change(store, change)
    assert asked(silent) == ()


def test_no_is_remembered(silent: Home) -> None:
    (found,) = asked(silent)
    with silent.store() as store:
        about.not_same(store, found.person.id, found.newcomer.id)
    assert asked(silent) == ()


@pytest.mark.parametrize("boundary", ["space", "no_contact", "court_order", "has_died"])
def test_under_a_boundary_nothing_is_asked(silent: Home, boundary: Boundary) -> None:
    with silent.store() as store:
        about.set_boundary(store, silent.clock, of(silent, "Anna Reyes"), boundary)
    assert asked(silent) == ()


@pytest.mark.parametrize("boundary", ["space", "no_contact", "court_order", "has_died"])
def test_a_number_behind_a_boundary_is_not_asked_about(silent: Home, boundary: Boundary) -> None:
    with silent.store() as store:
        about.set_boundary(store, silent.clock, of(silent, STRANGER), boundary)
    assert asked(silent) == ()


def test_about_somebody_who_is_not_silent_nothing_is_asked(silent: Home) -> None:
    with silent.store() as store:
        anna, ben = of(silent, "Anna Reyes"), of(silent, "Ben Okafor")
        assert could_be(store, silent.clock, about=anna) == asked(silent) != ()
        assert could_be(store, silent.clock, about=ben) == ()


def test_more_numbers_take_no_more_questions_to_the_store(silent: Home, files: Path) -> None:
    few = statements(silent)
    numbers: dict[str, str | None] = {f"+44770090{last}": None for last in range(1000, 1030)}
    brought(silent, texts(files, numbers, count=3))
    assert statements(silent) == few


def statements(home: Home) -> int:
    """How many are run to find what to ask, the findings being there."""
    ran: list[str] = []

    def trace(_cursor: object, sql: str, _values: object) -> bool:
        ran.append(sql)
        return True

    with home.store() as store:
        could_be(store, home.clock)
        store.people._database.connection.exec_trace = trace
        assert could_be(store, home.clock)
    return len(ran)


def test_whom_the_owner_wrote_to_first_is_no_newcomer(home: Home, files: Path) -> None:
    brought(home, chat(files, "Anna Reyes", until_them=SILENT_AFTER))
    first = int(datetime(2026, 2, 28, 7, tzinfo=UTC).timestamp() * 1000)
    mine = texts(files, {STRANGER: None}, count=4)
    mine.write_text(
        mine.read_text(encoding="utf-8").replace(
            "<sms ",
            f'<sms protocol="0" address="{STRANGER}" date="{first}" type="2" body="Hello" '
            'read="1" status="-1" />\n<sms ',
            1,
        ),
        encoding="utf-8",
    )
    brought(home, mine)
    with home.store() as store:
        about.look_after(store, home.clock, of(home, "Anna Reyes"), chosen=True)
    assert asked(home) == ()


def test_while_nobody_is_silent_nothing_is_asked(home: Home, files: Path) -> None:
    brought(home, chat(files, "Anna Reyes", days=247), texts(files, {STRANGER: None}, count=4))
    with home.store() as store:
        about.look_after(store, home.clock, of(home, "Anna Reyes"), chosen=True)
    assert asked(home) == ()
