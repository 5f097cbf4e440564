"""Reads a whole database: rows to events, and what it says about itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.apple_time import unix_milliseconds
from stillhere.importers.database import HEADER, AppDatabase, Row, is_database, read_through
from stillhere.importers.imessage import rows
from stillhere.importers.imessage.conversations import Conversation, Conversations, OwnHandles
from stillhere.importers.imessage.typedstream import edited, plain, words_of
from stillhere.importers.property_lists import properties
from stillhere.records.event import Event
from stillhere.records.handle import SELF
from stillhere.records.intake import Coverage, Outcome, Skipped

NAMES = frozenset({"chat.db", "sms.db"})
TABLES = ("chat_message_join", "chat_handle_join", "handle")
PREFERENCES = "../Preferences/com.apple.MobileSMS.plist"
KEEP = ("KeepMessageForDays", "SSKeepMessages")
"""For how many days messages are kept: until iOS 16, and since 17; 0 is for ever
(abrignoni/iLEAPP:scripts/artifacts, keep messages)."""
CHANNELS = {"SMS": "sms", "RCS": "rcs"}
REACTION, REMOVED, REMOVED_END = 1000, 3000, 4000
DAMAGED = "damaged"
SHORT_KEPT = "kept-briefly"
FORWARDED = "forwarded-only"
"""A Mac has only those texts that an iPhone passes on to it."""

BAD_DATE = "Their date makes no sense."
NOBODY = "They belong to no conversation, so nobody can be named."
NO_SENDER = "They do not say who in the group wrote them."


class IMessage:
    """The database of Messages on a Mac or an iPhone."""

    name = "imessage"
    title = "Messages of a Mac or iPhone"
    knows = Knows(reactions=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A database with the tables of Messages; by its name where they lie further on."""
        if is_database(head, *TABLES):
            return True
        return head.startswith(HEADER) and source.name.lower() in NAMES

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Everything in the order of writing; coverage and the owner's addresses at the end."""
        job = _Messages(source, reading)
        whole = yield from read_through(source, job.outcomes)
        yield from job.rest(whole=whole)


class _Messages:
    """One pass over a database."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._reading = reading
        self._announced: set[str] = set()
        self._left_out: Counter[str] = Counter()
        self._removed: dict[tuple[object, ...], int] = {}
        self._first: dict[str, int] = {}
        self._last = 0
        self._newest = 0
        self._own: OwnHandles | None = None

    def outcomes(self, database: AppDatabase) -> Iterator[Outcome]:
        """Threads and events."""
        people = Conversations(database, self._reading)
        own = self._own = OwnHandles(people)
        self._learn(database)
        for row in database.rows(rows.messages(database)):
            chat = self._conversation(row, people)
            if chat is None:
                self._left_out[NOBODY] += 1
                continue
            event = self._event(row, chat, people, own)
            if event is None:
                continue
            if chat.thread.key not in self._announced:
                self._announced.add(chat.thread.key)
                yield chat.thread
            yield event

    def rest(self, *, whole: bool) -> Iterator[Outcome]:
        """What can only be said at the end."""
        for why, number in sorted(self._left_out.items()):
            yield Skipped("1 message" if number == 1 else f"{number:,} messages", why)
        if self._own is not None:
            yield from self._own.found()
        for channel, first in sorted(self._first.items()):
            yield Coverage(
                channel, first, self._end(whole=whole), blind=self._blind(channel, whole=whole)
            )

    def _learn(self, database: AppDatabase) -> None:
        """What must be known before the first message: what was taken back, and the last write."""
        query = rows.removals(database)
        for guid, kind, mine, handle, date in database.rows(query) if query else ():
            self._removed[_reaction(guid, kind, mine, handle)] = unix_milliseconds(date) or 0
        dates = next(database.rows(rows.newest(database)), ())
        self._newest = max((unix_milliseconds(date) or 0 for date in dates), default=0)

    def _conversation(self, row: Row, people: Conversations) -> Conversation | None:
        """The chat of a message; where that is gone, the room or the person it names."""
        chat, handle, room = row[4], row[3], row[10]
        if chat in people.chats:
            return people.chats[chat]
        if room:
            return people.rooms.get(str(room))
        return people.with_handle(people.handles[handle]) if handle in people.handles else None

    def _event(
        self, row: Row, chat: Conversation, people: Conversations, own: OwnHandles
    ) -> Event | None:
        guid, date, mine, handle, _, service, to, account, kind, target, _, *texts = row
        at = unix_milliseconds(date)
        author = SELF if mine else chat.counterpart or people.handles.get(handle)
        if at is None or author is None:
            self._left_out[BAD_DATE if at is None else NO_SENDER] += 1
            return None
        own.add(author, to, account)
        channel = CHANNELS.get(service, "imessage")
        is_reaction = type(kind) is int and kind >= REACTION
        if is_reaction and self._is_gone(_reaction(target, kind, mine, handle), kind, at):
            return None
        if at < self._first.get(channel, at + 1):
            self._first[channel] = at
        self._last = max(self._last, at)
        key = self._reading.key(0, SELF, f"{guid}")
        thread = chat.thread.key
        if is_reaction:
            return Event(thread, key, at, author, channel, "reaction")
        words = _words(*texts)
        kept = words if self._reading.words else None
        length = None if words is None else len(words)
        return Event(thread, key, at, author, channel, length=length, words=kept)

    def _is_gone(self, reaction: tuple[object, ...], kind: int, at: int) -> bool:
        """Whether it is the taking back of a reaction, or one that was taken back later."""
        return REMOVED <= kind < REMOVED_END or at <= self._removed.get(reaction, 0)

    def _end(self, *, whole: bool) -> int:
        """When the database was copied: the backup's time, or at least its own last write."""
        if not whole:
            return self._last + 1
        moment = self._source.modified or self._reading.exported or self._newest
        return max(moment, self._last + 1)

    def _blind(self, channel: str, *, whole: bool) -> tuple[str, ...]:
        kept = (SHORT_KEPT,) if _is_kept_briefly(self._source) else ()
        on_mac = self._source.name.lower() == "chat.db" and channel != "imessage"
        forwarded = (FORWARDED,) if on_mac else ()
        return (*(() if whole else (DAMAGED,)), *kept, *forwarded)


def _reaction(target: object, kind: int, mine: object, handle: object) -> tuple[object, ...]:
    """What tells a reaction from others: to which message, which one, whose."""
    return (target, kind % REACTION, bool(mine), None if mine else handle)


def _words(text: bytes | None, body: bytes | None, summary: bytes | None) -> str | None:
    """What was written, "" for a picture alone; None for a message that was taken back."""
    if text:
        return plain(text)
    if body:
        return words_of(body) or ""
    if summary:
        return edited(summary)
    return ""


def _is_kept_briefly(source: Source) -> bool:
    """Whether the settings beside the messages say that old ones are deleted by themselves."""
    beside = source.beside(PREFERENCES)
    if beside is None:
        return False
    with beside.open() as stream:
        found = properties(stream.read())
    return any(type(days := found.get(name)) is int and days > 0 for name in KEEP)
