"""Doctor tells what is wrong with what comes in by itself, and how each source is renewed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from stillhere.errors import FileUnreadable, NeedsFullDiskAccess
from stillhere.importers import registry
from stillhere.importers.streams import open_file
from stillhere.records.channels import NAMES
from stillhere.services.doctor import BY_ITSELF, examine
from stillhere.services.exports import Unreadable, exports
from stillhere.services.home import Home
from stillhere.services.mail_accounts import account, keep
from stillhere.services.watch import Watcher, reachable, watch
from stillhere.support.clock import FixedClock
from tests.services.made import NOW, brought, chat

NOBODY = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """As an account that may not read what is closed; whoever runs the tests may be root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """The messages of a Mac that may not be opened."""
    folder = tmp_path / "Library" / "Messages"
    folder.mkdir(parents=True)
    path = folder / "chat.db"
    path.write_bytes(b"SQLite format 3\0")
    path.chmod(0)
    yield path
    path.chmod(0o600)


def test_a_folder_tells_when_it_last_brought_something(home: Home, files: Path) -> None:
    chat(files, "Daniel Bell", days=3)
    with home.store() as store:
        watch(store, files)
    (before,) = examine(home).folders
    assert before.sentence == f"{files}: Nothing came from there yet."
    brought(home, files)
    later = replace(home, clock=FixedClock(NOW + timedelta(days=9)))
    (after,) = examine(later).folders
    assert after.sentence.endswith("It last brought something on 5 May, nine days ago.")
    assert (after.last, after.trouble) == (NOW.date(), None)


def test_a_folder_that_vanished_is_told(home: Home, files: Path) -> None:
    with home.store() as store:
        watch(store, files)
    files.rmdir()
    (one,) = examine(home).folders
    assert one.trouble is not None
    assert "There is no file “files”." in one.trouble
    assert Watcher(lambda: home).look() == []


def test_an_account_that_was_never_fetched_is_told(home: Home) -> None:
    with home.store() as store:
        keep(store, account("ada@example.org", NOW.date()))
    (one,) = examine(home).mail
    assert (one.host, one.last, one.trouble) == ("imap.example.org", None, None)
    assert one.sentence == "It was not fetched yet."


def test_messages_of_a_mac_that_may_not_be_opened_say_where_to_allow_it(closed: Path) -> None:
    with without_rights(), pytest.raises(NeedsFullDiskAccess, match="Full Disk Access"):
        reachable(closed)
    with without_rights(), pytest.raises(NeedsFullDiskAccess):
        open_file(closed)


def test_bringing_them_in_says_so_too(closed: Path) -> None:
    importers = registry.importers()
    with without_rights():
        (found,) = exports(closed, ZoneInfo("UTC"), importers)
    assert isinstance(found, Unreadable)
    assert "Full Disk Access" in str(found.error)


def test_any_other_file_that_may_not_be_opened_is_told_plainly(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.touch(mode=0)
    with without_rights(), pytest.raises(FileUnreadable, match="may not be opened") as raised:
        reachable(path)
    assert "Disk" not in str(raised.value)


def test_every_command_that_keeps_a_source_up_to_date_is_for_a_channel_with_a_name() -> None:
    assert BY_ITSELF.keys() <= NAMES.keys()
