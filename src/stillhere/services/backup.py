"""A copy of the whole record in one file, and the way back from it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from stillhere.errors import FileThere
from stillhere.services.home import Home
from stillhere.store.open import is_plain
from stillhere.store.restore import key_beside, restore
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds

BACKED_UP = "backed_up"
"""The setting that remembers when the last backup was made, in Unix milliseconds."""


class Saved(msgspec.Struct, frozen=True):
    """A backup: its file, and the file with its key where it is encrypted. Both are needed."""

    path: Path
    key: Path | None


def back_up(store: Store, clock: Clock, target: Path) -> Saved:
    """Write a copy of the record to `target`, encrypted as the record is.

    Raises:
        FileThere: there is such a file already.
        DiskFull: there is no room for it.
    """
    key = key_beside(target)
    for path in (target, key):
        if path.exists():
            raise FileThere(name=path.name)
    store.backup(target)
    store.settings.set(BACKED_UP, milliseconds(clock.now()))
    return Saved(target, key if key.exists() else None)


def bring_back(home: Home, backup: Path, passphrase: str | None = None) -> Path | None:
    """Put a backup in place of the record; where the former record is kept, None without one.

    `passphrase` is that of the backup.

    Raises:
        As `store.restore.restore`. Nothing is changed then.
    """
    stamp = home.clock.now().strftime("%Y%m%d-%H%M%S")
    return restore(home.folder, backup, passphrase, home.passphrase, stamp)


def needs_passphrase(backup: Path) -> bool:
    """Whether a backup is encrypted."""
    return backup.is_file() and not is_plain(backup)
