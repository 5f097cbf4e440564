"""Events as they are shown: one row, one record."""

from __future__ import annotations

from typing import Any

import msgspec

from stillhere.records.event import Kind, Precision
from stillhere.store.codes import KINDS, PRECISIONS

SELECT = """
    SELECT event.id, event.thread, thread_person.person, event.at, author.mine, event.kind,
        channel.name, event.precision, event.seconds, event.answered, event.length, words.text,
        handle_name.name
    FROM event
    JOIN handle AS author ON author.id = event.author
    JOIN channel ON channel.id = event.channel
    JOIN handle_name ON handle_name.handle = event.author
    LEFT JOIN thread_person ON thread_person.thread = event.thread
    LEFT JOIN words ON words.event = event.id
"""


class StoredEvent(msgspec.Struct, frozen=True, gc=False):
    """An event in the store.

    `person` is the other side of a one-to-one thread, None in a group or while that is unclear.
    `at` is Unix milliseconds UTC; `out` is true where it is the owner's. `author` is a name that
    a person may read. `words` is None where none are kept.
    """

    id: int
    thread: int
    person: int | None
    at: int
    out: bool
    kind: Kind
    channel: str
    precision: Precision
    seconds: int | None
    answered: bool | None
    length: int | None
    words: str | None
    author: str


def stored(row: tuple[Any, ...]) -> StoredEvent:
    """The record of a row of SELECT."""
    (id_, thread, person, at, mine, kind, channel, precision, seconds, answered, *rest) = row
    return StoredEvent(
        id_,
        thread,
        person,
        at,
        bool(mine),
        KINDS[kind],
        channel,
        PRECISIONS[precision],
        seconds,
        None if answered is None else bool(answered),
        *rest,
    )
