"""Keeps the index of the search as the words are. It holds what is shown and has words."""

from __future__ import annotations

from collections.abc import Sequence

from stillhere.store.database import Database

REACHED = """
    SELECT 1 FROM search_segment WHERE highest >= ?1 AND lowest <= ?2
    UNION ALL SELECT 1 FROM words WHERE event BETWEEN ?1 AND ?2 LIMIT 1
"""


def rebuild(database: Database) -> None:
    """Index all words in an empty index."""
    add_since(database, 0)


def add_since(database: Database, first: int, *, more_follow: bool = False) -> None:
    """Index the words of events from the id `first` on, which are not there yet.

    Where `more_follow`, `tidy` comes after the last.
    """
    if database.row("SELECT 1 FROM words WHERE event >= ? LIMIT 1", first) is not None:
        from stillhere.store import search_segments  # noqa: PLC0415 - NumPy costs 0.1 s

        search_segments.add_since(database, first, more_follow=more_follow)


def tidy(database: Database) -> None:
    """Merge what was indexed in small parts."""
    if database.row("SELECT 1 FROM search_segment LIMIT 1") is not None:
        from stillhere.store import search_segments  # noqa: PLC0415 - NumPy costs 0.1 s

        search_segments.tidy(database)


def refresh(database: Database, ids: Sequence[int]) -> None:
    """Index some events as they are now: their words came, went or changed, or who is shown did."""
    if ids and _is_reached(database, min(ids), max(ids)):
        from stillhere.store import search_segments  # noqa: PLC0415 - NumPy costs 0.1 s

        search_segments.refresh(database, ids)


def _is_reached(database: Database, lowest: int, highest: int) -> bool:
    """Whether there are words, or were, of any events between two ids."""
    return database.row(REACHED, lowest, highest) is not None
