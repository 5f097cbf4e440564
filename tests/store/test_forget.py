from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.records.event import Event, Thread
from stillhere.records.handle import named
from stillhere.records.intake import Contact, Occasion, Outcome, OwnHandle, Question, Skipped
from stillhere.store.export import export
from stillhere.store.open import open_store
from stillhere.store.store import Store
from tests.store.family import ANNA, BEN, NOON, bring, event, events_with, person_called, thread

PLANTED = (b"Annabel", b"porcupine", b"+447700900001", b"quixotic", b"hedgehog")


def planted(store: Store) -> int:
    bring(
        store,
        [
            thread(title="Annabel Oak"),
            Contact("Annabel Oak", (ANNA,), birthday="--05-01"),
            *(event(key, words=f"porcupine quixotic {key}") for key in range(400)),
            thread(BEN, title="Ben"),
            *(event(key, BEN, words=f"apple {key}") for key in range(400)),
            Thread("g", "mms", "Family", participants=(ANNA, BEN), group=True),
            Event("g", 1, NOON, ANNA, "mms", words="a hedgehog"),
            Event("g", 2, NOON, BEN, "mms", words="a badger"),
        ],
        words=True,
        label="Chat with Annabel Oak.txt",
    )
    anna = person_called(store, "Annabel Oak")
    store.people.merge(anna, store.people.create("Annabel too").id)
    store.life.add("2024-01-01", "Annabel moved", person=anna)
    store.logged.add(anna, "call", NOON, note="about the porcupine")
    return anna


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_planted_words_are_there_before(home: Path, store: Store) -> None:
    planted(store)
    content = bytes_of(home)
    assert [word for word in PLANTED if word not in content] == []


def test_nothing_of_a_forgotten_person_is_left_in_any_file(home: Path, store: Store) -> None:
    anna = planted(store)
    store.backup(home / "backups" / "before-0002.db")
    forgotten = store.forget(anna)
    assert (forgotten.events, forgotten.backups) == (402, 1)
    content = bytes_of(home)
    assert [word for word in PLANTED if word in content] == []
    assert [person.name for person in store.people.all()] == ["Ben"]
    assert events_with(store, "hedgehog") == events_with(store, "porc") == []
    assert len(events_with(store, "apple")) == 400
    assert len(events_with(store, "badger")) == 1


def test_a_forgotten_person_does_not_come_back_with_a_later_import(store: Store) -> None:
    store.forget(planted(store))
    group = Thread("g", "mms", "Family", participants=(ANNA, BEN), group=True)
    record = bring(
        store,
        [
            thread(title="Annabel Oak"), event(1), event(2, mine=True),
            Contact("Annabel Oak", (ANNA, BEN)),
            group, Event("g", 3, NOON, ANNA, "mms"), Event("g", 4, NOON, BEN, "mms"),
        ],
    )  # fmt: skip
    assert (record.left_out, record.new) == (3, 1)
    assert ANNA not in {known.handle for known in store.handles.list()}
    assert [person.handles for person in store.people.all()] == [(BEN,)]


def test_a_file_with_nobody_but_somebody_forgotten_leaves_no_name(home: Path, store: Store) -> None:
    store.forget(planted(store))
    chat: list[Outcome] = [
        thread(title="Annabel Oak"),
        *(event(key, words="porcupine") for key in range(400)),
        Question("owner", "Which of these names is yours?", (("Annabel Oak", "Annabel Oak"),)),
        Skipped("Annabel Oak/chat.txt: line 3", "This line is damaged.", "xxxx"),
    ]
    record = bring(store, chat, words=True, label="Chat with Annabel Oak.txt")
    assert (record.left_out, record.events, record.skipped_total) == (400, 0, 1)
    assert [word for word in PLANTED if word in bytes_of(home)] == []


def test_a_forgotten_author_whom_the_thread_does_not_list_takes_it_along(store: Store) -> None:
    eve, me = named("whatsapp", "Eve"), named("whatsapp", "Olive")
    chat: list[Outcome] = [
        Thread("e", "whatsapp"),
        Event("e", 1, NOON, me, "whatsapp", words="hello"),
        Event("e", 2, NOON, eve, "whatsapp", words="hi"),
        Event("e", 3, NOON, me, "whatsapp"),
    ]
    bring(store, [OwnHandle(me), *chat])
    store.forget(person_called(store, "Eve"))
    record = bring(store, [OwnHandle(me), *chat], words=True)
    assert (record.left_out, record.events, record.threads) == (3, 0, ())
    assert store.events.count() == 0
    assert not store.search.has_words()


@pytest.mark.parametrize("passphrase", [None, "plum"])
def test_forgetting_everything_leaves_no_file(home: Path, passphrase: str | None) -> None:
    store = open_store(home, passphrase)
    planted(store)
    store.backup(home / "backups" / "before-0002.db")
    store.forget_everything()
    assert list(home.iterdir()) == []


def test_the_export_has_everything_but_secrets(store: Store) -> None:
    planted(store)
    tables = {name: list(rows) for name, rows in export(store._database)}
    assert len(tables["event"]) == store.events.count()
    assert "Annabel Oak" in {row["name"] for row in tables["person"]}
    assert [row["name"] for row in tables["setting"]] == []
    assert not any(name.startswith(("search", "meaning")) for name in tables)
    assert "forgotten" not in tables


@pytest.mark.parametrize("passphrase", [None, "plum"])
def test_a_backup_opens_like_the_store(home: Path, tmp_path: Path, passphrase: str | None) -> None:
    with open_store(home, passphrase) as store:
        bring(store, [thread(), event(1)])
        store.backup(tmp_path / "copy" / "stillhere.db")
    key_file = tmp_path / "copy" / "stillhere.db.key.json"
    assert key_file.exists() == (passphrase is not None)
    if passphrase is not None:
        key_file.rename(tmp_path / "copy" / "stillhere.key.json")
    with open_store(tmp_path / "copy", passphrase) as copy:
        assert copy.events.count() == 1


def test_everything_is_deleted_though_somebody_put_a_folder_among_the_backups(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path)
    (tmp_path / "backups" / "mine").mkdir(parents=True)
    store.forget_everything()
    assert [path.name for path in tmp_path.rglob("*")] == ["backups", "mine"]


@pytest.mark.parametrize("verb", ["forget", "drop_words"])
def test_a_calendar_entry_goes_whatever_the_case_of_the_name(store: Store, verb: str) -> None:
    entries = [Occasion("2024-05-01", words) for words in ("ZOË in hospital", "Cleo in hospital")]
    bring(store, [thread(title="Zoë Oak"), event(1), *entries], words=True)
    getattr(store, verb)(person_called(store, "Zoë Oak"))
    assert [entry.words for entry in store.occasions.entries()] == ["Cleo in hospital"]
