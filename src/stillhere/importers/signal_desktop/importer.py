"""Reads the tables of Signal Desktop: what was written, and the history of calls.

Columns are read rather than the JSON of a message, which is partly empty since version 7.42
(carderne/signal-export#165). `sent_at` of an edited message stays that of its first version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stillhere.errors import DamagedFile
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.database import HEADER, AppDatabase, is_database, opened
from stillhere.importers.signal_desktop.conversations import Conversations
from stillhere.importers.signal_desktop.key import NAME, key_of
from stillhere.importers.signal_identity import SERVICE, call_content
from stillhere.importers.text import readable
from stillhere.records.event import Event
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Outcome, Skipped

EARLIEST = 0
LATEST = 4_102_444_800_000
"""1970 and 2100 in Unix milliseconds: a date outside of them is a mistake."""
TAKEN = frozenset({"Accepted", "Joined"})
NOT_TAKEN = frozenset({"Missed", "Declined", "Pending"})
NEVER_SENT = frozenset({"Failed"})
SENSELESS = "This message makes no sense and was left out."
COLUMNS = ("sourceServiceId", "sourceUuid", "source", "expireTimer", "isErased")
PARTS = ("reactions", "sendStateByConversationId")
CALLS = ("peerId", "direction", "status", "timestamp", "endedTimestamp", "startedById", "ringerId")


class SignalDesktop:
    """The database `sql/db.sqlite` of Signal Desktop."""

    name = "signal_desktop"
    title = "Signal Desktop"
    knows = Knows(calls=True, call_length=True, reactions=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """Its own name where it is locked; its tables where somebody has unlocked it."""
        if head.startswith(HEADER):
            return is_database(head, "conversations", "messages") and b"sent_at" in head
        return source.name == NAME and b"\0" in head

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Messages in the order of the table, then calls; coverage at the end.

        Raises:
            PasswordNeeded: it is locked and no key is there.
            PasswordWrong: the key does not open it.
        """
        locked = source.name == NAME and not source.head(len(HEADER)).startswith(HEADER)
        key = key_of(source, reading) if locked else None
        try:
            with opened(source, key) as database:
                yield from _Record(database, reading).outcomes()
        except DamagedFile as error:
            yield Skipped(source.name, str(error))


