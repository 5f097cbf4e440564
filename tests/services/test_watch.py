"""A folder that is looked into: what turns up there is in the record a moment later, once."""

from __future__ import annotations

import threading
from pathlib import Path

import apsw
import pytest

from stillhere.errors import FileMissing
from stillhere.services.home import Home
from stillhere.services.watch import Watched, Watcher, unwatch, watch, watched
from stillhere.services.wishes import Brought
from tests.services.made import chat


@pytest.fixture
def folder(home: Home, tmp_path: Path) -> Path:
    """A folder with a chat in it that is looked into from the start."""
    place = tmp_path / "dropped"
    place.mkdir()
    chat(place, "Daniel Bell", days=3)
    with home.store() as store:
        watch(store, place)
    return place


def looks(home: Home) -> Watcher:
    return Watcher(lambda: home)


def test_what_lies_there_is_brought_in_at_the_second_look_and_never_again(
    home: Home, folder: Path
) -> None:
    watcher = looks(home)
    assert watcher.look() == []
    assert [one.new for one in watcher.look()] == [6]
    assert watcher.look() == []
    chat(folder, "Elsie Moor", days=2)
    assert watcher.look() == []
    assert [one.new for one in watcher.look()] == [4]


def test_after_a_new_start_only_what_is_new_is_read(home: Home, folder: Path) -> None:
    first = looks(home)
    first.look(), first.look()
    chat(folder, "Elsie Moor", days=2)
    second = looks(home)
    second.look()
    assert [(one.new, one.repeated) for one in second.look()] == [(4, 0)]


def test_a_file_that_still_grows_is_left_alone(home: Home, folder: Path) -> None:
    watcher = looks(home)
    growing = folder / "more.part"
    for size in range(1, 5):
        growing.write_bytes(b"x" * size)
        assert watcher.look() == []
    assert [one.new for one in watcher.look() if one.done] == [6]


def test_pictures_and_other_files_are_passed_over(home: Home, folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff" * 99)
    watcher = looks(home)
    watcher.look()
    assert [one.error for one in watcher.look()] == [None]


def test_words_are_kept_only_where_it_was_said(home: Home, folder: Path) -> None:
    with home.store() as store:
        watch(store, folder, words=True)
        assert watched(store) == (Watched(str(folder), words=True),)
    watcher = looks(home)
    watcher.look(), watcher.look()
    with home.store() as store:
        assert store.search.has_words()


def test_a_folder_that_is_left_or_gone_brings_nothing(home: Home, folder: Path) -> None:
    with home.store() as store:
        watch(store, folder.parent / "dropped" / ".." / "dropped")
        assert len(watched(store)) == 1
        assert unwatch(store, folder)
        assert not unwatch(store, folder)
    watcher = looks(home)
    watcher.look()
    assert watcher.look() == []


def test_a_place_that_is_not_there_is_told(home: Home, tmp_path: Path) -> None:
    with home.store() as store, pytest.raises(FileMissing):
        watch(store, tmp_path / "nothing")


def test_a_file_is_looked_at_with_its_log(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    running = apsw.Connection(str(path))
    running.execute("PRAGMA journal_mode = WAL")
    running.execute("CREATE TABLE t (x)")
    with home.store() as store:
        watch(store, path)
    watcher = looks(home)
    watcher.look()
    assert len(watcher.look()) == 1
    running.execute("INSERT INTO t VALUES (1)")
    watcher.look()
    assert len(watcher.look()) == 1
    running.close()


def test_it_looks_until_it_is_stopped_and_tells_what_came(home: Home, folder: Path) -> None:
    told: list[Brought] = []
    stop = threading.Event()

    def tell(brought: list[Brought]) -> None:
        told.extend(brought)
        stop.set()

    running = threading.Thread(target=Watcher(lambda: home, tell).run, args=(stop, 0.01))
    running.start()
    running.join(30)
    assert [one.new for one in told] == [6]
