"""Viber Desktop's own database, "viber.db", where it is not encrypted.

Tables and meanings: r0073rr0r/ViberPC-Export:viberkit/model.py, viberkit/enrich.py. Newer versions
encrypt the file; that project exports it unencrypted, under another name and with the same tables.
Times are Unix milliseconds; a direction of 1 is the owner's. Calls are in no known table.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from stillhere.errors import DamagedFile
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.database import AppDatabase, is_database, opened
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome, Question, Skipped

SERVICE = "viber"
TABLES = ("ChatRelation", "ChatInfo", "Contact", "Events", "Messages")
MEDIA = frozenset({2, 3, 4, 11})
"""Kinds of messages: picture, video, sticker, file. Texts are 0 and 1, links 9."""
LATEST = 4_102_444_800_000

CONTACTS = "SELECT ContactID, Name, ClientName, Number FROM Contact"
CHATS = "SELECT ChatID, Name FROM ChatInfo"
MEMBERS = "SELECT ChatID, ContactID FROM ChatRelation ORDER BY ChatID, ContactID"
WRITERS = "SELECT DISTINCT ChatID, ContactID FROM Events WHERE Direction = 0"
MINE = "SELECT DISTINCT ContactID FROM Events WHERE Direction = 1"
EVENTS = """
    SELECT Events.EventID, ChatID, TimeStamp, Direction, ContactID, Type, Body
    FROM Events JOIN Messages ON Messages.EventID = Events.EventID
    WHERE Type IN (0, 1, 2, 3, 4, 9, 11) ORDER BY ChatID, TimeStamp, Events.EventID
"""

BAD_TIME = "Its time makes no sense."
NOBODY = "It does not say who wrote it."
WHEN = "When did you copy this file from your computer? It does not say."


class Viber:
    """The database of Viber on a computer."""

    name = SERVICE
    title = "Viber Desktop database"
    knows = Knows()
    """It tells no calls."""

    def recognise(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 - protocol
        """A database with the tables in which Viber keeps chats."""
        return is_database(head, *TABLES)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """The chats with their messages, and the window that they cover."""
        try:
            with opened(source) as database:
                yield from _Chats(database, reading).outcomes(source)
        except DamagedFile as error:
            yield Skipped(str(error.details["where"]), str(error))


class Person(NamedTuple):
    """Somebody of the table of contacts."""

    handle: Handle
    name: str


class _Chats:
    """One pass over the database, chat by chat."""

    def __init__(self, database: AppDatabase, reading: Reading) -> None:
        self._database = database
        self._reading = reading
        self._people: dict[Any, Person] = {}
        self._members: dict[Any, set[Any]] = defaultdict(set)
        self._titles: dict[Any, str] = {}
        self._named: set[Handle] = set()
        self._seen: set[str] = set()
        self._mine: set[Any] = set()
        self._first = LATEST
        self._last = 0

    def outcomes(self, source: Source) -> Iterator[Outcome]:
        """Threads before their events, coverage at the end."""
        self._learn()
        chat: object = object()
        thread = ""
        for identity, place, at, direction, contact, kind, body in self._database.rows(EVENTS):
            if place != chat:
                chat = place
                others = self._others(place)
                thread = self._key(place, others)
                yield from self._opening(place, thread, others)
            if type(at) is not int or not 0 < at < LATEST:
                yield Skipped(f"message {identity}", BAD_TIME)
                continue
            person = self._people.get(contact)
            author = SELF if direction == 1 else person and person.handle
            if author is None:
                yield Skipped(f"message {identity}", NOBODY)
                continue
            yield self._event(thread, at, author, body if kind not in MEDIA else "")
        yield from self._window(source)

    def _learn(self) -> None:
        for contact, name, client, number in self._database.rows(CONTACTS):
            shown = _plain(name) or _plain(client)
            digits = _plain(number)
            if digits:
                self._people[contact] = Person(self._reading.phone(digits), shown)
            elif shown:
                self._people[contact] = Person(named(SERVICE, shown), shown)
        self._titles = {chat: _plain(name) for chat, name in self._database.rows(CHATS)}
        mine = {contact for (contact,) in self._database.rows(MINE)}
        for query in (MEMBERS, WRITERS):
            for chat, contact in self._database.rows(query):
                self._members[chat].add(contact)
        received = {contact for _, contact in self._database.rows(WRITERS)}
        self._mine = mine - received

    def _others(self, chat: object) -> tuple[Person, ...]:
        ids = self._members.get(chat, set()) - self._mine
        found = {self._people[one] for one in ids if one in self._people}
        return tuple(sorted(found))

    def _key(self, chat: object, others: tuple[Person, ...]) -> str:
        title = self._titles.get(chat, "")
        if len(others) == 1 or not title:
            return f"{SERVICE}:" + ",".join(one.handle.address for one in others)
        return f"{SERVICE}:group:{' '.join(title.casefold().split())}"

    def _opening(self, chat: object, thread: str, others: tuple[Person, ...]) -> Iterator[Outcome]:
        for person in others:
            if person.name and person.handle not in self._named:
                self._named.add(person.handle)
                yield Contact(person.name, (person.handle,))
        if thread in self._seen:
            return
        self._seen.add(thread)
        one = others[0] if len(others) == 1 else None
        yield Thread(
            key=thread,
            service=SERVICE,
            title=self._titles.get(chat, "") or (one.name if one else ""),
            participants=tuple(person.handle for person in others),
            counterpart=one.handle if one else None,
            group=len(others) > 1,
        )

    def _event(self, thread: str, at: int, author: Handle, body: object) -> Event:
        words = body.replace("\0", "\ufffd") if isinstance(body, str) else ""
        key = self._reading.key(at, author, "")
        self._first, self._last = min(self._first, at), max(self._last, at)
        kept = words if self._reading.words else None
        return Event(thread, key, at, author, SERVICE, length=len(words), words=kept)

    def _window(self, source: Source) -> Iterator[Outcome]:
        if not self._last:
            return
        moment = source.modified or self._reading.exported
        end = None if moment is None else max(moment, self._last + 1)
        yield Coverage(SERVICE, self._first, end)
        if end is None:
            yield Question("exported", WHEN)


def _plain(value: object) -> str:
    """A name without the marks of direction that Viber writes around it."""
    text = value if isinstance(value, str) else ""
    kept = (one for one in text if unicodedata.category(one) not in {"Cf", "Cc"})
    return "".join(kept).strip()
