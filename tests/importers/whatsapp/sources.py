"""What the tests hand to the importer: files in memory, and a reading."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import BinaryIO
from zoneinfo import ZoneInfo

from stillhere.importers.api import HEAD, DateOrder, KeyMaker, Reading
from stillhere.importers.whatsapp import WhatsApp
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped


@dataclass(frozen=True)
class Memory:
    """A file in memory."""

    content: bytes
    name: str = "chat.txt"
    container: str = ""
    modified: int | None = None

    @property
    def size(self) -> int:
        return len(self.content)

    def head(self, size: int = HEAD) -> bytes:
        return self.content[:size]

    def open(self) -> BinaryIO:
        return io.BytesIO(self.content)

    @property
    def path(self) -> str:
        return self.name

    def beside(self, path: str) -> None:
        return None


def key_maker(secret: bytes = b"a test") -> KeyMaker:
    """Keys as a store makes them: a keyed hash, prepared once for each author."""
    fresh = hashlib.blake2b(digest_size=8, key=secret)
    prepared: dict[int, tuple[hashlib.blake2b, Handle]] = {}

    def key(at: int, author: Handle, content: str) -> int:
        try:
            base = prepared[id(author)][0]
        except KeyError:
            base = fresh.copy()
            base.update(f"{author.service}\0{author.address}\0".encode())
            prepared[id(author)] = base, author
        hashed = base.copy()
        hashed.update(f"{at}\0{content}".encode())
        return int.from_bytes(hashed.digest(), "big", signed=True)

    return key


def phone(number: str) -> Handle:
    return Handle("phone", "+" + "".join(c for c in number if c.isdigit()))


def reading(
    *,
    zone: str = "UTC",
    owner: frozenset[str] = frozenset(),
    words: bool = True,
    date_order: DateOrder | None = None,
    exported: int | None = None,
) -> Reading:
    return Reading(
        zone=ZoneInfo(zone),
        key=key_maker(),
        phone=phone,
        owner=owner,
        words=words,
        date_order=date_order,
        exported=exported,
    )


@dataclass(frozen=True)
class Result:
    """What came out of one file, sorted by kind."""

    outcomes: tuple[Outcome, ...]

    @property
    def events(self) -> list[Event]:
        return [o for o in self.outcomes if isinstance(o, Event)]

    @property
    def thread(self) -> Thread:
        return next(o for o in self.outcomes if isinstance(o, Thread))

    @property
    def skipped(self) -> list[Skipped]:
        return [o for o in self.outcomes if isinstance(o, Skipped)]

    @property
    def questions(self) -> dict[str, Question]:
        return {o.kind: o for o in self.outcomes if isinstance(o, Question)}

    @property
    def coverage(self) -> list[Coverage]:
        return [o for o in self.outcomes if isinstance(o, Coverage)]

    @property
    def owners(self) -> list[Handle]:
        return [o.handle for o in self.outcomes if isinstance(o, OwnHandle)]

    @property
    def authors(self) -> set[str]:
        return {event.author.label for event in self.events}


def read_source(source: Memory, how: Reading | None = None) -> Result:
    return Result(tuple(WhatsApp().read(source, how or reading())))


def read_text(text: str, how: Reading | None = None, *, name: str = "chat.txt") -> Result:
    return read_source(Memory(text.encode(), name), how)
