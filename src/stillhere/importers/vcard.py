"""Address books: vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), as phones and mail programs do it.

Only what names somebody is read: FN, N, NICKNAME, ORG, TEL, EMAIL and BDAY.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.text import bounded_lines, encoding_of, lines, readable
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Outcome, Skipped

BEGIN = re.compile(r"begin\s*:\s*vcard\s*$", re.IGNORECASE)
END = re.compile(r"end\s*:\s*vcard\s*$", re.IGNORECASE)
SEPARATOR = re.compile(r'((?:[^":]++|"[^"]*+")*+):(.*)', re.DOTALL)
BIRTHDAY = re.compile(r"(\d{4}|--)-?(\d{2})-?(\d{2})(?:T.*)?$")
NO_YEAR = {"--", "1604", "0000"}
"""Apple writes 1604 where the year of a birthday is not known."""
OMITTED_YEAR = "X-APPLE-OMIT-YEAR="
NOT_FOR_TALKING = {"FAX", "PAGER", "MODEM"}
LONGEST_HEAD = 1000
LONGEST_VALUE = 2**14
KIND = {"KIND", "X-ADDRESSBOOKSERVER-KIND"}
READ = {"FN", "N", "NICKNAME", "ORG", "TEL", "EMAIL", "BDAY"} | KIND

EMPTY = "This card has no name, number or address."
CUT_OFF = "This card is cut off. What was there was kept."


class Property(NamedTuple):
    """One line of a card: its name, its parameters in upper case, its value as text."""

    name: str
    parameters: tuple[str, ...]
    value: str

    @property
    def types(self) -> set[str]:
        """The words of its parameters, whether they are named TYPE or stand alone."""
        words = (parameter.rpartition("=")[2].strip('"') for parameter in self.parameters)
        return {word.strip() for part in words for word in part.split(",")}


class VCard:
    """Address books from phones and mail programs."""

    name = "vcard"
    title = "address books (vCard)"
    knows = Knows(direction=False)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A text that begins with a card."""
        text = head.decode(encoding_of(head), "replace").lstrip("\ufeff \t\r\n")
        return BEGIN.match(text.split("\n", 1)[0].rstrip()) is not None

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """A `Contact` for each card; one that is cut off is also told."""
        for card in cards(source):
            if is_group(card.properties):
                continue
            contact = contact_of(card.properties, reading)
            if contact is None:
                yield Skipped(f"line {card.line}", EMPTY)
                continue
            yield contact
            if not card.whole:
                yield Skipped(f"line {card.line}", CUT_OFF)


class Card(NamedTuple):
    """The properties of one card, the line on which it begins, and whether its end is there."""

    line: int
    properties: list[Property]
    whole: bool


def cards(source: Source) -> Iterator[Card]:
    """The cards of a file. One that the next begins in, or the file ends in, is not whole."""
    begun: int | None = None
    properties: list[Property] = []
    for number, line in logical_lines(source):
        if BEGIN.match(line):
            if begun is not None:
                yield Card(begun, properties, whole=False)
            begun, properties = number, []
        elif END.match(line) and begun is not None:
            yield Card(begun, properties, whole=True)
            begun = None
        elif begun is not None and (found := property_of(line)) is not None:
            properties.append(found)
    if begun is not None:
        yield Card(begun, properties, whole=False)


def logical_lines(source: Source) -> Iterator[tuple[int, str]]:
    """Lines put together again where they were folded, each byte as one character.

    A line that begins with a blank continues the one before. In quoted-printable so does one
    after "=" at the end.
    """
    start, whole, last = 0, "", ""
    for number, line in enumerate(_byte_lines(source), 1):
        if line[:1] in {" ", "\t"} and whole:
            whole = _joined(whole, line[1:])
        elif _is_soft(whole, last) and not END.match(line):
            whole = _joined(whole.removesuffix("="), line)
        else:
            if whole:
                yield start, whole
            start, whole = number, line
        last = line
    if whole:
        yield start, whole


def _joined(whole: str, line: str) -> str:
    """The two, unless they are longer than anything that is read (a picture)."""
    return whole + line if len(whole) < LONGEST_VALUE else whole


def _byte_lines(source: Source) -> Iterator[str]:
    """Lines as Latin-1, which keeps every byte until the line's own character set is known."""
    if encoding_of(source.head()) == "utf-16":
        for _, text in lines(source):
            yield text.lstrip("\ufeff").encode().decode("latin-1")
        return
    with source.open() as stream:
        for line in bounded_lines(stream):
            yield line.decode("latin-1").rstrip("\r\n").removeprefix("ï»¿")


