"""Reads a saved chat in the one form that its first messages have."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from msgspec import structs

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.kakaotalk.bodies import body_of, is_by_the_app
from stillhere.importers.kakaotalk.forms import (
    DAY,
    FORMS,
    SAVED,
    Moment,
    clock_of,
    day_of,
    moment_of,
    title_of,
)
from stillhere.importers.named_chat import Chat, Said, outcomes
from stillhere.importers.text import encoding_of, lines, masked
from stillhere.importers.wall_clock import WallClock
from stillhere.records.event import Precision
from stillhere.records.intake import Outcome, Skipped

SERVICE = "kakaotalk"
TABLE = "table"
TABLE_HEAD = "Date,User,Message"
FILE_NAME = re.compile(
    r"KakaoTalk_Chat_(.+?)_(\d{4}-\d{2}-\d{2})-(\d{2})-(\d{2})-(\d{2})(?: ?\(\d+\))?\.csv"
)
MEMBERS = re.compile(r" \d{1,4}$")
MINE = frozenset({"회원님", "you", "You"})
APP = frozenset({"", "시스템", "System"})
OPENING = 12
LONGEST = 2**17
MINUTE = 60_000

NOTHING_HERE = "No line of this file looks like a message of KakaoTalk."
BEFORE_DAY = "This stands before the first day."
BAD_TIME = "Its time makes no sense."
BAD_ROW = "This row cannot be taken apart."


class KakaoTalk:
    """What "Export chat messages" of KakaoTalk writes."""

    name = SERVICE
    title = "KakaoTalk chat"
    knows = Knows(direction=False, calls=True, call_length=True, seconds=False, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """The line with the moment of saving, or the head of the table of a Mac."""
        text = head.decode(encoding_of(head), "replace").lstrip("\ufeff\u200e")
        opening = [line.strip() for line in text.split("\n", OPENING)[:OPENING]]
        if opening[0] == TABLE_HEAD:
            return True
        return any(SAVED.fullmatch(line) for line in opening[:3]) and _form(opening) != ""

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The thread, what has to be asked, the events, and the window that they cover."""
        found = survey(source)
        if not found.names and not found.mine:
            yield Skipped("line 1", NOTHING_HERE, masked(found.opening))
            return
        chat = _chat(found, reading)
        said = _rows(source) if found.form == TABLE else _Lines(found.form).of(source)
        yield from outcomes(chat, said, body_of, reading)


class Survey(NamedTuple):
    """What the whole file says of itself."""

    form: str
    opening: str
    title: str
    saved: Moment | None
    names: tuple[str, ...]
    mine: frozenset[str]
    group: bool


def survey(source: Source) -> Survey:
    """Go through the file once, for its names alone."""
    opening = [line.lstrip("\ufeff").strip() for line in islice(_plain(source), 60)]
    form = TABLE if opening[:1] == [TABLE_HEAD] else _form(opening)
    title, saved = _file_name(source) if form == TABLE else _heading(opening)
    names: dict[str, None] = {}
    joined = False
    texts = _Lines(form)
    for item in (_rows(source) if form == TABLE else texts.of(source)) if form else ():
        if isinstance(item, Said):
            if item.name not in names and body_of(item.text) is not None:
                names[item.name] = None
            joined = joined or is_by_the_app(item.text)
    joined = joined or texts.joined
    mine = MINE & names.keys()
    others = tuple(name for name in names if name not in mine)
    group = len(others) + bool(mine) > 2 or (joined and title not in names)
    return Survey(form, "".join(opening[:1]), title, saved, others, mine, group)


def _heading(opening: list[str]) -> tuple[str, Moment | None]:
    """The title and the moment of saving as the first lines have them."""
    title = next((found for line in opening[:2] if (found := title_of(line))), "")
    stamps = (SAVED.fullmatch(line) for line in opening[:3])
    return title, next((moment_of(found[1]) for found in stamps if found), None)


