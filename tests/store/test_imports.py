from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stillhere.errors import DiskFull, NothingToUndo, StoreBusy
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.store.open import open_store
from stillhere.store.store import Store
from tests.store.family import (
    ANNA,
    BEN,
    DAY,
    NOON,
    bring,
    event,
    events_with,
    person_called,
    thread,
)

LETTERS: list[Outcome] = [thread(title="Anna"), event(1), event(2, mine=True), event(3)]


def test_the_record_tells_what_an_import_brought(store: Store) -> None:
    question = Question("exported", "When was it exported?")
    window = Coverage("sms", NOON, None, thread=ANNA.address, blind=("capped",))
    skip = Skipped("line 7", "no date", "xxx 99")
    record = bring(store, [*LETTERS, window, question, skip, skip])
    assert (record.events, record.new, record.repeated, record.left_out) == (3, 3, 0, 0)
    assert (record.first, record.last) == (NOON + DAY, NOON + 3 * DAY)
    assert [(tally.name, tally.events) for tally in record.threads] == [("Anna", 3)]
    assert [(tally.name, tally.events) for tally in record.people] == [("Anna", 3)]
    assert record.skipped == (skip, skip)
    assert record.skipped_total == 2
    assert record.questions == (question,)
    assert record.coverage == (window,)
    assert store.imports.get(record.id) == record == store.imports.list()[0]


def test_only_the_first_thousand_skips_are_kept_and_all_are_counted(store: Store) -> None:
    record = bring(store, [Skipped(f"line {line}", "no date") for line in range(1500)])
    assert (record.skipped_total, len(record.skipped)) == (1500, 1000)


def test_importing_twice_adds_nothing(store: Store) -> None:
    bring(store, LETTERS)
    again = bring(store, LETTERS)
    assert (again.new, again.repeated) == (0, 3)
    assert store.events.count() == 3


def test_an_event_that_a_file_has_twice_is_there_once(store: Store) -> None:
    record = bring(store, [thread(), event(1), event(1)])
    assert (record.new, record.repeated) == (1, 1)
    assert store.events.count() == 1


def test_an_exception_in_an_import_leaves_the_store_as_it_was(store: Store) -> None:
    def breaks_off() -> Iterator[Outcome]:
        yield from LETTERS
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bring(store, breaks_off())
    assert store.imports.list() == []
    assert store.people.all() == []
    assert store.events.count() == 0


def test_an_event_before_its_thread_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="before its thread"):
        bring(store, [event(1)])


def test_words_are_kept_only_where_the_person_wants_them(store: Store) -> None:
    bring(store, [thread(), event(1, words="hello there")])
    assert not store.search.has_words()
    bring(store, [thread(), event(1, words="hello there")], words=True)
    assert [found.words for found in events_with(store, "there")] == ["hello there"]
    assert store.events.count() == 1


def test_undo_takes_out_what_only_that_import_brought(store: Store) -> None:
    first = bring(store, LETTERS)
    second = bring(store, [thread(), event(3), event(4), thread(BEN), event(5, BEN)])
    undone = store.imports.undo(first.id)
    assert (undone.events, undone.threads, undone.people) == (2, 0, 0)
    assert store.events.count() == 3
    undone = store.imports.undo(second.id)
    assert (undone.events, undone.threads, undone.people) == (3, 2, 2)
    assert store.events.count() == 0
    assert store.people.all() == []


def test_undo_of_the_later_import_keeps_what_the_first_brought(store: Store) -> None:
    bring(store, LETTERS)
    second = bring(store, [thread(title="Annie"), event(3), event(4)])
    assert person_called(store, "Annie")
    store.imports.undo(second.id)
    assert store.events.count() == 3
    assert person_called(store, "Anna")


def test_undo_of_an_import_takes_its_words_along(store: Store) -> None:
    bring(store, [thread(), event(1)])
    worded = bring(store, [thread(), event(1, words="hello there")], words=True)
    store.imports.undo(worded.id)
    assert store.events.count() == 1
    assert events_with(store, "hello") == []


def test_words_that_another_import_kept_too_stay(store: Store) -> None:
    first = bring(store, [thread(), event(1, words="hello there")], words=True)
    bring(store, [thread(), event(1, words="hello there")], words=True)
    store.imports.undo(first.id)
    assert len(events_with(store, "hello")) == 1


def test_a_person_whom_the_owner_edited_outlives_undo(store: Store) -> None:
    record = bring(store, LETTERS)
    (person,) = store.people.all()
    store.people.update(type(person)(person.id, "My Anna", looked_after=True), at=NOON)
    store.imports.undo(record.id)
    assert [kept.name for kept in store.people.all()] == ["My Anna"]


