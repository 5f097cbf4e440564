"""An address book with invented people, as iPhones keep it."""

from __future__ import annotations

from pathlib import Path

import apsw

SCHEMA = """
PRAGMA page_size = 512;
CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT,
    Middle TEXT, Organization TEXT, Birthday TEXT, Prefix TEXT, Suffix TEXT, Nickname TEXT);
CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER,
    identifier INTEGER, label INTEGER, value TEXT);
CREATE TABLE ABMultiValueLabel (value TEXT, UNIQUE (value));
INSERT INTO ABMultiValueLabel VALUES ('_$!<Mobile>!$_'), ('_$!<HomeFAX>!$_'), ('Boat');
"""
MOBILE, FAX, BOAT = 1, 2, 3
NUMBER, MAIL, PLACE = 3, 4, 5


class Book:
    """An address book to which people are added."""

    def __init__(self, path: Path) -> None:
        self.connection = apsw.Connection(str(path))
        self.connection.execute(SCHEMA)

    def add(self, *values: tuple[int, int | None, str], **names: str) -> None:
        """Add a person with (kind, label, value) of each number and address."""
        columns = ", ".join(names) or "First"
        marks = ", ".join("?" * (len(names) or 1))
        self.connection.execute(
            f"INSERT INTO ABPerson ({columns}) VALUES ({marks})", tuple(names.values()) or (None,)
        )
        person = self.connection.last_insert_rowid()
        for kind, label, value in values:
            self.connection.execute(
                "INSERT INTO ABMultiValue (record_id, property, label, value) VALUES (?, ?, ?, ?)",
                (person, kind, label, value),
            )


def sample(path: Path) -> None:
    """People with all that an entry can have."""
    book = Book(path)
    mobile, mail = (NUMBER, MOBILE, "07700 900101"), (MAIL, None, "Ruth@Example.com")
    book.add(mobile, (NUMBER, FAX, "020 7946 0001"), mail, First="Ruth", Last="Bell",
             Birthday="-599572800.0")  # fmt: skip
    book.add((NUMBER, BOAT, "+44 7700 900102"), Prefix="Dr.", First="Sam", Middle="J.", Last="Oak",
             Suffix="Jr.", Birthday="-12498926400")  # fmt: skip
    book.add((NUMBER, None, "+44 7700 900103"), Nickname="Bee", Organization="Bee Ltd")
    book.add((NUMBER, None, "+44 7700 900104"))
    book.add((PLACE, None, "1"), First="Nobody", Last="Reachable")
    book.connection.close()


if __name__ == "__main__":
    sample(Path(__file__).parents[1] / "samples" / "iphone_contacts" / "AddressBook.sqlitedb")
