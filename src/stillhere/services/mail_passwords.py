"""Where the password of a mail account is kept: with the system, or inside a locked record.

It is never kept in a record that anybody can open: then it is asked for each time, or given in
STILLHERE_MAIL_PASSWORD.
"""

from __future__ import annotations

import importlib
import os
from types import ModuleType
from typing import Any

from stillhere.store import keys
from stillhere.store.settings import MAIL_PASSWORDS
from stillhere.store.store import Store

GIVEN = "STILLHERE_MAIL_PASSWORD"
SERVICE = "Stillhere"
SAFE = 1
"""The priority from which on `keyring` recommends a place; below are files that anybody reads."""


def can_keep(store: Store) -> bool:
    """Whether there is a safe place for a password."""
    return _keyring() is not None or keys.is_locked(store.folder)


def keep(store: Store, address: str, password: str) -> bool:
    """Keep the password of an account; whether there was a safe place for it."""
    drop(store, address)
    ring = _keyring()
    if ring is not None and _said(ring, "set_password", store, address, password) is not None:
        return True
    if not keys.is_locked(store.folder):
        return False
    store.settings.set(MAIL_PASSWORDS, _inside(store) | {address: password})
    return True


def find(store: Store, address: str) -> str | None:
    """The password of an account, None where it must be asked for."""
    ring = _keyring()
    kept = None if ring is None else _said(ring, "get_password", store, address)
    return os.environ.get(GIVEN) or kept or _inside(store).get(address)


def drop(store: Store, address: str) -> None:
    """Keep the password of an account no longer."""
    ring = _keyring()
    if ring is not None:
        _said(ring, "delete_password", store, address)
    rest = {name: kept for name, kept in _inside(store).items() if name != address}
    store.settings.set(MAIL_PASSWORDS, rest or None)


def drop_inside(store: Store) -> None:
    """Keep no password in the record any longer: its lock is to be taken off."""
    store.settings.set(MAIL_PASSWORDS, None)


def _inside(store: Store) -> dict[str, str]:
    kept: dict[str, str] = store.settings.get(MAIL_PASSWORDS, {})
    return kept


def _keyring() -> ModuleType | None:
    """The system's keyring, None where there is none, or none that is safe."""
    try:
        ring = importlib.import_module("keyring")
    except ImportError:
        return None
    try:
        return ring if ring.get_keyring().priority >= SAFE else None
    except ring.errors.KeyringError:
        return None


def _said(ring: ModuleType, what: str, store: Store, address: str, *more: str) -> Any:
    """What the keyring answers ("" for nothing), None where it would not."""
    name = f"{address} ({store.folder})"
    try:
        answer = getattr(ring, what)(SERVICE, name, *more)
    except ring.errors.KeyringError:
        return None
    return "" if answer is None else answer
