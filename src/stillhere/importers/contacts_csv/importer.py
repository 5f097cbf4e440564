"""Reads an address book that was saved as a table: a person a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from stillhere.importers.api import DateOrder, Knows, Reading, Source
from stillhere.importers.contacts_csv.columns import Part, is_address_book, parts_of
from stillhere.importers.text import encoding_of
from stillhere.importers.vcard import birthday as iso_birthday
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Outcome, Question, Skipped

SEPARATORS = (",", ";", "\t")
BETWEEN_VALUES = re.compile(r"\s*:::\s*")
"""What Google puts between several values of one label."""
DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\.?[./-](\d{1,4})$")
MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,189}$")
LONGEST = 500
UNKNOWN_YEARS = frozenset({0, 1604})

EMPTY = "This row has no name, number or address."
UNREADABLE = "This row could not be read."
WHICH_DAY = "How are birthdays written in this address book?"

Row = dict[Part, list[str]]


class ContactsCsv:
    """Address books of Google, Outlook and Thunderbird as CSV."""

    name = "contacts_csv"
    title = "address books (CSV)"
    knows = Knows(direction=False)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A table whose first row names people’s names and their numbers or addresses."""
        return _header(head) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """A `Contact` for each row."""
        order = reading.date_order or _order(source)
        unclear = False
        for where, row in _rows(source):
            contact = None if row is None else _contact(row, reading, order)
            if contact is None:
                yield Skipped(where, UNREADABLE if row is None else EMPTY)
                continue
            unclear |= row is not None and not contact.birthday and _is_unclear(row, order)
            yield contact
        if unclear:
            choices = (("dmy", "The day first: 31/12"), ("mdy", "The month first: 12/31"))
            yield Question("date_order", WHICH_DAY, choices)


def _header(head: bytes) -> tuple[str, list[Part | None]] | None:
    """What separates the columns of a table, and what each holds; None for any other file."""
    first = head.decode(encoding_of(head), "replace").lstrip("\ufeff").split("\n", 1)[0]
    for separator in SEPARATORS:
        parts = parts_of(first.rstrip("\r").split(separator))
        if is_address_book(parts):
            return separator, parts
    return None


def _rows(source: Source) -> Iterator[tuple[str, Row | None]]:
    """Each row's place and its values by part; None for one that cannot be read."""
    head = source.head()
    found = _header(head)
    if found is None:
        return
    separator, parts = found
    with source.open() as stream:
        text = io.TextIOWrapper(stream, encoding_of(head), "replace", newline="")
        table = csv.reader(text, delimiter=separator)
        while True:
            try:
                cells = next(table)
            except StopIteration:
                return
            except csv.Error:
                yield f"line {table.line_num:,}", None
                continue
            if cells and table.line_num > 1:
                yield f"line {table.line_num:,}", _values(parts, cells)


def _values(parts: list[Part | None], cells: list[str]) -> Row:
    row: Row = {}
    for part, cell in zip(parts, cells, strict=False):
        if part is not None and cell.strip():
            values = BETWEEN_VALUES.split(cell.strip())
            row.setdefault(part, []).extend(_clean(value) for value in values)
    return row


def _clean(value: str) -> str:
    return " ".join(value.replace("\0", "\ufffd").split())[:LONGEST]


def _contact(row: Row, reading: Reading, order: DateOrder | None) -> Contact | None:
    handles = [
        *(reading.phone(number) for number in row.get("phone", ()) if re.search(r"\d", number)),
        *(Handle("mail", mail.lower()) for mail in row.get("mail", ()) if MAIL.match(mail)),
    ]
    name = _name(row) or next((handle.address for handle in handles), "")
    if not name:
        return None
    return Contact(name, tuple(dict.fromkeys(handles)), _birthday(row, order))


def _name(row: Row) -> str:
    """The name as it is said: whole, of its parts, else the nickname or the firm."""
    pieces: tuple[Part, ...] = ("given", "middle", "family")
    spoken = " ".join(row[piece][0] for piece in pieces if piece in row)
    kinds: tuple[Part, ...] = ("name", "nick", "firm", "mail")
    whole = [row[kind][0] for kind in kinds if kind in row]
    if spoken and "given" in row:
        return spoken
    return next(iter(whole), "") if "name" in row or not spoken else spoken


def _birthday(row: Row, order: DateOrder | None) -> str | None:
    """The day of the birthday column, or of Thunderbird’s three."""
    if "day" in row and "month" in row:
        year = row.get("year", ["0"])[0]
        return _day(year, row["month"][0], row["day"][0])
    value = row.get("birthday", [""])[0]
    found = DATE.match(value)
    if found is None or len(found[1]) == 4:
        return iso_birthday(value)
    first, mark, second, year = found.groups()
    if mark == "." or order == "dmy" or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if order == "mdy" or int(second) > 12 else None


def _is_unclear(row: Row, order: DateOrder | None) -> bool:
    found = DATE.match(row.get("birthday", [""])[0])
    return order is None and found is not None and len(found[1]) < 3 and found[1].strip("0") != ""


def _day(year: str, month: str, day: str) -> str | None:
    try:
        number = int(year)
        known = number not in UNKNOWN_YEARS and len(year) == 4
        found = date(number if known else 2000, int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if known else f"--{found.month:02}-{found.day:02}"


def _order(source: Source) -> DateOrder | None:
    """Whether day or month comes first, from those dates that can be read in one way only."""
    seen: set[DateOrder] = set()
    for _, row in islice(_rows(source), 20_000):
        found = DATE.match(row.get("birthday", [""])[0]) if row else None
        if found is not None and len(found[1]) < 3:
            if int(found[1]) > 12:
                seen.add("dmy")
            elif int(found[3]) > 12:
                seen.add("mdy")
    return seen.pop() if len(seen) == 1 else None
