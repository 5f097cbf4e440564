"""Opens the store of a home folder, or makes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import apsw

from stillhere.errors import StoreDamaged, StoreLocked
from stillhere.store import keyfile
from stillhere.store.backup import copy_to
from stillhere.store.database import Database, connect, translated
from stillhere.store.migrate import migrate, pending
from stillhere.store.store import Store

NAME = "stillhere.db"
BACKUPS = "backups"
PLAIN_HEADER = b"SQLite format 3\x00"


def open_store(
    folder: Path,
    passphrase: str | None = None,
    *,
    key: bytes | None = None,
    busy_seconds: float = 5.0,
) -> Store:
    """The store in `folder`, made on first use and brought up to date.

    On first use a passphrase encrypts it; later a store without one opens with any. `key` is the
    raw key of an open store (`Store.key`) and spares the slow way from the passphrase.

    Raises:
        StoreLocked: It has a passphrase, and this is not it.
        StoreNewer: A newer version has changed its shape.
        StoreDamaged: The file is not a store.
        StoreBusy: Somebody else is just changing its shape.
        DiskFull: There is no room for it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / NAME
    keys = [key] if key is not None else _keys(folder, passphrase)
    connected = _connected(path, keys, busy_seconds)
    if connected is None:
        raise StoreDamaged(name=NAME) if key is None else StoreLocked
    connection, used = connected
    database = Database(connection, path)
    try:
        _prepare(database, used)
    except apsw.Error as error:
        database.close()
        raise translated(error, path) from error
    except BaseException:
        database.close()
        raise
    return Store(database, folder, used)


def is_plain(path: Path) -> bool:
    """Whether the file can be read by anybody: new, or not encrypted."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) in (b"", PLAIN_HEADER)


def _first_key(folder: Path, passphrase: str) -> bytes:
    entry, key = keyfile.new_entry(passphrase)
    keyfile.write(folder, (entry,))
    return key


def _keys(folder: Path, passphrase: str | None) -> Sequence[bytes | None]:
    """The raw keys to try."""
    path = folder / NAME
    if path.exists() and is_plain(path):
        return [None]
    if not path.exists():
        return [None if passphrase is None else _first_key(folder, passphrase)]
    if keyfile.read(folder) is None:
        raise StoreDamaged(name=NAME)
    if passphrase is None:
        raise StoreLocked
    return keyfile.candidates(folder, passphrase)


def _connected(
    path: Path, keys: Sequence[bytes | None], busy_seconds: float
) -> tuple[apsw.Connection, bytes | None] | None:
    """A connection and the key that opened it, None if none of `keys` does."""
    for key in keys:
        try:
            return connect(path, key, busy_seconds), key
        except apsw.NotADBError:
            continue
        except apsw.Error as error:
            raise translated(error, path) from error
    return None


def _prepare(database: Database, key: bytes | None) -> None:
    connection = database.connection
    if not pending(connection):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    backups = database.path.parent / BACKUPS

    def back_up(number: int) -> None:
        copy_to(connection, key, backups / f"before-{number + 1:04}.db")

    migrate(connection, back_up)
