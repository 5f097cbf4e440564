"""The second reading: blocks of text to events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from stillhere.importers.api import Reading
from stillhere.importers.whatsapp.authors import SERVICE, clean_name, handle_of, is_cut_in_quotes
from stillhere.importers.whatsapp.bodies import TAKEN_BACK, Body, body_of, is_plain
from stillhere.importers.whatsapp.headers import Form
from stillhere.importers.whatsapp.stream import Block
from stillhere.importers.whatsapp.zone import WallClock
from stillhere.records.event import Event, Precision
from stillhere.records.handle import Handle
from stillhere.records.intake import Skipped

NO_SUCH_TIME = "There is no such day or time."
TOO_LONG = "This line is longer than any message. Only its beginning was read."
CUT_OFF = "The file ends in the middle of this line."
BEFORE_FIRST = "This stands before the first message."

_REMEMBERED = 32_768
_INDEX_BITS = 20
_CUT_OFF = {
    True: re.compile(r"\n\W{0,3}\[\W?(?:\d[^\]\n]{0,40})?\Z"),
    False: re.compile(r"\n\d{1,4}([./-])\d{1,2}\1\d{0,4}[^-\n]{0,14}(?: -)?\Z"),
}

Author = tuple[Handle, int]


class Ordinals:
    """Numbers the messages of one author at one instant: 0, 1, 2 …

    The words take no part in a key, so that a message that was edited, deleted or exported without
    its picture keeps it. Instants may come late and out of order; the last 32,768 to 65,536 of
    them are remembered, so that memory stays the same.
    """

    def __init__(self) -> None:
        self._young: dict[int, int] = {}
        self._old: dict[int, int] = {}

    def next(self, at: int, author: int) -> int:
        """How many messages of `author` at `at` came before this one."""
        slot = at << _INDEX_BITS | author
        number = self._young.get(slot)
        if number is None:
            number = self._old.get(slot, 0)
            if len(self._young) >= _REMEMBERED:
                self._old, self._young = self._young, {}
        self._young[slot] = number + 1
        return number


@dataclass(slots=True)
class Messages:
    """Turns the blocks of one file into events and what had to be skipped.

    `first`, `last` and `count` tell afterwards what came: instants, and the number of events.
    """

    form: Form
    thread: str
    clock: WallClock
    longer: dict[str, str]
    reading: Reading
    first: int | None = None
    last: int | None = None
    count: int = 0
    _authors: dict[str, Author] = field(default_factory=dict)
    _indices: dict[Handle, int] = field(default_factory=dict)
    _ordinals: Ordinals = field(default_factory=Ordinals)

    def of(self, blocks: Iterator[Block]) -> Iterator[Event | Skipped]:
        """Everything in `blocks`, in file order."""
        before: Block | None = None
        for block in blocks:
            if before:
                yield from self._block(before)
            before = block
        if before:
            text = before.text if before.cut else _CUT_OFF[self.form.dialect.bracket].sub("", before.text)
            yield from self._block(Block(text, before.line, before.cut))
            if len(text) < len(before.text):
                where = before.line + text.count("\n")
                yield Skipped(f"line {where}", CUT_OFF, mask(before.text[len(text) :]))

    def _block(self, block: Block) -> Iterator[Event | Skipped]:
        parts = self.form.header.split(block.text)
        if parts[0].strip():
            yield Skipped(f"line {block.line}", BEFORE_FIRST, mask(parts[0]))
        if block.cut:
            yield Skipped(f"line {block.line}", TOO_LONG, mask(block.text))
        lines: list[int] = []
        days, times, authors = self.clock.days, self.clock.times, self._authors
        columns = (parts[column::5] for column in range(1, 6))
        for number, (lead, day, time, name, body) in enumerate(zip(*columns, strict=True)):
            midnight, since = days.get(day), times.get(time)
            if midnight is not None and since is not None:
                at = midnight + since
            else:
                instant = self.clock.at(day, time)
                if instant is None:
                    lines = lines or line_numbers(block, self.form.header)
                    yield Skipped(f"line {lines[number]}", NO_SUCH_TIME, mask(f"{day} {time}"))
                    continue
                at = instant
            if name is None:
                continue
            text = body.strip()
            author = authors.get(name)
            if author is None:
                author, text = self._author(name, text)
                if author is None:
                    continue
            if block.cut:
                yield self._event(at, author, TAKEN_BACK)
            elif is_plain(text):
                yield self._message(at, author, text)
            else:
                said = body_of(text, bracket=self.form.dialect.bracket, lead=bool(lead))
                if said:
                    yield self._event(at, author, said)

    def _author(self, name: str, text: str) -> tuple[Author | None, str]:
        if is_cut_in_quotes(name):
            return None, text
        longer = self.longer.get(name)
        if longer and text.startswith(f"{longer[len(name) + 2 :]}: "):
            return self._known(longer), text[len(longer) - len(name) :].strip()
        author = self._known(name)
        if not longer:
            self._authors[name] = author
        return author, text

    def _known(self, name: str) -> Author:
        handle = handle_of(clean_name(name), self.reading.phone)
        return handle, self._indices.setdefault(handle, len(self._indices))

    def _message(self, at: int, author: Author, text: str) -> Event:
        return self._event(at, author, Body(length=len(text), words=text))

    def _event(self, at: int, author: Author, said: Body) -> Event:
        handle, index = author
        number = self._ordinals.next(at, index)
        key = self.reading.key(at, handle, str(number) if number else "")
        self._count(at)
        return Event(
            self.thread,
            key,
            at,
            handle,
            SERVICE,
            said.kind,
            self._precision(),
            True,
            said.seconds,
            said.answered,
            said.length,
            said.words if self.reading.words else None,
        )

    def _precision(self) -> Precision:
        return "second" if self.form.dialect.seconds else "minute"

    def _count(self, at: int) -> None:
        self.count += 1
        if self.first is None or at < self.first:
            self.first = at
        if self.last is None or at > self.last:
            self.last = at


def line_numbers(block: Block, header: re.Pattern[str]) -> list[int]:
    """The line of each header in `block`."""
    numbers, line, position = [], block.line - 1, 0
    for found in header.finditer(block.text):
        line += block.text.count("\n", position, found.start() + 1)
        position = found.start() + 1
        numbers.append(line)
    return numbers


def mask(text: str) -> str:
    """The shape of the beginning of `text`: letters as x, digits as 9."""
    line = text.strip().partition("\n")[0][:60]
    return "".join(map(_masked, line))


def _masked(character: str) -> str:
    if character.isdigit():
        return "9"
    return character if character.isascii() and not character.isalpha() else "x"
