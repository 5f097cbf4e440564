from __future__ import annotations

import stat
from pathlib import Path

import apsw
import pytest

from stillhere.errors import StoreDamaged, StoreLocked, StoreNewer
from stillhere.store.keys import is_locked
from stillhere.store.open import open_store
from tests.store.family import bring, event, thread


def test_a_new_store_is_for_its_owner_only(home: Path) -> None:
    open_store(home).close()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "stillhere.db").stat().st_mode) == 0o600


def test_a_store_without_passphrase_opens_again(home: Path) -> None:
    with open_store(home) as store:
        store.settings.set("country", "GB")
    assert not is_locked(home)
    with open_store(home) as store:
        assert store.settings.get("country") == "GB"
        assert store.key is None


def test_a_passphrase_locks_the_store(home: Path) -> None:
    with open_store(home, "plum tree") as store:
        store.settings.set("country", "GB")
    assert is_locked(home)
    for wrong in (None, "", "plum"):
        with pytest.raises(StoreLocked):
            open_store(home, wrong)
    with open_store(home, "plum tree") as store:
        assert store.settings.get("country") == "GB"


def test_the_raw_key_opens_without_the_passphrase(home: Path) -> None:
    with open_store(home, "plum tree") as store:
        key = store.key
    assert key is not None
    with open_store(home, key=key) as store:
        assert store.key == key


def test_nothing_readable_is_in_an_encrypted_folder(home: Path) -> None:
    with open_store(home, "plum tree") as store:
        bring(store, [thread(title="Annabel"), event(1, words="porcupine")], words=True)
        for path in home.iterdir():
            content = path.read_bytes()
            assert b"porcupine" not in content
            assert b"Annabel" not in content


def test_a_store_of_a_newer_version_is_left_alone(home: Path) -> None:
    with open_store(home) as store:
        store._database.run("INSERT INTO migration VALUES (9999, 'from the future')")
    with pytest.raises(StoreNewer):
        open_store(home)


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\0garbage" * 90])
def test_another_file_in_its_place_is_damage(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / "stillhere.db").write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"stillhere\.db"):
        open_store(home)
    assert (home / "stillhere.db").read_bytes() == content


def test_the_right_passphrase_for_a_broken_file_is_damage(home: Path) -> None:
    open_store(home, "plum tree").close()
    (home / "stillhere.db").write_bytes(b"\1" * 16_384)
    with pytest.raises(StoreDamaged):
        open_store(home, "plum tree")


def test_the_wrong_raw_key_does_not_open(home: Path) -> None:
    open_store(home, "plum tree").close()
    with pytest.raises((StoreDamaged, StoreLocked)):
        open_store(home, key=b"\0" * 32)


def test_deleted_content_is_overwritten(home: Path) -> None:
    with open_store(home) as store:
        connection: apsw.Connection = store._database.connection
        assert connection.pragma("secure_delete") == 1
        assert connection.pragma("journal_mode") == "wal"
