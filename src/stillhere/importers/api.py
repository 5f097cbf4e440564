"""What an importer is: the contract that ours and everybody else's keep.

An importer recognises a file from its first bytes and its place, and turns it into records, one
after the other, in file order, without ever holding the whole file. It never sees the store and
never judges what is already there: identity belongs to the store. What cannot be read is yielded
as `Skipped` and never raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal, Protocol
from zoneinfo import ZoneInfo

import msgspec

from stillhere.records.handle import Handle
from stillhere.records.intake import Outcome

DateOrder = Literal["dmy", "mdy", "ymd"]
HEAD = 65_536
"""How many bytes `recognise` is given."""


class Knows(msgspec.Struct, frozen=True):
    """What a format can say. What it cannot say is unknown, never zero."""

    direction: bool = True
    calls: bool = False
    call_length: bool = False
    reactions: bool = False
    message_length: bool = True
    seconds: bool = True
    export_moment: bool = False


class Source(Protocol):
    """One file: alone, in a folder, or inside a zip (read without unpacking it)."""

    @property
    def name(self) -> str:
        """The file's own name, without folders."""
        ...

    @property
    def path(self) -> str:
        """Where it lies in the folder or zip that was brought in: "messages/inbox/a/1.json"."""
        ...

    @property
    def container(self) -> str:
        """The name of the zip that holds it, or "" for a file of its own."""
        ...

    @property
    def size(self) -> int:
        """Bytes when unpacked."""
        ...

    @property
    def modified(self) -> int | None:
        """The time of the zip entry, Unix milliseconds UTC; None for a file of its own.

        The time of a plain file is that of its last copy and says nothing about the export.
        """
        ...

    def head(self, size: int = HEAD) -> bytes:
        """The first `size` bytes."""
        ...

    def open(self) -> BinaryIO:
        """A fresh stream from the start. Reading it moves the import's progress on."""
        ...

    def beside(self, path: str) -> Source | None:
        """Another file of the same folder or zip, None where there is none.

        `path` begins at this file's own folder ("channel.json", "../users.json") and never leads
        out of what was brought in. Never read as an export of its own: for what explains this one.
        """
        ...


class KeyMaker(Protocol):
    """Makes `Event.key` where a format gives no identity of its own."""

    def __call__(self, at: int, author: Handle, content: str) -> int:
        """A signed 64-bit number from a hash keyed by the store."""
        ...


class Reading(msgspec.Struct, frozen=True):
    """How the person wants a file to be read.

    `zone` is the owner's (wall clocks are read in it). `owner` holds the names under which the
    owner appears. `words` says whether `Event.words` is to be filled. `date_order` and `exported`
    (Unix ms) are the person's answers to a `Question`; `password` opens a file that is locked (an
    importer raises `PasswordNeeded` where it lacks one). `phone` turns a raw number into a handle:
    E.164 with the owner's country where that is possible, short codes and the like as they are.
    """

    zone: ZoneInfo
    key: KeyMaker
    phone: Callable[[str], Handle]
    owner: frozenset[str] = frozenset()
    words: bool = False
    date_order: DateOrder | None = None
    exported: int | None = None
    password: str | None = None


class Importer(Protocol):
    """Reads one format; `name` is its identity for ever ("whatsapp"), `title` is for people.

    `gathers` is true where all such files of one folder or zip are one export (a file a day, a
    file a call): they are then one import, with one report and one undo, and a thread may be
    yielded again by each file that belongs to it. Where it is missing, it is false.
    """

    name: str
    title: str
    knows: Knows

    def recognise(self, source: Source, head: bytes) -> bool:
        """Whether this is such a file.

        `head` is its first `HEAD` bytes, read once for everybody. Content says most, for people
        rename files; where two services write the same, look at the names and the place of
        `source` and at what lies beside it. Asked of every file: open nothing before `head` fits.
        """
        ...

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Yield what the file holds: a `Thread` before its first event, everything lazily."""
        ...
