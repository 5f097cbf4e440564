"""Who knows both comes from groups; one is asked once, and nobody behind a boundary (R5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.errors import DeskClosed
from stillhere.records.person import Boundary
from stillhere.services import about
from stillhere.services.between import between, i_asked, i_did_not_ask
from stillhere.services.home import Home
from tests.services.made import brought, chat, home_at


def group(folder: Path, name: str, *people: str) -> Path:
    """A WhatsApp group in which the owner and `people` wrote once each."""
    lines = [f"0{day}/03/2026, 10:00 - {who}: Hello all" for day, who in enumerate(people, start=1)]
    path = folder / f"WhatsApp Chat with {name}.txt"
    path.write_text("\n".join([*lines, "09/03/2026, 10:00 - Ruth Bell: Hello\n"]), "utf-8")
    return path


@pytest.fixture
def family(tmp_path: Path) -> Home:
    """Daniel is in two groups with Nora, in one with Olga, and in none with Pia."""
    home = home_at(tmp_path / "home")
    chats = [chat(tmp_path, name, days=9) for name in ("Daniel", "Nora", "Olga", "Pia")]
    groups = [
        group(tmp_path, "Family", "Daniel", "Nora", "Olga"),
        group(tmp_path, "Choir", "Daniel", "Nora", "Zoe"),
        group(tmp_path, "Walks", "Pia", "Olga", "Zoe"),
    ]
    brought(home, *chats, *groups)
    return home


def ids(home: Home, *names: str) -> list[int]:
    with home.store() as store:
        return [store.people.find(name)[0].id for name in names]


def test_who_knows_both_comes_from_groups(family: Home) -> None:
    (daniel,) = ids(family, "Daniel")
    with family.store() as store:
        found = between(store, family.clock, daniel)
    assert [one.name for one in found.helpers] == ["Nora", "Olga"]
    assert found.helpers[0].known_from.text.startswith("You three are in “")
    assert found.helpers[0].known_from.text.endswith("” and one other group.")
    assert found.helpers[1].known_from.text == "You three are in “Family”."
    for one in found.helpers:
        assert "whether Daniel is well" in one.words
        assert "nothing to pass on" in one.words
        assert "don’t have to answer" in one.words


def test_asking_is_offered_once(family: Home) -> None:
    (daniel,) = ids(family, "Daniel")
    with family.store() as store:
        i_asked(store, family.clock, daniel)
        found = between(store, family.clock, daniel)
        assert found.helpers == ()
        assert str(found.asked).startswith("You asked somebody, today. Once is enough")
        i_did_not_ask(store, daniel)
        assert between(store, family.clock, daniel).helpers


@pytest.mark.parametrize("boundary", ["space", "no_contact", "court_order", "has_died"])
def test_behind_a_boundary_nobody_is_asked_and_nobody_is_named(
    family: Home, boundary: Boundary
) -> None:
    daniel, nora = ids(family, "Daniel", "Nora")
    with family.store() as store:
        about.set_boundary(store, family.clock, nora, boundary)
        named = between(store, family.clock, daniel).helpers
        assert [one.name for one in named] == ["Olga"]
        about.set_boundary(store, family.clock, daniel, boundary)
        for refused in (between, i_asked):
            with pytest.raises(DeskClosed):
                refused(store, family.clock, daniel)


def test_what_was_kept_of_a_person_goes_when_they_are_forgotten(family: Home) -> None:
    (daniel,) = ids(family, "Daniel")
    with family.store() as store:
        i_asked(store, family.clock, daniel)
        store.forget(daniel)
        assert store.settings.get(f"asked_between:{daniel}") is None
