"""Adds, changes and removes the passphrase that locks the record."""

from __future__ import annotations

from stillhere.errors import NotWithoutPassphrase
from stillhere.services.home import Home
from stillhere.services.mail_passwords import drop_inside
from stillhere.store import keys


def is_locked(home: Home) -> bool:
    """Whether the record has a passphrase."""
    return keys.is_locked(home.folder)


def set_passphrase(home: Home, new: str | None) -> None:
    """Lock the record with `new`, or with None unlock it for good; `home` has the present one.

    Without a lock the passwords of mail accounts are kept in it no longer.

    Raises:
        NotWithoutPassphrase: the new one is empty.
        StoreLocked: the present one is wrong.
        StoreBusy: the record is in use.
        DiskFull: there is no room for the copy.
    """
    if new is not None and not new.strip():
        raise NotWithoutPassphrase
    if new is None:
        with home.store() as store:
            drop_inside(store)
    keys.set_passphrase(home.folder, home.passphrase, new)
