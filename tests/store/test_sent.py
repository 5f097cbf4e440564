"""A try that the owner tells of counts at once, once, and never twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from stillhere.services.home import Home
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from tests.services.made import NOW, brought, chat, home_at, zipped

DAY = timedelta(days=1)
SENT = milliseconds(NOW.replace(day=3, hour=10, minute=20))
"""Ten minutes after what the chat of 3 May has: 9:30 and forty minutes."""


def made(folder: Path, days: int) -> Home:
    home = home_at(folder / "home")
    brought(home, zipped(chat(folder, "Daniel", days=days, until_them=200)))
    return home


def later(home: Home, folder: Path, days: int = 246) -> int:
    """A newer export; the id of its import."""
    (done,) = brought(home, zipped(chat(folder, "Daniel", days=days, until_them=200)))
    assert done.id is not None
    return done.id


def mine(store: Store, person: int) -> list[str]:
    """The channels of what the owner wrote on 3 May."""
    first, last = SENT - 12 * 3_600_000, SENT + 12 * 3_600_000
    return [one.channel for one in store.events.between(person, first, last) if one.out]


def test_a_try_counts_at_once_and_can_be_taken_back(tmp_path: Path) -> None:
    home = made(tmp_path, days=240)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        one = store.sent.add(person, "whatsapp", SENT)
        assert mine(store, person) == ["hand"]
        assert store.events.last_by_person()[person][1] == SENT
        assert store.sent.remove(one.id)
        assert mine(store, person) == []
        assert not store.sent.remove(one.id)


def test_the_import_that_tells_of_it_takes_its_place_and_undoing_gives_it_back(
    tmp_path: Path,
) -> None:
    home = made(tmp_path, days=240)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        store.sent.add(person, "whatsapp", SENT)
    newer = later(home, tmp_path)
    with home.store() as store:
        assert mine(store, person) == ["whatsapp"]
        store.imports.undo(newer)
        assert mine(store, person) == ["hand"]
    later(home, tmp_path)
    with home.store() as store:
        assert mine(store, person) == ["whatsapp"]


def test_another_channel_another_day_or_a_second_try_stay(tmp_path: Path) -> None:
    home = made(tmp_path, days=240)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        store.sent.add(person, "sms", SENT)
        store.sent.add(person, "whatsapp", SENT)
        store.sent.add(person, "whatsapp", SENT + 60_000)
    later(home, tmp_path)
    with home.store() as store:
        assert sorted(mine(store, person)) == ["hand", "hand", "whatsapp"]
        store.sent.settle()
        assert sorted(mine(store, person)) == ["hand", "hand", "whatsapp"]


def test_a_try_is_told_after_the_import_too(tmp_path: Path) -> None:
    home = made(tmp_path, days=246)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        store.sent.add(person, "whatsapp", SENT)
        assert mine(store, person) == ["whatsapp"]


def test_what_is_taken_away_by_hand_does_not_come_back(tmp_path: Path) -> None:
    home = made(tmp_path, days=240)
    with home.store() as store:
        person = store.people.find("Daniel")[0].id
        one = store.sent.add(person, "phone", SENT)
        assert one.event is not None
        assert store.logged.remove(one.event)
        store.sent.settle()
        assert mine(store, person) == []


def test_merging_and_forgetting_take_everything_of_the_desk_along(tmp_path: Path) -> None:
    home = made(tmp_path, days=240)
    with home.store() as store:
        daniel = store.people.find("Daniel")[0].id
        other = store.people.create("Dan").id
        store.sent.add(other, "sms", SENT)
        store.drafts.keep(other, "letter", "Dear Dan", SENT)
        store.drafts.plan(other, "2026-05-26")
        change = store.people.merge(daniel, other)
        assert len(store.sent.list(daniel)) == len(store.drafts.letters(daniel)) == 1
        assert store.drafts.planned(daniel) == "2026-05-26"
        store.people.undo(change)
        assert store.drafts.planned(daniel) is None
        assert store.drafts.letters(other)[0].words == "Dear Dan"
        store.forget(other)
        assert not store.sent.list(other)
        assert not store.drafts.letters(other)