class _Record:
    """One pass over a database."""

    def __init__(self, database: AppDatabase, reading: Reading) -> None:
        self._database = database
        self._key = reading.key
        self._words = reading.words
        self._conversations = Conversations(database, reading)
        self._said: set[str] = set()
        self._named: set[Handle] = set()
        self._windows: dict[str, list[int]] = {}

    def outcomes(self) -> Iterator[Outcome]:
        """Everything."""
        for events in (self._messages(), self._calls()):
            for conversation, event in events:
                if isinstance(event, Event):
                    yield from self._introduced(conversation, event.author)
                    window = self._windows.setdefault(conversation, [event.at, event.at])
                    window[:] = min(window[0], event.at), max(window[1], event.at)
                yield event
        yield from self._covered()

    def _messages(self) -> Iterator[tuple[str, Event | Skipped]]:
        present = self._database.columns("messages")
        wanted = ", ".join(name if name in present else "NULL" for name in COLUMNS)
        parts = ", ".join(
            f"CASE WHEN json_valid(json) THEN json_extract(json, '$.{part}') END" for part in PARTS
        )
        sql = (
            f"SELECT conversationId, type, sent_at, body, {wanted}, {parts} FROM messages"  # noqa: S608 - names of ours
            " WHERE type IN ('incoming', 'outgoing')"
        )
        for number, row in enumerate(self._database.rows(sql), 1):
            conversation = row[0]
            if conversation not in self._conversations.threads:
                continue
            try:
                for event in self._events(*row):
                    yield conversation, event
            except (ValueError, TypeError, KeyError, AttributeError):
                yield conversation, Skipped(f"message {number:,}", SENSELESS)

    def _events(
        self, conversation: str, kind: str, at: int, body: Any, service: Any, uuid: Any,
        number: Any, timer: Any, erased: Any, reactions: Any, states: Any,
    ) -> Iterator[Event]:  # fmt: skip
        if timer:
            self._conversations.blind.add(conversation)
        outgoing = kind == "outgoing"
        if outgoing and _never_sent(states):
            return
        who = self._conversations.author(conversation, service or uuid or number)
        author = SELF if outgoing else who
        if author is None or not _sensible(at):
            raise ValueError("no author, or no time")
        thread = self._conversations.threads[conversation].key
        text = None if erased else str(body or "")
        yield Event(
            thread,
            self._key(at, author, ""),
            at,
            author,
            SERVICE,
            length=None if text is None else len(text),
            words=readable(text) if self._words and text is not None else None,
        )
        for reaction in json.loads(reactions) if reactions else ():
            by = self._conversations.author(conversation, reaction["fromId"])
            then = reaction["timestamp"]
            if by is not None and _sensible(then):
                key = self._key(then, by, f"reaction|{at}")
                yield Event(thread, key, then, by, SERVICE, "reaction")

    def _calls(self) -> Iterator[tuple[str, Event | Skipped]]:
        """The table of calls, in versions since 2023; its end less its beginning is the length."""
        present = self._database.columns("callsHistory")
        if not present:
            return
        wanted = ", ".join(name if name in present else "NULL" for name in CALLS)
        sql = f"SELECT callId, {wanted} FROM callsHistory ORDER BY timestamp"  # noqa: S608 - names of ours
        for row in self._database.rows(sql):
            conversation = self._conversations.called(str(row[1]))
            event = self._call(conversation, *row) if conversation else None
            if conversation and event is not None:
                yield conversation, event

    def _call(
        self, conversation: str, id_: Any, _peer: Any, direction: Any, status: Any, at: Any,
        ended: Any, starter: Any, ringer: Any,
    ) -> Event | None:  # fmt: skip
        thread = self._conversations.threads.get(conversation)
        if thread is None or status == "Deleted" or not _sensible(at):
            return None
        author = SELF
        if direction != "Outgoing":
            found = self._conversations.author(conversation, starter or ringer)
            if found is None:
                return None
            author = found
        answered = True if status in TAKEN else False if status in NOT_TAKEN else None
        length = (ended - at) // 1000 if _sensible(ended) and at < ended else None
        return Event(
            thread.key,
            self._key(0, SELF, call_content(id_, at)),
            at,
            author,
            SERVICE,
            "call",
            seconds=0 if answered is False else (length if answered else None),
            answered=answered,
        )

    def _introduced(self, conversation: str, author: Handle) -> Iterator[Outcome]:
        thread = self._conversations.threads[conversation]
        if thread.key not in self._said:
            self._said.add(thread.key)
            yield thread
        for handle in (thread.counterpart, author):
            contact = self._conversations.contacts.get(handle) if handle else None
            if contact is not None and handle not in self._named:
                self._named.add(contact.handles[0])
                yield contact

    def _covered(self) -> Iterator[Coverage]:
        """Each conversation is whole up to the newest trace of the app at work."""
        newest = max([self._last_sign(), *(last for _, last in self._windows.values())])
        for conversation, (first, _) in self._windows.items():
            blind = ("disappearing",) if conversation in self._conversations.blind else ()
            key = self._conversations.threads[conversation].key
            yield Coverage(SERVICE, first, newest + 1, key, blind)

    def _last_sign(self) -> int:
        present = self._database.columns("conversations") & {"active_at", "profileLastFetchedAt"}
        signs = [0]
        for name in sorted(present):
            found = self._database.rows(f"SELECT max({name}) FROM conversations")  # noqa: S608 - ours
            signs += [at for (at,) in found if _sensible(at)]
        return max(signs)


def _sensible(at: object) -> bool:
    return type(at) is int and EARLIEST <= at < LATEST


def _never_sent(states: Any) -> bool:
    """Whether the sending failed to everybody, as far as that is still written down."""
    if not states:
        return False
    found = [state.get("status") for state in json.loads(states).values()]
    return bool(found) and NEVER_SENT.issuperset(found)
