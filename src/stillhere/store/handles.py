"""Handles: whose they are, and under which name a person reads them."""

from __future__ import annotations

import msgspec

from stillhere.records.handle import Handle
from stillhere.records.intake import Contact
from stillhere.store import revision, threads
from stillhere.store.database import Database
from stillhere.store.directory import handle_id

LIST = """
    SELECT service, address, handle_name.name, mine, person
    FROM handle JOIN handle_name ON handle_name.handle = handle.id
    WHERE service <> 'hand' ORDER BY handle.id
"""


CONTACTS = """
    SELECT contact.import, contact.name, max(birthday), json_group_array(
        json_array(handle.service, handle.address))
    FROM contact JOIN handle ON handle.id = contact.handle
    GROUP BY contact.import, contact.card ORDER BY contact.import, contact.card
"""


class KnownHandle(msgspec.Struct, frozen=True):
    """A handle with the name to read it by, whether it is the owner's, and whose it is."""

    handle: Handle
    name: str
    mine: bool
    person: int | None


class Handles:
    """Reads handles and keeps which of them are the owner's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def contacts(self) -> list[Contact]:
        """The entries of the owner's address book, as the imports brought them."""
        return [
            Contact(name, tuple(Handle(*pair) for pair in msgspec.json.decode(pairs)), birthday)
            for _, name, birthday, pairs in self._database.rows(CONTACTS)
        ]

    def list(self) -> list[KnownHandle]:
        """All handles of the record."""
        return [
            KnownHandle(Handle(service, address), name, bool(mine), person)
            for service, address, name, mine, person in self._database.rows(LIST)
        ]

    def mine(self) -> frozenset[Handle]:
        """The owner's handles."""
        rows = self._database.rows("SELECT service, address FROM handle WHERE mine")
        return frozenset(Handle(*row) for row in rows)

    def set_mine(self, handle: Handle, *, mine: bool) -> None:
        """Say that `handle` is the owner's, or is not. The other sides of threads follow."""
        with self._database.write():
            id_ = handle_id(self._database, handle)
            self._database.run("UPDATE handle SET said_mine = ? WHERE id = ?", mine, id_)
            threads.refresh(self._database)
            revision.touch(self._database)
