"""What happened between people: threads and the events in them."""

from __future__ import annotations

from typing import Literal

import msgspec

from stillhere.records.handle import Handle

Kind = Literal["message", "call", "meeting", "reaction"]
Precision = Literal["second", "minute", "day"]


class Thread(msgspec.Struct, frozen=True, gc=False):
    """A conversation as its app keeps it.

    `key` names it the same way in every export of it. `participants` are those whom the export
    names, the owner possibly among them. `counterpart` is the other side of a one-to-one thread
    where the importer can tell it; otherwise it follows from who the owner is. `group` is true
    for more than two people: a line to a group is no contact with one person.
    """

    key: str
    service: str
    title: str = ""
    participants: tuple[Handle, ...] = ()
    counterpart: Handle | None = None
    group: bool = False


class Event(msgspec.Struct, frozen=True, gc=False):
    """One message, call, meeting or reaction.

    `key` is a signed 64-bit number, stable within its thread: the same event in another export
    has the same key, whether words are kept or not. `at` is Unix milliseconds UTC. The direction
    is not stored: an event goes out when its `author` is the owner (decision 0002). `seconds` is
    how long a call lasted, `answered` whether it was taken; `length` counts the characters of a
    message (0 for a picture alone); `words` only where the person keeps words.
    `zone_assumed` is true where the export gave a wall clock without a zone.
    """

    thread: str
    key: int
    at: int
    author: Handle
    channel: str
    kind: Kind = "message"
    precision: Precision = "second"
    zone_assumed: bool = False
    seconds: int | None = None
    answered: bool | None = None
    length: int | None = None
    words: str | None = None
