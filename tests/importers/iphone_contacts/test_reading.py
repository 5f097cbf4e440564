"""Who is in the address book of an iPhone."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.importers.iphone_contacts import IPhoneContacts, birthday
from stillhere.importers.streams import FileSource
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact
from stillhere.testing.reading import sample_reading
from tests.importers.iphone_contacts.made import FAX, MAIL, NUMBER, PLACE, Book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "AddressBook.sqlitedb"


def contacts(path: Path) -> list[Contact]:
    found = IPhoneContacts().read(FileSource(path), sample_reading())
    return [item for item in found if isinstance(item, Contact)]


def test_numbers_and_addresses_of_one_person_are_one_contact(path: Path) -> None:
    Book(path).add((NUMBER, None, "07700 900101"), (MAIL, None, "R@Example.com"), First="Ruth")
    handles = (Handle("phone", "+447700900101"), Handle("mail", "r@example.com"))
    assert contacts(path) == [Contact("Ruth", handles)]


def test_fax_numbers_and_people_without_an_address_are_left_out(path: Path) -> None:
    book = Book(path)
    book.add((NUMBER, FAX, "020 7946 0001"), (MAIL, None, "none"), (PLACE, None, "1"), First="Ruth")
    book.add((NUMBER, None, "call me"), First="Sam")
    assert contacts(path) == []


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("-599572800.0", "1982-01-01"),
        ("-599616000", "1982-01-01"),
        ("0", "2001-01-01"),
        ("-12499012800.0", "--12-03"),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("1e30", None),
    ],
)
def test_a_birthday_is_a_day_whose_year_may_be_unknown(seconds: str, day: str | None) -> None:
    assert birthday(seconds) == day