def _is_soft(whole: str, last: str) -> bool:
    """Whether the last line ends in the "=" that says that quoted-printable goes on."""
    return last.endswith("=") and "QUOTED-PRINTABLE" in whole.partition(":")[0].upper()


def property_of(line: str) -> Property | None:
    """One property in text; None where the line is none that is read."""
    match = SEPARATOR.match(line)
    if match is None or len(match[1]) > LONGEST_HEAD:
        return None
    name, *parameters = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', match[1])
    name = name.rpartition(".")[2].strip().upper()
    if name not in READ:
        return None
    upper = tuple(parameter.strip().upper() for parameter in parameters)
    return Property(name, upper, decoded(match[2], upper))


def decoded(value: str, parameters: tuple[str, ...]) -> str:
    """A value in its own character set, quoted-printable undone."""
    data = value.encode("latin-1", "replace")
    if any(parameter.endswith("QUOTED-PRINTABLE") for parameter in parameters):
        data = quopri.decodestring(data)
    charset = next((one[8:] for one in parameters if one.startswith("CHARSET=")), "")
    for encoding in (charset, "utf-8"):
        try:
            return readable(data.decode(encoding))
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return readable(data.decode("cp1252", "replace"))


def is_group(properties: list[Property]) -> bool:
    """Whether a card is a list of others (RFC 6350, 6.1.4; Apple before it)."""
    return any(one.name in KIND and one.value.strip().lower() == "group" for one in properties)


def contact_of(properties: list[Property], reading: Reading) -> Contact | None:
    """The person of a card; None for an empty one. Fax and pager numbers are left out."""
    handles = tuple(dict.fromkeys(filter(None, (_handle(one, reading) for one in properties))))
    names = _names(properties)
    speaking = (name for name in names if not _is_address(name))
    name = next(speaking, "") or next(iter(names), "") or next((one.address for one in handles), "")
    if not name:
        return None
    days = (_birthday(one) for one in properties if one.name == "BDAY")
    return Contact(name, handles, next(filter(None, days), None))


def _handle(found: Property, reading: Reading) -> Handle | None:
    value = unescaped(found.value).strip()
    if found.name == "EMAIL" and "@" in value:
        return Handle("mail", value.removeprefix("mailto:").lower())
    if found.name == "TEL" and not found.types & NOT_FOR_TALKING:
        number = value.removeprefix("tel:").partition(";")[0].strip()
        return reading.phone(number) if re.search(r"\d", number) else None
    return None


def _names(properties: list[Property]) -> list[str]:
    """What FN, N, NICKNAME, ORG and EMAIL say, the best first."""
    found = [
        " ".join(text(one.value).split())
        for kind, text in (
            ("FN", unescaped),
            ("N", _structured_name),
            ("NICKNAME", unescaped),
            ("ORG", _first_component),
            ("EMAIL", unescaped),
        )
        for one in properties
        if one.name == kind
    ]
    return [name for name in found if name]


def _is_address(name: str) -> bool:
    """Whether a name is but the number or address, which programs put where they know none."""
    return "@" in name or not re.search(r"[^\W\d_]", name)


def _structured_name(value: str) -> str:
    """N is family; given; additional; prefixes; suffixes. Said in the order of speech."""
    family, given, additional, prefix, suffix, *_ = (*components(value), "", "", "", "", "")
    return " ".join(filter(None, (prefix, given, additional, family, suffix)))


def _first_component(value: str) -> str:
    return components(value)[0]


def components(value: str) -> list[str]:
    """The parts of a value between semicolons that are not escaped."""
    return [unescaped(part).strip() for part in re.split(r"(?<!\\);", value)]


def unescaped(value: str) -> str:
    r"""A value without its escapes: "\n" is a new line, any other "\x" is x."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def _birthday(found: Property) -> str | None:
    """The birthday, without the year that Apple writes where it is to be left out."""
    day = birthday(found.value)
    omitted = next(
        (
            one.removeprefix(OMITTED_YEAR)
            for one in found.parameters
            if one.startswith(OMITTED_YEAR)
        ),
        "",
    )
    return f"-{day[4:]}" if day and omitted and day.startswith(omitted) else day


def birthday(value: str) -> str | None:
    """The day as "YYYY-MM-DD", or "--MM-DD" where the year is unknown; None for no such day."""
    match = BIRTHDAY.match(value.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    unknown = year in NO_YEAR
    try:
        date(2000 if unknown else int(year), int(month), int(day))
    except ValueError:
        return None
    return f"--{month}-{day}" if unknown else f"{year}-{month}-{day}"
