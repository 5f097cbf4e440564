"""What the writing desk knows of two people: what was tried, how they answered, when to rest."""

from __future__ import annotations

import msgspec


class Attempt(msgspec.Struct, frozen=True):
    """I wrote or called; `at` is Unix milliseconds UTC.

    `length` counts characters, None for a call or where it is unknown.
    """

    at: int
    call: bool = False
    length: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """They answered me, however late, on `channel`; `at` is Unix milliseconds UTC."""

    at: int
    channel: str


class Pace(msgspec.Struct, frozen=True):
    """What I sent since their last answer, and how long to leave it (R4, E2e).

    `tries` counts what was sent within an hour as one; `calls` are those of them that were calls;
    `days` on how many days. `first` and `last` are the tries' instants, None where there is none.
    `resting`: three unanswered, or the last two within seven days. `rest_until` is the day
    ("YYYY-MM-DD") from which another try is kind, None once it has come. `stop`: that was
    enough for now. `shorter`, `slower`: what can be different next time.
    """

    tries: int = 0
    calls: int = 0
    days: int = 0
    first: int | None = None
    last: int | None = None
    resting: bool = False
    rest_until: str | None = None
    stop: bool = False
    shorter: bool = False
    slower: bool = False


class Habit(msgspec.Struct, frozen=True):
    """Where and when they have most often answered me (R3).

    `channel` is None where no channel has three answers. `answers` of the latest `among` came on
    it. `clear` tells whether its lead over all others is more than chance. `hours` are the first
    hour and the hour after the last, in the owner's zone: three hours, or where they do not stand
    out a part of the day; None where that does not either. `then` of the answers came in them.
    `last_only`: the rest rule holds, so this is just the channel of their last answer.
    """

    channel: str | None = None
    answers: int = 0
    among: int = 0
    clear: bool = False
    hours: tuple[int, int] | None = None
    then: int = 0
    last_only: bool = False
