"""The second reading: blocks of text to events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import structs

from stillhere.importers.api import Reading
from stillhere.importers.whatsapp.authors import SERVICE, clean_name, handle_of, is_cut_in_quotes
from stillhere.importers.whatsapp.bodies import (
    ENDS,
    INSIDE,
    STARTS,
    Body,
    body_of,
)
from stillhere.importers.whatsapp.dates import is_of_other_calendar
from stillhere.importers.whatsapp.headers import Form
from stillhere.importers.whatsapp.ordinals import Ordinals
from stillhere.importers.whatsapp.phrases import PREFIX, PREFIXES
from stillhere.importers.whatsapp.stream import Block, line_numbers
from stillhere.importers.whatsapp.zone import WallClock
from stillhere.records.event import Event, Kind, Precision
from stillhere.records.handle import Handle
from stillhere.records.intake import Skipped

NO_SUCH_TIME = "There is no such day or time."
OTHER_CALENDAR = (
    "The dates of this chat are in a calendar that cannot be read yet. "
    "Save the chat again with the phone set to the Gregorian calendar."
)
TOO_LONG = "This line is longer than any message. Only its beginning was read."
CUT_OFF = "The file ends in the middle of this line."
BEFORE_FIRST = "This stands before the first message."

_KEPT_BODIES = 2048
_SHORT = 60
_SEEN = 200
_KEYS = 20
"""Bits of keys for each millisecond; headers tell seconds."""
_PLACES = 10
"""Bits for the place of a message among those of its author at its instant."""
_AUTHORS = 1000 << _KEYS - _PLACES
"""So many numbers there are for authors; together with places they fill a second."""
_CUT_OFF = {
    True: re.compile(r"\n\W{0,3}\[\W?(?:\d[^\]\n]{0,40})?\Z"),
    False: re.compile(r"\n\d{1,4}([./-])\d{1,2}\1\d{0,4}[^-\n]{0,14}(?: -)?\Z"),
}

Author = tuple[Handle, int]
"""Somebody who writes, and the number that tells the keys of their messages from others’."""


@dataclass(slots=True)
class Messages:
    """Turns the blocks of one file into events and what had to be skipped.

    `first` and `last` are afterwards the instants of the earliest and the latest event, `count`
    how many lines with a header there were, those of the app included.
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
    _known: dict[Handle, Author] = field(default_factory=dict)
    _ordinals: Ordinals = field(default_factory=Ordinals)
    _bodies: dict[tuple[str, bool], Body] = field(default_factory=dict)
    _told_calendar: bool = False
    _lines: tuple[Block | None, list[int]] = (None, [])

    def of(self, blocks: Iterator[Block]) -> Iterator[list[Event | Skipped]]:
        """Everything in `blocks`, in file order, a list for each of them."""
        before: Block | None = None
        for block in blocks:
            if before:
                yield self._block(before)
            before = block
        if before:
            yield self._last_block(before)

    def _last_block(self, block: Block) -> list[Event | Skipped]:
        ending = _CUT_OFF[self.form.dialect.bracket]
        text = block.text if block.cut else ending.sub("", block.text)
        found = self._block(Block(text, block.line, block.cut))
        if len(text) < len(block.text):
            line = block.line + text.count("\n")
            found.append(Skipped(f"line {line}", CUT_OFF, mask(block.text[len(text) :])))
        return found

    def _block(self, block: Block) -> list[Event | Skipped]:
        parts = self.form.header.split(block.text)
        found: list[Event | Skipped] = []
        if parts[0].strip():
            found.append(Skipped(f"line {block.line}", BEFORE_FIRST, mask(parts[0])))
        columns = [parts[column::5] for column in range(1, 6)]
        self.count += len(columns[0])
        if self.form.dialect.time_first:
            columns[1], columns[2] = columns[2], columns[1]
        if block.cut:
            found.append(Skipped(f"line {block.line}", TOO_LONG, mask(block.text)))
            columns[-1] = [body[:_SEEN] for body in columns[-1]]
        messages = self._messages(block, columns)
        return found + (list(map(_of_unknown_length, messages)) if block.cut else messages)

    def _messages(self, block: Block, columns: list[list[str]]) -> list[Event | Skipped]:
        """The messages of a block, and the lines that cannot be any."""
        # A million lines pass here: what is the same for all is looked up once, and only what is
        # new, or may be more than somebody's words, leads to a call.
        (days, times), authors, instant = self.clock.caches, self._authors, self.clock.at
        young, old = self._ordinals.counts()
        thread, keep_words, precision = self.thread, self.reading.words, self._precision()
        marked, located, listed = (sign in block.text for sign in INSIDE)
        mark, location, below_list = INSIDE
        found, moments, zone_assumed = list[Event | Skipped](), list[int](), True
        kind: Kind
        words: str | None
        length: int | None
        lines = zip(range(len(columns[0])), *columns, strict=True)
        for place, lead, day, time, name, body in lines:
            text = body.strip()
            try:
                at = days[day] + times[time]
                handle, number = authors[name]
            except KeyError:
                moment = instant(day, time)
                if moment is None:
                    found.extend(self._no_such_time(block, place, day, time))
                    continue
                author, text = self._author(name, text)
                if author is None:
                    continue
                at, (handle, number) = moment, author
            moments.append(at)
            kind, length, words = "message", len(text), text
            seconds = answered = None
            if (
                lead
                or not text
                or text[-1] in ENDS
                or text[0] in STARTS
                or text[:PREFIX] in PREFIXES
                or (marked and mark in text)
                or (located and location in text)
                or (listed and below_list in text)
            ):
                said = self._said(text, lead=bool(lead))
                if said is None:
                    continue
                kind, length, words = said.kind, said.length, said.words
                seconds, answered = said.seconds, said.answered
            key = (at << _KEYS) + number
            slot = key
            if slot in young:
                key = young[slot]
            elif slot in old:
                key = old[slot]
            young[slot] = key + 1
            found.append(Event(
                thread, key, at, handle, SERVICE, kind, precision, zone_assumed, seconds, answered,
                length, words if keep_words else None,
            ))  # fmt: skip
        self._within(moments)
        return found

    def _said(self, text: str, *, lead: bool) -> Body | None:
        # The app's own phrases come again and again.
        known = self._bodies.get((text, lead))
        if known:
            return known
        said = body_of(text, bracket=self.form.dialect.bracket, lead=lead)
        if said and len(text) < _SHORT and len(self._bodies) < _KEPT_BODIES:
            self._bodies[text, lead] = said
        return said

    def _no_such_time(self, block: Block, number: int, day: str, time: str) -> Iterator[Skipped]:
        """One for each line; for a whole calendar that is not known, one for the file."""
        other = is_of_other_calendar(day)
        if other and self._told_calendar:
            return
        self._told_calendar = self._told_calendar or other
        if self._lines[0] is not block:
            self._lines = block, line_numbers(block, self.form.header)
        why = OTHER_CALENDAR if other else NO_SUCH_TIME
        yield Skipped(f"line {self._lines[1][number]}", why, mask(f"{day} {time}"))

    def _author(self, name: str | None, text: str) -> tuple[Author | None, str]:
        known = self._authors.get(name) if name else None
        if known:
            return known, text
        if not name or is_cut_in_quotes(name):
            return None, text
        longer = self.longer.get(name)
        if longer and text.startswith(f"{longer[len(name) + 2 :]}: "):
            return self._author_called(longer), text[len(longer) - len(name) :].strip()
        author = self._author_called(name)
        if not longer:
            self._authors[name] = author
        return author, text

    def _author_called(self, name: str) -> Author:
        handle = handle_of(clean_name(name), self.reading.phone)
        number = self.reading.key(0, handle, "") % _AUTHORS << _PLACES
        return self._known.setdefault(handle, (handle, number))

    def _precision(self) -> Precision:
        return "second" if self.form.dialect.seconds else "minute"

    def _within(self, moments: list[int]) -> None:
        if moments:
            first, last = min(moments), max(moments)
            self.first = first if self.first is None else min(self.first, first)
            self.last = last if self.last is None else max(self.last, last)


def _of_unknown_length(item: Event | Skipped) -> Event | Skipped:
    if isinstance(item, Event):
        return structs.replace(item, length=None, words=None)
    return item


def mask(text: str) -> str:
    """The shape of the beginning of `text`: letters as x, digits as 9."""
    line = text.strip().partition("\n")[0][:60]
    return "".join(map(_masked, line))


def _masked(character: str) -> str:
    if character.isdigit():
        return "9"
    return character if character.isascii() and not character.isalpha() else "x"
