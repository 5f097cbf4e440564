"""What an importer can say besides threads and events."""

from __future__ import annotations

from typing import Literal

import msgspec

from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle


class Contact(msgspec.Struct, frozen=True, gc=False):
    """A name for one or more handles, from an address book or from the export itself.

    `birthday` is "YYYY-MM-DD" or "--MM-DD" where the year is unknown.
    """

    name: str
    handles: tuple[Handle, ...]
    birthday: str | None = None


class Coverage(msgspec.Struct, frozen=True, gc=False):
    """A window in which the record of a channel is complete.

    `start` and `end` are Unix milliseconds UTC, `end` exclusive; `end` is the moment of the
    *export*, never the last message, and None where that moment is unknown (then it is asked,
    and until it is answered the record ends with its last event). `thread` is the thread's key
    where the window holds for one conversation only. `blind` says what the window may still miss:
    "capped", "disappearing", "second-archive", "sms-only" …
    """

    channel: str
    start: int
    end: int | None
    thread: str | None = None
    blind: tuple[str, ...] = ()


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """Something that could not be read: `where` ("line 2118"), `why` in words a person reads.

    `excerpt` shows its shape without personal content (letters as x, digits as 9).
    """

    where: str
    why: str
    excerpt: str = ""


class OwnHandle(msgspec.Struct, frozen=True, gc=False):
    """The export says that this handle is the owner's."""

    handle: Handle


class Occasion(msgspec.Struct, frozen=True, gc=False):
    """An entry of a calendar that is no meeting; yielded only where words are kept.

    `day` and `until` (inclusive, None for a single day) are "YYYY-MM-DD" in the owner's zone;
    `words` is its title. It may tell of a life event, which the owner is then asked about.
    """

    day: str
    words: str
    until: str | None = None


QuestionKind = Literal["owner", "date_order", "exported"]


class Question(msgspec.Struct, frozen=True, gc=False):
    """Something only the person can tell; asked at most once a file.

    `choices` are (value, words) pairs; the value goes back as the matching option of `Reading`.
    `assumed` is the value that was used meanwhile.
    """

    kind: QuestionKind
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    assumed: str | None = None
    thread: str | None = None


Outcome = Thread | Event | Contact | Coverage | Skipped | OwnHandle | Question | Occasion
"""What an importer yields."""
