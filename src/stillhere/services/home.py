"""The owner's home: the folder with the record, the clock, and the way into the store."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from stillhere.errors import MeaningUnclear, StoreLocked
from stillhere.store import keys
from stillhere.store.open import NAME, open_store
from stillhere.store.store import Store
from stillhere.support import clock as clocks
from stillhere.support import paths


@dataclass(frozen=True, slots=True)
class Home:
    """One owner's record. A family has several homes.

    `key` is the raw key of an opened store: with it each opening takes a millisecond.
    """

    folder: Path
    clock: clocks.Clock
    passphrase: str | None = None
    key: bytes | None = field(default=None, repr=False)

    @classmethod
    def at(cls, folder: Path | None = None, *, ask: Callable[[], str] | None = None) -> Home:
        """The home in `folder` (default: the usual place), asking for a passphrase if it has one.

        The passphrase comes from STILLHERE_PASSPHRASE or STILLHERE_PASSPHRASE_FILE where set,
        so that a computer without a keyboard can open it too.

        Raises:
            StoreLocked: it has a passphrase and there is nobody to ask.
        """
        place = folder or paths.default_home()
        return cls(place, clocks.from_environment(), _passphrase(place, ask))

    @classmethod
    def closed(cls, folder: Path | None = None) -> Home:
        """The home in `folder`, perhaps still locked: the pages ask for its passphrase."""
        place = folder or paths.default_home()
        try:
            return cls.at(place)
        except StoreLocked:
            return cls(place, clocks.from_environment())

    def opened(self, passphrase: str | None = None) -> Home:
        """The same home with the raw key of its store in memory, and no passphrase.

        Raises:
            StoreLocked: it has a passphrase, and neither `passphrase` nor its own is it.
        """
        with open_store(self.folder, passphrase or self.passphrase) as store:
            return replace(self, passphrase=None, key=store.key)

    def emptied(self) -> Home:
        """The same home after everything was forgotten: without a lock."""
        return replace(self, passphrase=None, key=None)

    @property
    def exists(self) -> bool:
        """Whether there is a store in it; opening it makes one."""
        return (self.folder / NAME).exists()

    def store(self) -> Store:
        """Open the store, making it on first use. Use it as a context manager."""
        return open_store(self.folder, self.passphrase, key=self.key)


def _passphrase(folder: Path, ask: Callable[[], str] | None) -> str | None:
    if not keys.is_locked(folder):
        return None
    given = os.environ.get("STILLHERE_PASSPHRASE")
    if given:
        return given
    file = os.environ.get("STILLHERE_PASSPHRASE_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    if ask is None:
        raise StoreLocked
    return ask()


def zone(store: Store) -> ZoneInfo:
    """The owner's time zone: as they set it, else this computer's."""
    name = store.settings.get("zone")
    return ZoneInfo(name) if isinstance(name, str) else system_zone()


def named_zone(name: str) -> ZoneInfo:
    """The time zone called `name`.

    Raises:
        MeaningUnclear: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise MeaningUnclear(what="a time zone", text=name, example="Europe/London") from None


def system_zone() -> ZoneInfo:
    """This computer's time zone."""
    import tzlocal

    return ZoneInfo(tzlocal.get_localzone_name() or "UTC")
