from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.errors import SamePerson
from stillhere.records.handle import named
from stillhere.services import about
from stillhere.services.home import Home
from stillhere.services.settle import country, proposals, settle, suggestions
from stillhere.services.wishes import Wishes
from tests.services.made import WISHES, brought, cards, chat, texts

DANIEL, ELSIE, STRANGER, SHOP = "+447700900111", "+447700900222", "+447700900999", "60099"
ZONE_ONLY = Wishes(zone="Europe/London")


def everything(home: Home, files: Path) -> None:
    """Two chats, texts and an address book, without a word on who the owner is."""
    brought(
        home,
        chat(files, "Daniel Bell"),
        chat(files, "Elsie Moor"),
        texts(files, {DANIEL: "Daniel Bell", ELSIE: None, STRANGER: None, SHOP: "SHOP"}),
        cards(files, {"Daniel Bell": DANIEL, "Elsie Moor": ELSIE}),
        wishes=ZONE_ONLY,
    )


def people(home: Home) -> dict[str, int]:
    with home.store() as store:
        return {person.name: len(person.handles) for person in store.people.all()}


def test_the_same_person_over_phone_and_chat_is_one(home: Home, files: Path) -> None:
    everything(home, files)
    found = people(home)
    assert found["Daniel Bell"] == 2
    assert found["Elsie Moor"] == 2
    assert "Ruth Bell" not in found


def test_the_owner_is_who_is_in_every_chat(home: Home, files: Path) -> None:
    everything(home, files)
    with home.store() as store:
        assert named("whatsapp", "Ruth Bell") in store.handles.mine()


def test_an_unknown_number_keeps_to_itself(home: Home, files: Path) -> None:
    everything(home, files)
    assert people(home)[STRANGER] == 1


def test_short_codes_are_never_looked_after(home: Home, files: Path) -> None:
    everything(home, files)
    with home.store() as store:
        looked_after = {person.name for person in store.people.all() if person.looked_after}
        assert "Daniel Bell" in looked_after
        assert not {person.name for person in store.people.all()} & looked_after & {"SHOP", SHOP}


def test_a_second_import_adds_people_until_the_owner_has_chosen(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell"))
    brought(home, chat(files, "Elsie Moor"))
    with home.store() as store:
        assert [person.looked_after for person in store.people.all()] == [True, True]
        elsie = store.people.find("Elsie")[0]
        about.look_after(store, home.clock, elsie.id, chosen=False)
    brought(home, chat(files, "Sam Reed"))
    with home.store() as store:
        chosen = [person.name for person in store.people.all() if person.looked_after]
    assert chosen == ["Daniel Bell"]


def test_nobody_behind_a_boundary_is_suggested(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell"))
    with home.store() as store:
        daniel = store.people.find("Daniel")[0]
        about.set_boundary(store, home.clock, daniel.id, "no_contact")
        assert suggestions(store) == ()


def test_who_was_split_is_not_made_one_again(home: Home, files: Path) -> None:
    everything(home, files)
    with home.store() as store:
        daniel = store.people.find("Daniel Bell")[0]
        change = about.split(store, daniel.id, (named("whatsapp", "Daniel Bell"),))
        assert len(store.people.find("Daniel Bell")) == 2
        assert settle(store).joined == 0
        assert len(store.people.find("Daniel Bell")) == 2
        about.undo_change(store, change)
        assert len(store.people.find("Daniel Bell")) == 1


def test_an_undone_merge_stays_undone_and_is_never_offered_again(home: Home, files: Path) -> None:
    brought(home, chat(files, "Dan Bell"), texts(files, {DANIEL: "Daniel Bell"}), wishes=WISHES)
    with home.store() as store:
        daniel, dan = (store.people.find(name)[0] for name in ("Daniel Bell", "Dan Bell"))
        change = about.same_person(store, daniel.id, dan.id)
        assert [person.name for person in store.people.all()] == ["Daniel Bell"]
        about.undo_change(store, change)
        assert len(store.people.all()) == 2
        settle(store)
        assert len(store.people.all()) == 2
        pair = {daniel.handles[0], dan.handles[0]}
        assert not [join for join in proposals(store) if pair <= set(join.handles)]


def test_not_the_same_is_remembered(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell"), texts(files, {DANIEL: None}))
    with home.store() as store:
        one, other = store.people.all()
        about.not_same(store, one.id, other.id)
    brought(home, cards(files, {"Daniel Bell": DANIEL}))
    assert len(people(home)) == 1 or sum(people(home).values()) == 2
    with home.store() as store:
        assert len(store.people.all()) == 2


def test_somebody_is_never_joined_with_or_kept_apart_from_themselves(
    home: Home, files: Path
) -> None:
    everything(home, files)
    with home.store() as store:
        before = store.people.all()
        daniel = store.people.find("Daniel Bell")[0]
        with pytest.raises(SamePerson, match="Daniel Bell"):
            about.same_person(store, daniel.id, daniel.id)
        with pytest.raises(SamePerson):
            about.not_same(store, daniel.id, daniel.id)
        assert store.people.all() == before
        assert store.people.distinct_pairs() == set()


def test_the_country_is_that_of_most_numbers(home: Home, files: Path) -> None:
    everything(home, files)
    with home.store() as store:
        assert country(store) == "GB"
        store.settings.set("country", "DE")
        assert country(store) == "DE"


def test_a_wrong_name_for_the_owner_does_not_hide_who_it_is(home: Home, files: Path) -> None:
    given = Wishes(zone="Europe/London", owner="Somebody Else")
    brought(home, chat(files, "Daniel Bell"), chat(files, "Elsie Moor"), wishes=given)
    with home.store() as store:
        assert named("whatsapp", "Ruth Bell") in store.handles.mine()
