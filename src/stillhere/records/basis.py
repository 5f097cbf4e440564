"""What a figure is made of: the records that were counted, and what was left out and why (U5)."""

from __future__ import annotations

from typing import Literal

import msgspec

Topic = Literal[
    "their_days", "call_minutes", "calls_week", "usual_answer_seconds", "message_length",
    "starts", "my_days", "my_answer_seconds", "their_hours", "my_hours", "channels",
]  # fmt: skip
"""What is compared between then and now; most are the fields of `Assessment` of that name."""

Why = Literal[
    "no_record", "reaction", "not_taken", "no_length", "late_answer", "wordless", "still_waiting"
]
PARTS = ("morning", "afternoon", "evening", "night")
"""The parts of a day: from five, noon, six in the evening and eleven at night."""


class Item(msgspec.Struct, frozen=True, gc=False):
    """One record that was counted: `at` Unix ms UTC, `out` where it is the owner's.

    `value` depends on the topic: events of that day, minutes, characters, or seconds of a wait;
    None where there is none (a wait that goes on). `part` is the part of the day, the channel, or
    "call", "message", "meeting".
    """

    at: int
    out: bool
    value: float | None = None
    part: str = ""


class Counted(msgspec.Struct, frozen=True):
    """One time of a comparison: Unix ms UTC, `end` exclusive.

    `covered` of its `days` are on record. `count` records were counted, of which `items` are the
    newest. `parts` counts them by part of the day, channel, or side ("them", "me").
    """

    start: int
    end: int
    days: float
    covered: float
    count: int
    items: tuple[Item, ...] = ()
    parts: dict[str, int] = {}


class LeftOut(msgspec.Struct, frozen=True):
    """How many records (or days, for "no_record") of both times do not count, and why."""

    why: Why
    count: int


class Basis(msgspec.Struct, frozen=True):
    """What one comparison is made of."""

    topic: Topic
    then: Counted
    now: Counted
    left_out: tuple[LeftOut, ...] = ()


class OwnSide(msgspec.Struct, frozen=True):
    """The owner's own messages and calls around a turning point (between `low` and `high`).

    `before`: in the four weeks up to `low`, on `before_days` days; of the `asked` of them that
    waited for an answer `answered` had one within that time. `between`: from `low` to `high`.
    `after`: since `high`, on `after_days` days. `items` are the newest of all, newest first.
    """

    low: int
    high: int
    before: int
    before_days: int
    asked: int
    answered: int
    between: int
    after: int
    after_days: int
    items: tuple[Item, ...] = ()
