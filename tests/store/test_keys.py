from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.errors import StoreBusy, StoreLocked
from stillhere.store import keyfile, keys
from stillhere.store.open import open_store


@pytest.mark.parametrize(
    ("old", "new"), [(None, "plum"), ("plum", "pear"), ("plum", None), (None, None)]
)
def test_a_passphrase_is_added_changed_and_removed(
    home: Path, old: str | None, new: str | None
) -> None:
    with open_store(home, old) as store:
        store.settings.set("country", "GB")
    keys.set_passphrase(home, old, new)
    assert keys.is_locked(home) == (new is not None)
    with open_store(home, new) as store:
        assert store.settings.get("country") == "GB"
    if old is not None and new is not None:
        with pytest.raises(StoreLocked):
            open_store(home, old)


def test_the_old_passphrase_must_be_right(home: Path) -> None:
    open_store(home, "plum").close()
    with pytest.raises(StoreLocked):
        keys.set_passphrase(home, "wrong", "pear")
    open_store(home, "plum").close()


def test_it_is_not_changed_while_the_store_is_in_use(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "BUSY_SECONDS", 0.05)
    with open_store(home, "plum") as store:
        store.settings.set("country", "GB")
        with pytest.raises(StoreBusy):
            keys.set_passphrase(home, "plum", "pear")
    with open_store(home, "plum") as store:
        assert store.settings.get("country") == "GB"


@pytest.mark.parametrize("step", ["_rekey", "delete_files"])
@pytest.mark.parametrize(("old", "new"), [(None, "plum"), ("plum", "pear"), ("plum", None)])
def test_an_interrupted_change_leaves_a_store_that_opens(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: str, old: str | None, new: str | None
) -> None:
    with open_store(home, old) as store:
        store.settings.set("country", "GB")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(keys, step, killed)
    with pytest.raises(KeyboardInterrupt):
        keys.set_passphrase(home, old, new)
    with open_store(home, old if step == "_rekey" else new) as store:
        assert store.settings.get("country") == "GB"


def test_between_the_two_files_the_new_passphrase_opens(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(home, "plum").close()
    write, calls = keyfile.write, 0

    def killed(folder: Path, entries: tuple[keyfile.Entry, ...], name: str = keyfile.NAME) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        write(folder, entries, name)

    monkeypatch.setattr(keyfile, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        keys.set_passphrase(home, "plum", "pear")
    open_store(home, "pear").close()
    with pytest.raises(StoreLocked):
        open_store(home, "quince")


def test_backups_that_the_old_passphrase_opens_are_deleted(home: Path) -> None:
    with open_store(home) as store:
        store.backup(home / "backups" / "before-0002.db")
    keys.set_passphrase(home, None, "plum")
    assert list((home / "backups").iterdir()) == []
