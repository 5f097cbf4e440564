"""Numbers for handles and channels, looked up once and remembered during an import."""

from __future__ import annotations

from stillhere.records.handle import SELF, Handle
from stillhere.store.database import Database
from stillhere.store.hashing import handle_hash
from stillhere.store.settings import FORGOTTEN_SALT, Settings


class Directory:
    """Ids of handles and channels, made where they are missing.

    `handles` and `channels` are those that were asked for before.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.handles: dict[Handle, int | None] = {}
        self.channels: dict[str, int] = {}
        self._forgotten = {hash_ for (hash_,) in database.rows("SELECT hash FROM forgotten")}
        self._salt = Settings(database).secret(FORGOTTEN_SALT)

    def handle(self, handle: Handle) -> int | None:
        """The id of `handle`, None if it was forgotten."""
        try:
            return self.handles[handle]
        except KeyError:
            id_ = None if self._is_forgotten(handle) else handle_id(self._database, handle)
            self.handles[handle] = id_
            return id_

    def channel(self, name: str) -> int:
        """The id of the channel called `name`."""
        try:
            return self.channels[name]
        except KeyError:
            self.channels[name] = id_ = channel_id(self._database, name)
            return id_

    def _is_forgotten(self, handle: Handle) -> bool:
        if not self._forgotten or handle == SELF:
            return False
        return handle_hash(self._salt, handle) in self._forgotten


def handle_id(database: Database, handle: Handle) -> int:
    """The id of `handle`, made where it is missing."""
    found = database.value(
        "SELECT id FROM handle WHERE service = ? AND address = ?", handle.service, handle.address
    )
    return found or database.insert(
        "INSERT INTO handle (service, address) VALUES (?, ?)", handle.service, handle.address
    )


def channel_id(database: Database, name: str) -> int:
    """The id of the channel called `name`, made where it is missing."""
    found = database.value("SELECT id FROM channel WHERE name = ?", name)
    return found or database.insert("INSERT INTO channel (name) VALUES (?)", name)
