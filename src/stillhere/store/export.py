"""Everything in the store as plain values, table by table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stillhere.store.database import Database
from stillhere.store.settings import SECRET

LEFT_OUT = frozenset(
    {"search_segment", "search_piece", "meaning", "forgotten", "change", "finding", "revision"}
)
"""Indexes, secrets, and what follows from the rest."""

OWN_WORDS = """
    SELECT words.* FROM words JOIN event ON event.id = words.event
    JOIN handle ON handle.id = event.author WHERE handle.mine
"""
TABLES = """
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%' ORDER BY name
"""


def export(
    database: Database, *, words_of_others: bool = True
) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """(table, rows) for every table; rows are read as they are asked for.

    `words_of_others` leaves out what others wrote where it is false.
    """
    for (name,) in database.rows(TABLES):
        if name not in LEFT_OUT:
            only_own = name == "words" and not words_of_others
            yield name, _rows(database, name, OWN_WORDS if only_own else f'SELECT * FROM "{name}"')


def _rows(database: Database, table: str, sql: str) -> Iterator[dict[str, Any]]:
    columns = [row[1] for row in database.rows(f"PRAGMA table_info({table})")]
    for row in database.stream(sql):
        record = dict(zip(columns, row, strict=True))
        if table != "setting" or record["name"] not in SECRET:
            yield record
