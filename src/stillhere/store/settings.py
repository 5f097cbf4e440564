"""Settings: named values, kept as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from stillhere.store.database import Database

SALT = "salt"
FORGOTTEN_SALT = "forgotten_salt"
ZONE = "zone"
MAIL_PASSWORDS = "mail_passwords"
SECRET = frozenset({SALT, FORGOTTEN_SALT, MAIL_PASSWORDS})
"""What no export tells."""


class Settings:
    """Reads and writes settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: Any = None) -> Any:
        """The value under `name`, or `default`."""
        text = self._database.value("SELECT value FROM setting WHERE name = ?", name)
        return default if text is None else msgspec.json.decode(text)

    def by_person(self, name: str) -> dict[int, Any]:
        """The values under `name`, which has {} for the number of a person, by that number."""
        begin = name.format("")
        rows = self._database.rows(
            "SELECT substr(name, ?2), value FROM setting WHERE name GLOB ?1 || '[0-9]*'",
            begin, len(begin) + 1,
        )  # fmt: skip
        return {int(person): msgspec.json.decode(value) for person, value in rows}

    def set(self, name: str, value: Any) -> None:
        """Keep `value` (anything that JSON can say) under `name`; None takes it away."""
        with self._database.write():
            if value is None:
                self._database.run("DELETE FROM setting WHERE name = ?", name)
            else:
                text = msgspec.json.encode(value).decode()
                self._database.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, text)

    def secret(self, name: str) -> bytes:
        """One of the random salts that were made with the store."""
        return bytes.fromhex(self.get(name))
