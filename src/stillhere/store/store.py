"""The store: one connection, and a family of questions and changes for each kind of thing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from stillhere.store import keyfile
from stillhere.store.backup import copy_to
from stillhere.store.conversations import Conversations
from stillhere.store.coverage import CoverageFamily
from stillhere.store.daily import Daily
from stillhere.store.database import Database
from stillhere.store.drafts import Drafts
from stillhere.store.events import Events
from stillhere.store.export import export
from stillhere.store.files import ALL_FILES, BACKUP_FILES, delete_files, delete_incoming
from stillhere.store.findings import FindingsFamily
from stillhere.store.forget import Forgotten, drop_words, forget
from stillhere.store.handles import Handles
from stillhere.store.hashing import KeyMaker, key_maker
from stillhere.store.imports import Imports
from stillhere.store.life import Life
from stillhere.store.logged import Logged
from stillhere.store.meanings import Meanings
from stillhere.store.notices import Notices
from stillhere.store.occasions import Occasions
from stillhere.store.people import People
from stillhere.store.search import Search
from stillhere.store.sent import Sent
from stillhere.store.settings import SALT, Settings
from stillhere.store.twins import Twins


class Store:
    """An open store. One thread uses it at a time; each opens its own.

    `key` is the raw key, None where the store has no passphrase.
    """

    def __init__(self, database: Database, folder: Path, key: bytes | None) -> None:
        self._database = database
        self.folder = folder
        self.key = key
        self.imports = Imports(database)
        self.handles = Handles(database)
        self.threads = Conversations(database)
        self.people = People(database)
        self.events = Events(database)
        self.daily = Daily(database)
        self.coverage = CoverageFamily(database)
        self.logged = Logged(database)
        self.life = Life(database)
        self.occasions = Occasions(database)
        self.drafts = Drafts(database)
        self.sent = Sent(database)
        self.notices = Notices(database)
        self.findings = FindingsFamily(database)
        self.settings = Settings(database)
        self.search = Search(database)
        self.meanings = Meanings(database)
        self.twins = Twins(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def write(self) -> AbstractContextManager[None]:
        """One transaction around several changes.

        Raises:
            StoreBusy: Somebody else is writing and did not end in time.
        """
        return self._database.write()

    def key_maker(self) -> KeyMaker:
        """Makes event keys that are the same in every import into this store."""
        return key_maker(self.settings.secret(SALT))

    def forget(self, person: int) -> Forgotten:
        """Delete a person and all that the record has with them, backups included, for good.

        A later import leaves them out; its record says how many events that were. Not possible
        inside `write()`.
        """
        events = forget(self._database, person)
        return Forgotten(events, delete_files(self.folder, BACKUP_FILES))

    def drop_words(self, person: int) -> Forgotten:
        """Delete the words with a person for good, backups included, and keep the dates."""
        events = drop_words(self._database, person)
        return Forgotten(events, delete_files(self.folder, BACKUP_FILES))

    def forget_everything(self) -> None:
        """Close the store and delete all of its files, backups and files that wait included."""
        self.close()
        delete_incoming(self.folder)
        delete_files(self.folder, ALL_FILES)
        backups = self.folder / "backups"
        if backups.exists() and not any(backups.iterdir()):
            backups.rmdir()

    def export(
        self, *, words_of_others: bool = True
    ) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """(table, rows as dictionaries) for everything in the store but secrets and indexes."""
        return export(self._database, words_of_others=words_of_others)

    def problems(self) -> list[str]:
        """What is wrong inside the file, in technical words; empty if nothing is."""
        checks = self._database.rows("PRAGMA integrity_check")
        found = [text for (text,) in checks if text != "ok"]
        return found + [
            f"{table} {row} points to a missing {parent}"
            for table, row, parent, _ in self._database.rows("PRAGMA foreign_key_check")
        ]

    def backup(self, path: Path) -> None:
        """Write a copy to `path`, encrypted as the store is, the side file of its key beside it."""
        copy_to(self._database.connection, self.key, path)
        file = keyfile.read(self.folder)
        if self.key is not None and file is not None:
            keyfile.write(path.parent, file.entries, name=f"{path.name}.key.json")
