"""A strand: what a one-to-one thread has in one precision."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True, order=True):
    """Names a strand: its thread, and whether it tells minutes (1) or seconds (0)."""

    thread: int
    coarse: int


class Strand(msgspec.Struct, frozen=True):
    """A strand of a conversation with a `person`; `events` counts the hidden ones too.

    `minutes` is the sketch that was kept. Strands of one conversation have the same `chat`.
    `number` is the other side's phone number, "" where they have none.
    """

    place: Place
    service: str
    person: int
    events: int
    chat: int | None
    minutes: bytes
    number: str = ""


class Folded(msgspec.Struct, frozen=True):
    """Two threads that are one conversation; `change` undoes that two people became one.

    `evidence` is a sentence.
    """

    person: int
    events: int
    evidence: str
    change: int | None = None
