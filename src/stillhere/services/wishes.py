"""How a person wants their files to be read, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from stillhere.importers.api import DateOrder
from stillhere.records.intake import Question, Skipped


class Wishes(msgspec.Struct, frozen=True):
    """The choices at an import.

    `owner` is the name under which the owner appears; `zone` an IANA name; `words` keeps what was
    written; `only` takes just the chats with these titles or keys; `importer` decides where two
    could read a file; `date_order` and `exported` (Unix ms) answer a question of an earlier try;
    `password` opens a locked file and is never kept; `fresh` passes over files that were brought
    in before, as they are now; `dry_run` reads everything and stores nothing.
    """

    owner: str | None = None
    zone: str | None = None
    words: bool = False
    only: tuple[str, ...] = ()
    importer: str | None = None
    date_order: DateOrder | None = None
    exported: int | None = None
    password: str | None = None
    fresh: bool = False
    dry_run: bool = False


class Named(msgspec.Struct, frozen=True):
    """A person or a chat, and how many events of it were read."""

    name: str
    events: int


class Chat(msgspec.Struct, frozen=True):
    """A chat of a file that is not stored yet; `key` says in `Wishes.only` that it is wanted."""

    key: str
    name: str
    events: int
    group: bool


class Covered(msgspec.Struct, frozen=True):
    """A stretch for which a channel's record is complete; ISO times, `end` None while unknown."""

    channel: str
    start: str
    end: str | None
    thread: str | None = None
    blind: tuple[str, ...] = ()


class Brought(msgspec.Struct, frozen=True):
    """What became of one file. `error` is None or a sentence; `events` = `new` + `repeated`.

    `first` and `last` ("from" and "to" in JSON) are ISO with the owner's offset. `contacts` counts
    names of an address book. `owner` is the name under which the owner appears in it, None while
    that is unknown. `questions` are those still open. `left_out` counts events with people whom
    the owner asked to forget. `chats` are there when nothing was stored (`survey`). `locked` is
    true where another try with the right `Wishes.password` would open the file. `same` are the
    chats of other exports that turned out to be one of these, each with how many events of it were
    here already.
    """

    path: str
    id: int | None = None
    importer: str | None = None
    error: str | None = None
    events: int = 0
    new: int = 0
    repeated: int = 0
    contacts: int = 0
    skipped_total: int = 0
    skipped: tuple[Skipped, ...] = ()
    people: tuple[Named, ...] = ()
    threads: tuple[Named, ...] = ()
    chats: tuple[Chat, ...] = ()
    first: str | None = msgspec.field(default=None, name="from")
    last: str | None = msgspec.field(default=None, name="to")
    coverage: tuple[Covered, ...] = ()
    owner: str | None = None
    questions: tuple[Question, ...] = ()
    left_out: int = 0
    locked: bool = False
    same: tuple[Named, ...] = ()

    @property
    def done(self) -> bool:
        """Whether anything came of the file."""
        return self.error is None and (self.events > 0 or self.contacts > 0 or self.left_out > 0)


class Progress(msgspec.Struct, frozen=True):
    """How far the reading of one file has come."""

    path: str
    events: int
    bytes_read: int
    bytes_total: int


Watch = Callable[[Progress], bool]
"""Called now and then while reading; answers False to stop and keep what is read."""


def unwatched(_progress: Progress) -> bool:
    """Read on, telling nobody."""
    return True