def test_undoing_what_is_not_there_is_a_sentence(store: Store) -> None:
    with pytest.raises(NothingToUndo, match="no import 7"):
        store.imports.undo(7)


def test_two_imports_at_once_get_a_sentence(home: Path, store: Store) -> None:
    with (
        open_store(home, busy_seconds=0.05) as other,
        store.imports.begin("a", "sms", "", words=False, at=0),
        pytest.raises(StoreBusy),
        other.imports.begin("b", "sms", "", words=False, at=0),
    ):
        pass
    assert len(store.imports.list()) == 1


def test_a_full_disk_loses_nothing(store: Store) -> None:
    bring(store, LETTERS)
    pages = store._database.value("PRAGMA page_count")
    store._database.run(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(DiskFull):
        bring(store, [thread(BEN), *(event(key, BEN) for key in range(20_000))])
    assert store.events.count() == 3
    store._database.run("PRAGMA max_page_count = 1000000")
    assert bring(store, [thread(BEN), event(1, BEN)]).new == 1


KILLED = """
import os, signal, sys
from collections.abc import Iterator
from pathlib import Path
from stillhere.store.open import open_store
from tests.store.family import bring, event, thread
def outcomes():
    yield thread()
    for key in range(60_000):
        yield event(key)
    os.kill(os.getpid(), signal.SIGKILL)
bring(open_store(Path(sys.argv[1])), outcomes())
"""


def test_a_killed_import_leaves_nothing_and_can_be_repeated(home: Path) -> None:
    with open_store(home) as store:
        bring(store, [thread(BEN), event(1, BEN)])
    root = Path(__file__).parents[2]
    process = subprocess.run(
        [sys.executable, "-c", KILLED, str(home)],
        env={"PYTHONPATH": f"{root / 'src'}:{root}"},
        cwd=root,
        timeout=120,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    with open_store(home) as store:
        assert store.problems() == []
        assert store.events.count() == 1
        assert len(store.imports.list()) == 1
        assert bring(store, [thread(), *(event(key) for key in range(60_000))]).new == 60_000


def test_names_come_from_contacts_titles_and_handles(store: Store) -> None:
    friend = named("whatsapp", "Dora")
    bring(
        store,
        [
            Thread("d", "whatsapp", "Dora's chat", counterpart=friend),
            Event("d", 1, NOON, friend, "whatsapp"),
            thread(ANNA, title="Annie"),
            event(1),
            thread(BEN),
            event(1, BEN),
        ],
    )
    assert [person.name for person in store.people.all()] == [BEN.address, "Annie", "Dora"]
    bring(store, [Contact("Ben Oak", (BEN,), birthday="--03-05")])
    (ben,) = store.people.find("ben")
    assert (ben.name, ben.birthday) == ("Ben Oak", "--03-05")


def test_the_other_side_of_a_thread_follows_from_who_the_owner_is(store: Store) -> None:
    me, eve = named("whatsapp", "Olive"), named("whatsapp", "Eve")
    chat: list[Outcome] = [
        Thread("e", "whatsapp"),
        Event("e", 1, NOON, me, "w"),
        Event("e", 2, NOON, eve, "w"),
    ]
    unclear = bring(store, chat)
    assert unclear.people == ()
    store.handles.set_mine(me, mine=True)
    (person,) = store.people.all()
    assert person.handles == (eve,)
    assert [found.out for found in store.events.page(person.id)] == [False, True]
    assert store.handles.mine() == {SELF, me}
    store.handles.set_mine(me, mine=False)
    assert store.people.all() == []


def test_an_export_that_names_the_owner_settles_it_for_earlier_ones(store: Store) -> None:
    me, eve = named("whatsapp", "Olive"), named("whatsapp", "Eve")
    bring(store, [Thread("e", "whatsapp", participants=(me, eve))])
    record = bring(store, [OwnHandle(me)])
    assert [person.handles for person in store.people.all()] == [(eve,)]
    store.imports.undo(record.id)
    assert store.people.all() == []


def test_nobody_is_made_from_a_group(store: Store) -> None:
    group = Thread("g", "mms", "Sunday", participants=(ANNA, BEN), group=True)
    bring(store, [group, Event("g", 1, NOON, ANNA, "mms")])
    assert store.people.all() == []
    assert store.events.count() == 1


def test_keys_are_the_same_in_every_session_and_differ_between_stores(
    home: Path, tmp_path: Path
) -> None:
    def key_of(folder: Path) -> int:
        with open_store(folder) as store:
            return store.key_maker()(NOON, Handle("mail", "a@example.org"), "text \ud83d")

    assert key_of(home) == key_of(home) != key_of(tmp_path / "other")
    assert -(2**63) <= key_of(home) < 2**63
