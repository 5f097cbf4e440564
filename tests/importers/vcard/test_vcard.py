from __future__ import annotations

import time
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.vcard import VCard, birthday
from stillhere.records.intake import Contact, Outcome, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading


def read(data: str | bytes) -> list[Outcome]:
    content = data if isinstance(data, bytes) else data.encode()
    return list(VCard().read(MemorySource("c.vcf", content), sample_reading()))


def contact(lines: str) -> Contact:
    (found,) = read(f"BEGIN:VCARD\n{lines}\nEND:VCARD\n")
    assert isinstance(found, Contact)
    return found


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1980-03-22", "1980-03-22"),
        ("19800322", "1980-03-22"),
        ("1980-03-22T10:00:00Z", "1980-03-22"),
        ("--0203", "--02-03"),
        ("--02-03", "--02-03"),
        ("--0229", "--02-29"),
        ("1604-05-21", "--05-21"),
        ("1980-02-31", None),
        ("1980", None),
        ("spring", None),
        ("", None),
    ],
)
def test_a_birthday_is_a_day_with_or_without_a_year(written: str, day: str | None) -> None:
    assert birthday(written) == day


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("FN:Ada\nN:Quill;Adelaide", "Ada"),
        ("FN:\nN:Quill;Ada;M.;Dr.;jr", "Dr. Ada M. Quill jr"),
        ("N:Quill", "Quill"),
        ("NICKNAME:Addie\nORG:Bakery", "Addie"),
        ("ORG:Bakery\\; Mill;Desk\nTEL:+447700900001", "Bakery; Mill"),
        ("EMAIL:ada@example.org", "ada@example.org"),
        ("TEL:07700 900001", "+447700900001"),
        ("FN:ada@example.org\nN:Quill;Ada\nEMAIL:ada@example.org", "Ada Quill"),
        ("FN:+44 7700 900001\nNICKNAME:Addie\nTEL:07700 900001", "Addie"),
        ("FN:ada@example.org\nEMAIL:ada@example.org", "ada@example.org"),
        ("item1.FN:Ada\nitem1.X-ABLabel:_$!<Home>!$_", "Ada"),
    ],
)
def test_the_name_is_the_best_that_the_card_has(lines: str, name: str) -> None:
    assert contact(lines).name == name


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-21", "--05-21"),
        ("BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1936:1936-05-21", "--05-21"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1980-05-21", "1980-05-21"),
        ("BDAY;VALUE=text:circa 1800", None),
        ("item1.BDAY:19800521", "1980-05-21"),
    ],
)
def test_a_year_that_is_to_be_left_out_is_left_out(line: str, day: str | None) -> None:
    assert contact(f"FN:Ada\n{line}").birthday == day


@pytest.mark.parametrize("kind", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_list_of_people_is_no_person(kind: str) -> None:
    assert read(f"BEGIN:VCARD\nFN:Choir\n{kind}\nEND:VCARD\n") == []


def test_numbers_of_version_4_are_addresses_with_extensions() -> None:
    found = contact('FN:A\nTEL;VALUE=uri;TYPE="voice,home":tel:+44-7700-900001;ext=102')
    assert [handle.address for handle in found.handles] == ["+447700900001"]


def test_the_same_number_written_twice_is_one_handle() -> None:
    found = contact("FN:A\nTEL:07700 900001\nTEL;TYPE=CELL:+44 7700 900001")
    assert [handle.address for handle in found.handles] == ["+447700900001"]


def test_a_card_without_an_address_is_a_contact_all_the_same() -> None:
    assert contact("FN:Ada") == Contact("Ada", ())


def test_fax_and_pager_are_nothing_to_talk_on() -> None:
    found = contact("FN:A\nTEL;TYPE=WORK,FAX:020 7946 0001\nTEL;PAGER:020 7946 0002\nTEL:word")
    assert found.handles == ()


def test_a_quoted_printable_line_in_another_character_set_is_read() -> None:
    found = contact("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen Gr=\n=F6=DFe")
    assert found.name == "Jürgen Größe"


def test_halves_of_characters_never_reach_a_name() -> None:
    contact("FN;CHARSET=UTF-7:Ada +2D3-\0").name.encode()


def test_a_soft_break_before_the_end_does_not_swallow_the_next_card() -> None:
    cut = "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Ada=\nEND:VCARD\n"
    assert [item.name for item in read(cut * 2) if isinstance(item, Contact)] == ["Ada", "Ada"]


def test_a_card_that_the_next_begins_in_is_kept_and_told() -> None:
    found = read("BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bram\nEND:VCARD\n")
    assert [type(item) for item in found] == [Contact, Skipped, Contact]


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO:" + "\n ".join(["A" * 70] * 40_000),
        "TEL;" + ";" * 900_000 + ":1",
        "X" * 3_000_000,
        'TEL;"' + 'a"' * 400_000 + ":1",
    ],
)
def test_a_hostile_card_costs_no_time(line: str) -> None:
    start = time.process_time()
    assert contact(f"{line}\nFN:Ada").name == "Ada"
    assert time.process_time() - start < 5


NAMES = st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1)


@given(NAMES, NAMES, st.from_regex(r"\+4477009000[0-9]{2}", fullmatch=True))
def test_what_vobject_writes_is_read_back(given_name: str, family: str, number: str) -> None:
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family=family, given=given_name)
    card.add("fn").value = f"{given_name} {family}"
    card.add("tel").value = number
    (found,) = read(card.serialize())
    assert isinstance(found, Contact)
    assert found.name == " ".join(f"{given_name} {family}".split())
    assert [handle.address for handle in found.handles] == [number]


def test_cards_that_vobject_can_read_too_read_the_same() -> None:
    path = Path(__file__).parents[1] / "samples" / "vcard" / "mac.vcf"
    whole = path.read_bytes().decode().split("BEGIN:VCARD\r\nVERSION:3.0\r\nNICKNAME")[0]
    expected = [
        [line.value for line in card.contents.get("email", [])]
        for card in vobject.readComponents(whole)
    ]
    ours = [
        [handle.address for handle in item.handles if handle.service == "mail"]
        for item in read(whole)
        if isinstance(item, Contact)
    ]
    assert ours == expected
