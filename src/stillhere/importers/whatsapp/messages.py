"""The second reading: blocks of text to events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from stillhere.importers.api import Reading
from stillhere.importers.whatsapp.authors import SERVICE, clean_name, handle_of, is_cut_in_quotes
from stillhere.importers.whatsapp.bodies import (
    ENDS,
    INSIDE,
    STARTS,
    TAKEN_BACK,
    Body,
    body_of,
)
from stillhere.importers.whatsapp.headers import Form
from stillhere.importers.whatsapp.phrases import PREFIX, PREFIXES
from stillhere.importers.whatsapp.stream import Block
from stillhere.importers.whatsapp.zone import WallClock
from stillhere.records.event import Event, Precision
from stillhere.records.handle import Handle
from stillhere.records.intake import Skipped

NO_SUCH_TIME = "There is no such day or time."
TOO_LONG = "This line is longer than any message. Only its beginning was read."
CUT_OFF = "The file ends in the middle of this line."
BEFORE_FIRST = "This stands before the first message."

_REMEMBERED = 8192
_KEPT_BODIES = 2048
_SHORT = 60
INDEX_BITS = 20
_CUT_OFF = {
    True: re.compile(r"\n\W{0,3}\[\W?(?:\d[^\]\n]{0,40})?\Z"),
    False: re.compile(r"\n\d{1,4}([./-])\d{1,2}\1\d{0,4}[^-\n]{0,14}(?: -)?\Z"),
}

Author = tuple[Handle, int]


class Ordinals:
    """Numbers the messages of one author at one instant: 0, 1, 2 …

    The words take no part in a key, so that a message that was edited, deleted or exported without
    its picture keeps it. Instants may come late and out of order; the last 8,192 to 16,384 of
    them are remembered, so that memory stays the same.
    """

    def __init__(self) -> None:
        self._young: dict[int, int] = {}
        self._old: dict[int, int] = {}

    def next(self, slot: int) -> int:
        """How many messages came in this slot (an instant and an author) before this one."""
        young = self._young
        number = young.get(slot)
        if number is None:
            number = self._old.get(slot, 0)
            if len(young) >= _REMEMBERED:
                self._old, self._young = young, {}
                young = self._young
        young[slot] = number + 1
        return number


@dataclass(slots=True)
class Messages:
    """Turns the blocks of one file into events and what had to be skipped.

    `first` and `last` are afterwards the instants of the earliest and the latest event.
    """

    form: Form
    thread: str
    clock: WallClock
    longer: dict[str, str]
    reading: Reading
    first: int | None = None
    last: int | None = None
    _authors: dict[str, Author] = field(default_factory=dict)
    _indices: dict[Handle, int] = field(default_factory=dict)
    _ordinals: Ordinals = field(default_factory=Ordinals)
    _bodies: dict[tuple[str, bool], Body] = field(default_factory=dict)
    _lines: tuple[Block | None, list[int]] = (None, [])

    def of(self, blocks: Iterator[Block]) -> Iterator[Event | Skipped]:
        """Everything in `blocks`, in file order."""
        before: Block | None = None
        for block in blocks:
            if before:
                yield from self._block(before)
            before = block
        if before:
            yield from self._last_block(before)

    def _last_block(self, block: Block) -> Iterator[Event | Skipped]:
        ending = _CUT_OFF[self.form.dialect.bracket]
        text = block.text if block.cut else ending.sub("", block.text)
        yield from self._block(Block(text, block.line, block.cut))
        if len(text) < len(block.text):
            line = block.line + text.count("\n")
            yield Skipped(f"line {line}", CUT_OFF, mask(block.text[len(text) :]))

    def _block(self, block: Block) -> Iterator[Event | Skipped]:
        parts = self.form.header.split(block.text)
        if parts[0].strip():
            yield Skipped(f"line {block.line}", BEFORE_FIRST, mask(parts[0]))
        columns = [parts[column::5] for column in range(1, 6)]
        if self.form.dialect.time_first:
            columns[1], columns[2] = columns[2], columns[1]
        if block.cut:
            yield Skipped(f"line {block.line}", TOO_LONG, mask(block.text))
            yield from self._cut(columns)
        else:
            yield from self._messages(block, columns)

    def _cut(self, columns: list[list[str]]) -> Iterator[Event]:
        for _, day, time, name, body in zip(*columns, strict=True):
            at = self.clock.at(day, time)
            author = self._author(name, body[:200])[0] if name else None
            if at is not None and author:
                self._within([at])
                yield self._event(at, author, TAKEN_BACK)

    def _messages(self, block: Block, columns: list[list[str]]) -> Iterator[Event | Skipped]:
        # A million lines pass here: what is the same for all of them is looked up once.
        days, times, authors, clock_at = *self.clock.caches, self._authors, self.clock.at
        thread, precision, zone_assumed = self.thread, self._precision(), True
        key, number_of, words = self.reading.key, self._ordinals.next, self.reading.words
        moments: list[int] = []
        remember = moments.append
        marked = any(sign in block.text for sign in INSIDE)
        mark, place, below_a_file = INSIDE
        for number, (lead, day, time, name, body) in enumerate(zip(*columns, strict=True)):
            try:
                at = days[day] + times[time]
            except KeyError:
                instant = clock_at(day, time)
                if instant is None:
                    yield self._no_such_time(block, number, f"{day} {time}")
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
            remember(at)
            if (
                lead
                or text[-1:] in ENDS
                or text[:1] in STARTS
                or text[:PREFIX] in PREFIXES
                or (marked and (mark in text or place in text or below_a_file in text))
            ):
                said = self._said(text, lead=bool(lead))
                if said:
                    yield self._event(at, author, said)
                continue
            handle, index = author
            before = number_of(at << INDEX_BITS | index)
            yield Event(
                thread,
                key(at, handle, str(before) if before else ""),
                at,
                handle,
                SERVICE,
                "message",
                precision,
                zone_assumed,
                None,
                None,
                len(text),
                text if words else None,
            )
        self._within(moments)

    def _said(self, text: str, *, lead: bool) -> Body | None:
        # The app's own phrases come again and again.
        known = self._bodies.get((text, lead))
        if known:
            return known
        said = body_of(text, bracket=self.form.dialect.bracket, lead=lead)
        if said and len(text) < _SHORT and len(self._bodies) < _KEPT_BODIES:
            self._bodies[text, lead] = said
        return said

    def _no_such_time(self, block: Block, number: int, stamp: str) -> Skipped:
        if self._lines[0] is not block:
            self._lines = block, line_numbers(block, self.form.header)
        return Skipped(f"line {self._lines[1][number]}", NO_SUCH_TIME, mask(stamp))

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
        index = self._indices.setdefault(handle, len(self._indices))
        return next((a for a in self._authors.values() if a[1] == index), (handle, index))

    def _event(self, at: int, author: Author, said: Body) -> Event:
        handle, index = author
        before = self._ordinals.next(at << INDEX_BITS | index)
        return Event(
            thread=self.thread,
            key=self.reading.key(at, handle, str(before) if before else ""),
            at=at,
            author=handle,
            channel=SERVICE,
            kind=said.kind,
            precision=self._precision(),
            zone_assumed=True,
            seconds=said.seconds,
            answered=said.answered,
            length=said.length,
            words=said.words if self.reading.words else None,
        )

    def _precision(self) -> Precision:
        return "second" if self.form.dialect.seconds else "minute"

    def _within(self, moments: list[int]) -> None:
        if moments:
            first, last = min(moments), max(moments)
            self.first = first if self.first is None else min(self.first, first)
            self.last = last if self.last is None else max(self.last, last)


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
