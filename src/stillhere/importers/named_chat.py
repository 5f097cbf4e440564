"""Chats saved as text, in which people are display names and times are clocks on the wall.

What is the same for all such formats: whose chat it is, who the owner may be, keys and windows.
A format gives the lines (`Said`) and says what stands in them (`Body`). The lines are gone through
twice, first for the names alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

import msgspec

from stillhere.importers.api import Reading
from stillhere.importers.wall_clock import Places, WallClock
from stillhere.records.event import Event, Kind, Precision, Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped

MINUTE = 60_000
WHICH = "Which of these names is yours?"
WHEN_EXPORTED = "When did you save this chat? The file does not say."
NOBODY = "It does not say who called."


class Said(msgspec.Struct, frozen=True, gc=False):
    """A line: where it stands, the day (an ordinal), milliseconds since midnight, who, what.

    `name` is "" where nobody is named.
    """

    number: int
    day: int
    since: int
    name: str
    text: str


class Body(msgspec.Struct, frozen=True, gc=False):
    """What stands in a line; `words` is None where a message was taken back."""

    words: str | None
    kind: Kind = "message"
    seconds: int | None = None
    answered: bool | None = None


class Chat(NamedTuple):
    """What is known of a chat before its lines are read.

    `title` is the name of the group or of the other side. `mine` are words that stand for the
    owner in the place of a name.
    """

    service: str
    title: str
    names: tuple[str, ...]
    group: bool
    precision: Precision
    exported: int | None
    mine: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The thread's: by its title, else by all who wrote."""
        who = self.title or "|".join(sorted(self.names))
        return f"{self.service}:{' '.join(normalize('NFKC', who).casefold().split())}"


def outcomes(
    chat: Chat,
    lines: Iterable[Said | Skipped],
    body_of: Callable[[str], Body | None],
    reading: Reading,
) -> Iterator[Outcome]:
    """The thread, what has to be asked, the events, and the window that they cover."""
    other, owner = _sides(chat, reading)
    yield _thread(chat, other)
    if owner:
        yield OwnHandle(named(chat.service, owner))
    elif _asks(chat, other) and not reading.owner.intersection(chat.names):
        choices = tuple((name, name) for name in chat.names[:6])
        yield Question("owner", WHICH, choices, thread=chat.key)
    events = _Events(chat, other, body_of, reading)
    yield from events.of(lines)
    yield from _window(chat, events, reading)


def _sides(chat: Chat, reading: Reading) -> tuple[str, str]:
    """The names of the other side and of the owner, "" each where it is not certain."""
    if chat.group:
        return "", ""
    others = [name for name in chat.names if name not in reading.owner]
    if chat.title in chat.names:
        rest = [name for name in chat.names if name != chat.title]
        return chat.title, rest[0] if len(rest) == 1 else ""
    if len(others) < len(chat.names):
        return (others or [chat.title])[0], ""
    if chat.mine and len(chat.names) < 2:
        return (others or [chat.title])[0], ""
    return "", ""


def _asks(chat: Chat, other: str) -> bool:
    return len(chat.names) > 1 and not other and not chat.mine


def _thread(chat: Chat, other: str) -> Thread:
    names = dict.fromkeys([*chat.names, other] if other else chat.names)
    people = tuple(named(chat.service, name) for name in names)
    side = named(chat.service, other) if other else None
    return Thread(chat.key, chat.service, chat.title, people, counterpart=side, group=chat.group)


class _Events:
    """The second pass: lines to events."""

    def __init__(
        self, chat: Chat, other: str, body_of: Callable[[str], Body | None], reading: Reading
    ) -> None:
        self._chat = chat
        self._other = named(chat.service, other) if other else None
        self._body_of = body_of
        self._reading = reading
        self.first: int | None = None
        self.last = 0

    def of(self, lines: Iterable[Said | Skipped]) -> Iterator[Event | Skipped]:
        """An event for each line that is contact, and what could not be read."""
        chat, key, keep = self._chat, self._reading.key, self._reading.words
        instant_of, place, body_of = WallClock(self._reading.zone).at, Places().next, self._body_of
        authors: dict[str, Handle] = dict.fromkeys(chat.mine, SELF)
        thread, service, precision = chat.key, chat.service, chat.precision
        first, last = 4_102_444_800_000, 0
        for line in lines:
            if isinstance(line, Skipped):
                yield line
                continue
            name, body = line.name, body_of(line.text)
            if body is None:
                continue
            words, kind = body.words, body.kind
            author = authors.get(name)
            if author is None:
                found = self._author(name, body)
                if isinstance(found, str):
                    if found:
                        yield Skipped(f"line {line.number:,}", found)
                    continue
                author = found
                if name:
                    authors[name] = found
            at = instant_of(line.day, line.since)
            if at < first:
                first = self.first = at
            if at > last:
                last = self.last = at
            # Of one chat a phone writes minutes and a computer seconds: both give the same keys.
            minute = at - at % MINUTE
            yield Event(
                thread,
                key(minute, author, str(place(minute, author))),
                at,
                author,
                service,
                kind,
                precision,
                True,
                body.seconds,
                body.answered,
                None if words is None or kind == "call" else len(words),
                words if keep and kind != "call" else None,
            )

    def _author(self, name: str, body: Body) -> Handle | str:
        """Whose line it is, or why nobody's; a call of nobody that was taken is with the other."""
        if name:
            return named(self._chat.service, name)
        if body.kind != "call":
            return ""
        return self._other if self._other and body.answered else NOBODY


def _window(chat: Chat, events: _Events, reading: Reading) -> Iterator[Outcome]:
    if events.first is None:
        return
    moment = chat.exported or reading.exported
    end = None if moment is None else max(moment, events.last + 1)
    yield Coverage(chat.service, events.first, end, chat.key)
    if end is None:
        yield Question("exported", WHEN_EXPORTED, thread=chat.key)