def _file_name(source: Source) -> tuple[str, Moment | None]:
    """The same as the name of a table has them."""
    found = FILE_NAME.fullmatch(source.name)
    if found is None:
        return "", None
    return found[1], moment_of(f"{found[2]} {found[3]}:{found[4]}:{found[5]}")


def _chat(found: Survey, reading: Reading) -> Chat:
    title = MEMBERS.sub("", found.title) if found.group else found.title
    saved, clock = found.saved, WallClock(reading.zone)
    moment = None if saved is None else clock.at(saved.day, saved.since) + MINUTE
    precision: Precision = "second" if found.form == TABLE else "minute"
    return Chat(SERVICE, title, found.names, found.group, precision, moment, found.mine)


def _plain(source: Source) -> Iterator[str]:
    return (line for _, line in lines(source))


def _form(opening: list[str]) -> str:
    """The form of the first message, "" where there is none."""
    found = (name for line in opening for name, form in FORMS.items() if form.fullmatch(line))
    return next(found, "")


def _whole(said: Said) -> Said:
    return structs.replace(said, text=said.text.rstrip("\n")) if said.text[-1:] == "\n" else said


class _Lines:
    """The messages of a text, put together from its lines."""

    def __init__(self, form: str) -> None:
        self._match = FORMS.get(form, DAY).fullmatch
        self.joined = False
        self._today: int | None = None
        self._days: dict[str, int | None] = {}
        self._clocks: dict[str, int | None] = {}

    def of(self, source: Source) -> Iterator[Said | Skipped]:
        """The messages in file order; a line of no form goes on with the one before."""
        said: Said | None = None
        for number, line in lines(source):
            header = self._match(line)
            if header is None and not self._begins(line):
                said = self._going_on(said, line)
                continue
            if said is not None:
                yield _whole(said)
                said = None
            found = header and self._said(number, line, header)
            if isinstance(found, Skipped):
                yield found
            else:
                said = found
        if said is not None:
            yield _whole(said)

    def _going_on(self, said: Said | None, line: str) -> Said | None:
        if is_by_the_app(line):
            self.joined = True
        elif said is not None and len(said.text) < LONGEST:
            return structs.replace(said, text=f"{said.text}\n{line}")
        return said

    def _said(self, number: int, line: str, header: re.Match[str]) -> Said | Skipped | None:
        stated, clock, name, text = header.groups()
        if not name or not name.strip():
            self.joined = self.joined or is_by_the_app(line.rpartition(", ")[2])
            return None
        day = self._day(stated) if stated else self._today
        since = self._clock(clock)
        if day is None or since is None:
            return Skipped(f"line {number:,}", BAD_TIME if day else BEFORE_DAY, masked(line))
        return Said(number, day, since, name.strip(), text.replace("\0", "\ufffd"))

    def _begins(self, line: str) -> bool:
        """Whether a line begins a day, which it then is."""
        found = DAY.fullmatch(line.strip()) if 0 < len(line) < 80 else None
        day = day_of(found[1]) if found else None
        self._today = day or self._today
        return day is not None

    def _day(self, text: str) -> int | None:
        if text not in self._days:
            self._days[text] = day_of(text)
        return self._days[text]

    def _clock(self, text: str) -> int | None:
        if text not in self._clocks:
            self._clocks[text] = clock_of(text)
        return self._clocks[text]


def _rows(source: Source) -> Iterator[Said | Skipped]:
    """The messages of a table, whose fields in quotes may have several lines."""
    rows = csv.reader(f"{line}\n".replace("\0", "\ufffd") for line in _plain(source))
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield Skipped(f"line {rows.line_num:,}", BAD_ROW)
            continue
        if len(row) != 3 or row[0].lstrip("\ufeff") == "Date":
            if any(row) and len(row) != 3:
                yield Skipped(f"line {rows.line_num:,}", BAD_ROW, masked(row[0]))
            continue
        moment = moment_of(row[0])
        if moment is None:
            yield Skipped(f"line {rows.line_num:,}", BAD_TIME, masked(row[0]))
        elif row[1].strip() not in APP:
            yield Said(rows.line_num, *moment, row[1].strip(), row[2].rstrip("\n"))
