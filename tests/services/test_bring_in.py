from __future__ import annotations

import gzip
import threading
from datetime import datetime
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from stillhere.errors import MeaningUnclear
from stillhere.services.bring_in import bring_in, survey
from stillhere.services.home import Home
from stillhere.services.wishes import Progress, Wishes
from stillhere.store.wanted import Wanted
from tests.services.made import (
    LONDON,
    WISHES,
    brought,
    cards,
    chat,
    home_at,
    texts,
    zipped,
)


def test_a_chat_is_told_with_names_times_and_the_owner(home: Home, files: Path) -> None:
    (told,) = brought(home, chat(files, "Daniel Bell", days=10))
    assert (told.error, told.events, told.new, told.repeated) == (None, 20, 20, 0)
    assert [(one.name, one.events) for one in told.people] == [("Daniel Bell", 20)]
    assert told.first == "2025-09-01T09:30:00+01:00"
    assert told.owner == "Ruth Bell"
    assert [question.kind for question in told.questions] == ["exported"]


def test_the_same_file_twice_adds_nothing(home: Home, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=10)
    brought(home, path)
    (told,) = brought(home, path)
    assert (told.new, told.repeated, told.done) == (0, 20, True)


def test_a_file_in_a_folder_is_named_with_its_folder(home: Home, files: Path) -> None:
    path = texts(files, {"+447700900111": "Daniel Bell"}, count=2)
    (files / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 no export")
    (told,) = brought(home, files)
    assert told.path == str(path)


def test_a_file_in_a_zip_is_named_after_the_zip(home: Home, files: Path) -> None:
    path = zipped(chat(files, "Daniel Bell", days=3))
    (told,) = brought(home, path)
    assert told.path == f"{path}: _chat.txt"
    assert told.questions == ()


def test_a_zip_in_a_zip_names_both(home: Home, files: Path) -> None:
    inner = zipped(chat(files, "Daniel Bell", days=3))
    outer = files / "mail.zip"
    with ZipFile(outer, "w") as archive:
        archive.write(inner, inner.name)
    (told,) = brought(home, outer)
    assert told.path == f"{outer}: {inner.name}: _chat.txt"


def test_one_damaged_file_in_a_folder_does_not_stop_the_rest(home: Home, files: Path) -> None:
    chat(files, "Daniel Bell", days=3)
    (files / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    told = brought(home, files)
    assert sorted((one.error is None, Path(one.path).name) for one in told) == [
        (False, "broken.zip"),
        (True, "WhatsApp Chat with Daniel Bell.txt"),
    ]


def test_a_folder_without_exports_is_named_itself(home: Home, files: Path) -> None:
    (files / "one.txt").write_text("a shopping list")
    (files / "two.txt").write_text("another one")
    (told,) = brought(home, files)
    assert told.error is not None
    assert told.error.startswith("“files” is not an export")


def test_an_address_book_counts_its_names(home: Home, files: Path) -> None:
    book = {"Daniel Bell": "+447700900111", "Elsie": "+447700900222"}
    (told,) = brought(home, cards(files, book))
    assert (told.events, told.contacts, told.done) == (0, 2, True)
    assert (told.first, told.last) == (None, None)


def test_the_first_import_sets_the_zone_in_which_days_are_counted(home: Home, files: Path) -> None:
    late = chat(files, "Daniel Bell", start=datetime(2025, 7, 1, 0, 15, tzinfo=LONDON), days=1)
    brought(home, late)
    with home.store() as store:
        person = store.people.find("Daniel")[0]
        days = store.daily.series([person.id])
        assert store.daily.zone() == LONDON
        assert [(day.day, day.received, day.sent) for day in days] == [(20270, 1, 1)]


def test_a_later_import_leaves_the_zone_as_it_is(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=3))
    brought(home, chat(files, "Elsie", days=3), wishes=Wishes(owner="Ruth Bell"))
    with home.store() as store:
        assert store.daily.zone() == LONDON


@pytest.mark.parametrize("wishes", [Wishes(zone="Mars/North"), Wishes(importer="smoke")])
def test_wishes_that_mean_nothing_are_refused(home: Home, files: Path, wishes: Wishes) -> None:
    with pytest.raises(MeaningUnclear):
        brought(home, chat(files, "Daniel Bell", days=3), wishes=wishes)


def test_a_survey_lists_the_chats_and_stores_nothing(home: Home, files: Path) -> None:
    people = {"+447700900111": "Daniel Bell", "+447700900222": None}
    path = texts(files, people, count=3)
    (told,) = survey(home, [path], WISHES)
    assert [(one.name, one.events, one.group) for one in told.chats] == [
        ("Daniel Bell", 6, False),
        ("+447700900222", 6, False),
    ]
    with home.store() as store:
        assert store.events.count() == 0
        assert store.settings.get("zone") is None


def test_a_survey_tells_what_would_be_new(home: Home, files: Path) -> None:
    fewer, more = chat(files, "Daniel Bell", days=3), chat(files, "Elsie Shaw", days=2)
    brought(home, fewer)
    told = survey(home, [fewer, more], WISHES)
    assert [(one.new, one.repeated) for one in told] == [(0, 6), (4, 0)]


def test_what_a_survey_calls_a_chat_chooses_it(home: Home, files: Path) -> None:
    people = {"+447700900111": "Daniel Bell", "+447700900222": None, "+447700900333": "Elsie"}
    path = texts(files, people, count=3)
    (told,) = survey(home, [path], WISHES)
    wanted = (told.chats[0].key, told.chats[1].name)
    brought(home, path, wishes=Wishes(zone="Europe/London", only=wanted))
    with home.store() as store:
        assert {person.name for person in store.people.all()} == {"Daniel Bell", "+447700900222"}
        assert {contact.name for contact in store.handles.contacts()} == {"Daniel Bell"}


def test_stopping_keeps_what_was_read_and_begins_no_other_file(home: Home, files: Path) -> None:
    first, second = chat(files, "Daniel Bell", days=4000), chat(files, "Elsie", days=5)
    seen: list[Progress] = []

    def stop(progress: Progress) -> bool:
        seen.append(progress)
        return False

    (told,) = bring_in(home, [first, second], WISHES, stop)
    assert told.error is None
    assert 0 < told.events < 8000
    assert [progress.path for progress in seen] == [str(first)]
    with home.store() as store:
        assert store.events.count() == told.events


def test_progress_only_ever_grows_and_ends_within_the_file(home: Home, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=6000)
    seen: list[Progress] = []

    def watch(progress: Progress) -> bool:
        seen.append(progress)
        return True

    bring_in(home, [path], WISHES, watch)
    read = [progress.bytes_read for progress in seen]
    assert len(read) >= 3
    assert read == sorted(read)
    assert 0 < read[0] <= read[-1] <= seen[0].bytes_total


def test_an_interrupt_leaves_nothing_of_that_file(home: Home, files: Path) -> None:
    whole, half = chat(files, "Elsie", days=5), chat(files, "Daniel Bell", days=4000)

    def interrupt(progress: Progress) -> bool:
        if progress.path == str(half):
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        bring_in(home, [whole, half], WISHES, interrupt)
    with home.store() as store:
        assert [record.label for record in store.imports.list()] == [str(whole)]
        assert store.events.count() == 10
    (told,) = brought(home, half)
    assert told.new == 8000


WORDS = msgspec.structs.replace(WISHES, words=True)
NAMES = ("Ada", "Ben", "Cleo", "Dora", "Elsie", "Finn", "Gus", "Hana", "Ivo", "Jon")


def test_the_words_of_a_folder_are_found_once_it_is_in(home: Home, files: Path) -> None:
    for name in NAMES:
        chat(files, name, days=3)
    bring_in(home, [files], WORDS)
    with home.store() as store:
        assert store.search.find(Wanted(("morning",))).total == 3 * len(NAMES)


def test_the_words_of_what_was_in_before_an_interrupt_are_found(home: Home, files: Path) -> None:
    *whole, half = [chat(files, name, days=3) for name in NAMES]

    def interrupt(progress: Progress) -> bool:
        if progress.path == str(half):
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        bring_in(home, [*whole, half], WORDS, interrupt)
    with home.store() as store:
        assert store.search.find(Wanted(("morning",))).total == 3 * len(whole)


def test_two_imports_at_once_lose_nothing(tmp_path: Path, files: Path) -> None:
    paths = [chat(files, name, days=1500) for name in ("Daniel Bell", "Elsie")]
    told: list[str | None] = []

    def run(path: Path) -> None:
        told.extend(one.error for one in brought(home_at(tmp_path / "home"), path))

    with home_at(tmp_path / "home").store():
        threads = [threading.Thread(target=run, args=(path,)) for path in paths]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert told == [None, None]
    with home_at(tmp_path / "home").store() as store:
        assert store.events.count() == 6000


def test_while_another_import_runs_the_sentence_says_so(
    home: Home, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stillhere.services import home as homes
    from stillhere.store.open import open_store

    brought(home, chat(files, "Elsie", days=2))
    path = chat(files, "Daniel Bell", days=2)
    monkeypatch.setattr(homes, "open_store", partial(open_store, busy_seconds=0.1))
    with open_store(home.folder) as other, other.write():
        (told,) = bring_in(home, [path], Wishes())
    assert told.error is not None
    assert told.error.startswith("Stillhere is just reading other files.")


def test_today_can_be_looked_at_while_an_import_runs(
    home: Home, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stillhere.services.look import look
    from stillhere.store.open import open_store

    brought(home, zipped(chat(files, "Daniel Bell", until_them=180)))
    patient = open_store(home.folder, busy_seconds=0.1)
    with open_store(home.folder) as other, patient as store, other.write():
        view = look(store, home.clock)
    assert view.headline


def test_a_packed_file_is_read_as_it_is(home: Home, files: Path) -> None:
    plain = chat(files, "Daniel Bell", days=3)
    packed = files / f"{plain.name}.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    (told,) = brought(home, packed)
    assert (told.path, told.events) == (str(packed), 6)


def test_the_names_of_the_owner_are_remembered(home: Home, files: Path) -> None:
    brought(home, chat(files, "Daniel Bell", days=3))
    alone = files / "chat.txt"
    alone.write_text(
        "01/02/2026, 10:00 - Ruth Bell: hello\n01/02/2026, 10:05 - Elsie: hello you\n"
        "02/02/2026, 10:00 - Ruth Bell: and again\n"
    )
    (told,) = brought(home, alone, wishes=Wishes())
    assert [one.name for one in told.people] == ["Elsie"]
    assert "owner" not in [question.kind for question in told.questions]
