"""Writes a large address book as iPhones keep it: seeded, people invented."""

from __future__ import annotations

from pathlib import Path

import apsw

SCHEMA = """
CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT, Last TEXT, Birthday TEXT);
CREATE TABLE ABMultiValueLabel (value TEXT);
CREATE TABLE ABMultiValue (record_id INTEGER, property INTEGER, label INTEGER, value TEXT);
"""


def write(path: Path, messages: int) -> None:
    """An address book of so many people, each with a number and a mail address."""
    connection = apsw.Connection(str(path))
    connection.execute(SCHEMA)
    people = range(1, messages + 1)
    with connection:
        connection.executemany(
            "INSERT INTO ABPerson VALUES (?, 'Ada', ?, '-489024000')",
            ((one, f"Quill {one}") for one in people),
        )
        connection.executemany(
            "INSERT INTO ABMultiValue VALUES (?, ?, NULL, ?)",
            (
                row
                for one in people
                for row in ((one, 3, f"07700 9{one % 100_000:05d}"), (one, 4, f"a{one}@x.example"))
            ),
        )
    connection.close()
