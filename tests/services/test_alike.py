"""Two names that may be one person are asked about, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.services import about
from stillhere.services.alike import Alike, alike, waiting
from stillhere.services.home import Home
from tests.services.made import brought, chat, texts

DAN, STRANGER = "+447700900111", "+447700900999"


@pytest.fixture
def two_names(home: Home, files: Path) -> Home:
    """“Daniel Bell” writes in a chat; texts come from a “Dan Bell” and from an unknown number."""
    brought(home, chat(files, "Daniel Bell", days=9))
    brought(home, texts(files, {DAN: "Dan Bell", STRANGER: None}, count=3))
    return home


def asked(home: Home) -> tuple[Alike, ...]:
    with home.store() as store:
        return alike(store)


def test_a_short_form_with_the_same_family_name_is_asked_about(two_names: Home) -> None:
    (pair,) = asked(two_names)
    assert (pair.one.person.name, pair.other.person.name) == ("Daniel Bell", "Dan Bell")
    assert (pair.one.events, pair.other.events) == (18, 6)
    (evidence,) = pair.evidence
    assert "share a family name, and the first names are forms of one name" in evidence


def test_an_import_remembers_how_many_there_are_to_ask(two_names: Home) -> None:
    with two_names.store() as store:
        assert waiting(store) == 1


@pytest.mark.parametrize("same", [True, False])
def test_whatever_is_answered_it_is_not_asked_again(two_names: Home, same: bool) -> None:  # noqa: FBT001
    (pair,) = asked(two_names)
    with two_names.store() as store:
        answer = about.same_person if same else about.not_same
        answer(store, pair.one.person.id, pair.other.person.id)
    assert asked(two_names) == ()
    with two_names.store() as store:
        assert waiting(store) == 0


def test_taking_it_apart_again_counts_as_a_no(two_names: Home) -> None:
    (pair,) = asked(two_names)
    with two_names.store() as store:
        about.undo_change(store, about.same_person(store, pair.one.person.id, pair.other.person.id))
    assert asked(two_names) == ()
