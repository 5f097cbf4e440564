"""The passphrase of a store: whether there is one; adding, changing and removing it."""

from __future__ import annotations

from pathlib import Path

import apsw

from stillhere.store import keyfile
from stillhere.store.backup import copy_to
from stillhere.store.database import connect, translated
from stillhere.store.files import BACKUP_FILES, delete_files
from stillhere.store.open import NAME, is_plain, open_store

BUSY_SECONDS = 5.0


def is_locked(folder: Path) -> bool:
    """Whether the store in `folder` needs a passphrase."""
    return not is_plain(folder / NAME) and keyfile.read(folder) is not None


def set_passphrase(folder: Path, old: str | None, new: str | None) -> None:
    """Add (`old` None), change or remove (`new` None) the passphrase.

    The store is rewritten as a copy that takes its place when it is complete; whenever this is
    interrupted, either the old or the new passphrase opens it. No other connection may be open.
    The store's own backups are deleted, because they would still open with the old passphrase, or
    with none.

    Raises:
        StoreLocked: `old` is not the passphrase.
        StoreBusy: The store is in use.
        DiskFull: There is no room for the copy.
    """
    with open_store(folder, old) as store:
        old_key = store.key
    before = keyfile.read(folder)
    old_entries = before.entries if before and old_key is not None else ()
    new_entries, new_key = _entry(new)
    keyfile.write(folder, old_entries + new_entries)
    _rewrite(folder / NAME, old_key, new_key)
    keyfile.write(folder, new_entries)
    delete_files(folder, BACKUP_FILES)


def _entry(passphrase: str | None) -> tuple[tuple[keyfile.Entry, ...], bytes | None]:
    if passphrase is None:
        return (), None
    entry, key = keyfile.new_entry(passphrase)
    return (entry,), key


def _rewrite(path: Path, old: bytes | None, new: bytes | None) -> None:
    """Replace the file at `path`, encrypted with `old`, by one encrypted with `new`."""
    copy = path.with_suffix(".rekey")
    connection = connect(path, old, BUSY_SECONDS)
    try:
        hold_alone(connection)
        copy_to(connection, old, copy)
        _rekey(copy, old, new)
        copy.replace(path)
    except apsw.Error as error:
        raise translated(error, path) from error
    finally:
        connection.close()
        copy.unlink(missing_ok=True)


def hold_alone(connection: apsw.Connection) -> None:
    """Lock everybody else out, with all of the log in the file itself."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _rekey(path: Path, old: bytes | None, new: bytes | None) -> None:
    connection = connect(path, old, BUSY_SECONDS)
    try:
        connection.execute(f"PRAGMA rekey = '{'raw:' + new.hex() if new else ''}'")
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
