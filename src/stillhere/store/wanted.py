"""What is looked for, and what was found."""

from __future__ import annotations

import msgspec

from stillhere.store.event_rows import StoredEvent


class Wanted(msgspec.Struct, frozen=True):
    """Words, and what else is asked of their messages; None is anything.

    `words` and `without` are words or phrases in plain letters, with one space between words: every
    one of `words`, and none of `without`, is in the message. `person` is the other side of a
    one-to-one thread; `start` and `end` are Unix ms (`end` is not included); `out` is true for the
    owner's own.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    person: int | None = None
    start: int | None = None
    end: int | None = None
    out: bool | None = None
    channel: str | None = None


MOST_COUNTED = 1000
"""So many are counted; then it is more than that."""

Place = tuple[int, int]
"""Where an event stands: its time and its id."""

LAST: Place = (2**62, 2**62)
"""After everything."""


class Found(msgspec.Struct, frozen=True):
    """Events, newest first.

    `further` is where to look on: None where nothing older is left. `total` counts what is found
    in the whole record; with `more`, there are more than that. Only a search from the newest on
    counts.
    `complete` is false where the time ran out before `events` were as many as asked for.
    """

    events: tuple[StoredEvent, ...]
    further: Place | None = None
    total: int = 0
    more: bool = False
    complete: bool = True
