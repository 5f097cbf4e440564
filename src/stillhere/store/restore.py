"""Puts a backup in the place of the store, which is kept beside."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw

from stillhere.errors import FileMissing, FileUnreadable, StoreDamaged
from stillhere.store import keyfile
from stillhere.store.database import connect, translated
from stillhere.store.keys import hold_alone
from stillhere.store.open import BACKUPS, NAME, is_plain, open_store

FRESH = "restoring"


def restore(
    folder: Path, backup: Path, passphrase: str | None, former: str | None, stamp: str
) -> Path | None:
    """Make `backup` the store of `folder`; where the former one lies now, None if there was none.

    `passphrase` is that of the backup, `former` that of the store. The backup is opened and
    brought up to date first; until that is done nothing is changed. Whenever this is interrupted,
    either the former store is in place or the restored one. No other connection may be open.

    Raises:
        FileMissing: there is no such backup, or no key beside an encrypted one.
        StoreLocked, StoreNewer, StoreDamaged: the backup or the store cannot be opened.
        StoreBusy: the store is in use.
        DiskFull: there is no room for the copies.
    """
    fresh = folder / FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        _copy(backup, fresh)
        with open_store(fresh, passphrase) as opened:
            opened.events.count()
        kept = _put_aside(folder, former, stamp)
        _swap(folder, fresh)
        return kept
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def key_beside(backup: Path) -> Path:
    """Where the key of an encrypted backup lies."""
    return backup.with_name(f"{backup.name}.key.json")


def _copy(backup: Path, fresh: Path) -> None:
    """Copy the backup to where it can be tried."""
    fresh.mkdir(mode=0o700, parents=True)
    try:
        if backup.stat().st_size == 0:
            raise StoreDamaged(name=backup.name)
        shutil.copyfile(backup, fresh / NAME)
        if not is_plain(backup):
            shutil.copyfile(key_beside(backup), fresh / keyfile.NAME)
    except FileNotFoundError as error:
        raise FileMissing(name=Path(str(error.filename)).name) from error
    except (PermissionError, IsADirectoryError) as error:
        raise FileUnreadable(name=backup.name) from error


def _put_aside(folder: Path, former: str | None, stamp: str) -> Path | None:
    """A copy of the store as it is; of one that cannot be opened the file itself."""
    path = folder / NAME
    if not path.exists():
        return None
    kept = folder / BACKUPS / f"before-restore-{stamp}.db"
    try:
        with open_store(folder, former) as store:
            store.backup(kept)
            key = store.key
    except StoreDamaged:
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        path.replace(kept)
        return kept
    _close_log(path, key)
    return kept


def _close_log(path: Path, key: bytes | None) -> None:
    """Bring everything into the file itself, while nobody else has it open."""
    connection = connect(path, key, 5.0)
    try:
        hold_alone(connection)
    except apsw.Error as error:
        raise translated(error, path) from error
    finally:
        connection.close()


def _swap(folder: Path, fresh: Path) -> None:
    """Put the file in place; meanwhile the key file opens both."""
    before, after = keyfile.read(folder), keyfile.read(fresh)
    new = after.entries if after else ()
    keyfile.write(folder, (*(before.entries if before else ()), *new))
    (fresh / NAME).replace(folder / NAME)
    keyfile.write(folder, new)
