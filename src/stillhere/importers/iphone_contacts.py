"""The address book of an iPhone: AddressBook.sqlitedb.

Facts: abrignoni/iLEAPP:scripts/artifacts/addressBook.py. A birthday is a number of seconds since
2001; the year 1604 stands for one that is not known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.database import HEADER, AppDatabase, is_database, read_through
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Outcome

FILE = "addressbook.sqlitedb"
TABLES = ("ABPerson", "ABMultiValue")
NUMBER, MAIL = 3, 4
"""What a value is of which a person can have several (`property`)."""
NOT_FOR_TALKING = re.compile("fax|pager", re.IGNORECASE)
NAME = ("Prefix", "First", "Middle", "Last", "Suffix")
INSTEAD = ("Nickname", "Organization")
MILLENNIUM = datetime(2001, 1, 1, tzinfo=UTC)
NO_YEAR = 1604
VALUES = """
    SELECT one.record_id, one.property, CAST(one.value AS BLOB), CAST(label.value AS BLOB)
    FROM ABMultiValue AS one LEFT JOIN ABMultiValueLabel AS label ON label.ROWID = one.label
    WHERE one.property IN (3, 4) ORDER BY one.ROWID
"""


class IPhoneContacts:
    """The address book of an iPhone."""

    name = "iphone_contacts"
    title = "contacts of an iPhone"
    knows = Knows(direction=False)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A database with the tables of contacts; by its name where they lie further on."""
        if is_database(head, *TABLES):
            return True
        return head.startswith(HEADER) and source.name.lower() == FILE

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """A `Contact` for everybody who has a number or a mail address."""

        def contacts(database: AppDatabase) -> Iterator[Contact]:
            return _contacts(database, reading)

        yield from read_through(source, contacts)


def _contacts(database: AppDatabase, reading: Reading) -> Iterator[Contact]:
    handles: dict[object, list[Handle]] = defaultdict(list)
    for person, kind, value, label in database.rows(VALUES):
        if handle := _handle(kind, _text(value), _text(label), reading):
            handles[person].append(handle)
    there = database.columns("ABPerson")
    columns = ("Birthday", *NAME, *INSTEAD)
    asked = ", ".join(f"CAST({name} AS BLOB)" if name in there else "NULL" for name in columns)
    for person, day, *texts in database.rows(f"SELECT ROWID, {asked} FROM ABPerson ORDER BY 1"):  # noqa: S608 - names of ours
        found = tuple(dict.fromkeys(handles[person]))
        if found:
            words = [_text(text) for text in texts]
            yield Contact(_name(words) or found[0].address, found, birthday(_text(day)))


def birthday(seconds: str) -> str | None:
    """The day as "YYYY-MM-DD", or "--MM-DD" where the year is unknown; None for no such day.

    A day is written as its noon in UTC, older versions as its midnight.
    """
    try:
        day = (MILLENNIUM + timedelta(seconds=float(seconds))).date()
    except (ValueError, OverflowError):
        return None
    return f"--{day:%m-%d}" if day.year == NO_YEAR else day.isoformat()


def _handle(kind: object, value: str, label: str, reading: Reading) -> Handle | None:
    if kind == MAIL:
        return Handle("mail", value.lower()) if "@" in value else None
    if kind != NUMBER or NOT_FOR_TALKING.search(label) or not re.search(r"\d", value):
        return None
    return reading.phone(value)


def _name(words: list[str]) -> str:
    """The name in the order of speech, else the nickname or the company."""
    whole = " ".join(filter(None, words[: len(NAME)]))
    return whole or next(filter(None, words[len(NAME) :]), "")


def _text(value: bytes | None) -> str:
    return (
        " ".join(value.decode("utf-8", "replace").replace("\0", "\ufffd").split()) if value else ""
    )
