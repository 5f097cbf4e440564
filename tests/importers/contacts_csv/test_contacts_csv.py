from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.contacts_csv import ContactsCsv
from stillhere.importers.detect import candidates
from stillhere.records.intake import Contact, Outcome, Question
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading


def read(*rows: list[str], encoding: str = "utf-8") -> list[Outcome]:
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    source = MemorySource("contacts.csv", table.getvalue().encode(encoding))
    return list(ContactsCsv().read(source, sample_reading()))


def birthdays(*values: str) -> list[str | None]:
    rows = [["Ada", "ada@example.org", value] for value in values]
    found = read(["First Name", "E-mail Address", "Birthday"], *rows)
    return [item.birthday for item in found if isinstance(item, Contact)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1984-07-04", "1984-07-04"),
        ("--07-04", "--07-04"),
        ("4.7.1984", "1984-07-04"),
        ("31/12/1984", "1984-12-31"),
        ("12/31/1984", "1984-12-31"),
        ("7/7/1984", "1984-07-07"),
        ("1604-07-04", "--07-04"),
        ("4/7/1984", None),
        ("0/0/00", None),
        ("31/31/1984", None),
        ("soon", None),
    ],
)
def test_a_birthday_is_read_where_it_can_mean_one_day_only(
    value: str, expected: str | None
) -> None:
    assert birthdays(value) == [expected]


def test_a_date_that_means_one_day_only_decides_for_the_others() -> None:
    assert birthdays("4/7/1984", "31/12/1984") == ["1984-07-04", "1984-12-31"]
    assert birthdays("4/7/1984", "12/31/1984") == ["1984-04-07", "1984-12-31"]


def test_what_cannot_be_told_is_asked_once() -> None:
    rows = [["Ada", "ada@example.org", "4/7/1984"]] * 3
    found = read(["First Name", "E-mail Address", "Birthday"], *rows)
    assert [item.kind for item in found if isinstance(item, Question)] == ["date_order"]


@pytest.mark.parametrize(
    "header",
    [
        b"at,author,channel\n",
        b"Name,Price\n",
        b"Phone,Duration\n",
        b'<smses count="1">',
        b"",
        b"\xff\xfe\x00",
        b"E-mail Address,Birthday\n",
    ],
)
def test_other_tables_are_not_recognised(header: bytes) -> None:
    assert not candidates(MemorySource("contacts.csv", header), (ContactsCsv(),))


@pytest.mark.parametrize(
    "header",
    [
        "Prénom;Nom;Adresse de messagerie",
        "Nombre,Apellidos,Dirección de correo electrónico,Teléfono móvil",
        "Vorname,Nachname,Telefon privat",
        "Name,Given Name,Phone 1 - Type,Phone 1 - Value",
        "First Name\tLast Name\tPrimary Email",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_address_books_are_recognised_in_the_language_of_the_program(
    header: str, encoding: str
) -> None:
    assert candidates(MemorySource("x.txt", f"{header}\r\n".encode(encoding)), (ContactsCsv(),))


def test_fax_numbers_and_office_addresses_are_nothing_to_talk_on() -> None:
    header = ["First Name", "Mobile Phone", "Home Fax", "E-mail Address"]
    (found,) = read(header, ["Ada", "", "020 7946 0001", "/o=Office/cn=ada"])
    assert found == Contact("Ada", ())


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12)


@given(texts, texts, st.from_regex(r"\+4477009000[0-9]{2}", fullmatch=True))
def test_what_python_writes_is_read_back(given_name: str, family: str, number: str) -> None:
    (found,) = read(["First Name", "Last Name", "Mobile Phone"], [given_name, family, number])
    assert isinstance(found, Contact)
    assert found.name == f"{given_name} {family}"
    assert [handle.address for handle in found.handles] == [number]
