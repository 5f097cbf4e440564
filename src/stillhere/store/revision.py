"""Counts changes of what findings are made of, so that old findings are known to be old."""

from __future__ import annotations

from stillhere.store.database import Database


def touch(database: Database) -> None:
    """Events, coverage, life events or people have changed."""
    database.run("UPDATE revision SET number = number + 1")


def current(database: Database) -> int:
    """How often something has changed."""
    return int(database.value("SELECT number FROM revision"))
