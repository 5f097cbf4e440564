"""WhatsApp on the iPhone: ChatStorage.sqlite, CallHistory.sqlite and ContactsV2.sqlite.

Facts: KnugiHK/WhatsApp-Chat-Exporter:Whatsapp_Chat_Exporter/ios_handler.py,
abrignoni/iLEAPP:scripts/artifacts/whatsApp.py and sepinf-inc/IPED:iped-parsers/…/whatsapp/
ExtractorIOS.java.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from stillhere.errors import DamagedFile
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.apple_time import unix_milliseconds
from stillhere.importers.database import HEADER, AppDatabase, is_database, opened, read_through
from stillhere.importers.whatsapp_databases.addresses import Addresses
from stillhere.importers.whatsapp_databases.record import (
    BAD_DATE,
    NO_CHAT,
    NO_SENDER,
    Record,
    plain,
)
from stillhere.records.event import Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Outcome, OwnHandle

CHATS, CALLS, BOOK = "ZWAMESSAGE", "ZWACDCALLEVENT", "ZWAADDRESSBOOKCONTACT"
TABLES = ("ZWACHATSESSION", CALLS, BOOK)
NAMES = frozenset({"chatstorage.sqlite", "callhistory.sqlite", "contactsv2.sqlite"})
CONTACTS_FILE = "ContactsV2.sqlite"
NOTICES = frozenset({6, 10, 12})
"""Types of lines that nobody wrote: changes of a group, notices, calls that were missed."""
DELETED = 14
MESSAGES = """
    SELECT m.ZCHATSESSION, m.ZISFROMME, m.ZMESSAGEDATE, m.ZSTANZAID, m.ZGROUPMEMBER,
        m.ZMESSAGETYPE, CAST(coalesce(
            m.ZTEXT, CASE WHEN m.ZMESSAGETYPE IN (1, 2, 11) THEN media.ZTITLE END
        ) AS BLOB)
    FROM ZWAMESSAGE AS m LEFT JOIN ZWAMEDIAITEM AS media ON media.Z_PK = m.ZMEDIAITEM
    WHERE NOT (m.ZISFROMME AND coalesce(m.ZMESSAGESTATUS, 0) = 9) ORDER BY m.Z_PK
"""
"""All but what was not sent (status 9). A picture has its words as the title of the picture."""
OWN = "SELECT DISTINCT ZTOJID FROM ZWAMESSAGE WHERE NOT ZISFROMME AND ZTOJID IS NOT NULL"
SESSIONS = "SELECT Z_PK, ZCONTACTJID, ZPARTNERNAME FROM ZWACHATSESSION"
MEMBERS = "SELECT Z_PK, ZCHATSESSION, ZMEMBERJID FROM ZWAGROUPMEMBER ORDER BY Z_PK"
NICKNAMES = "SELECT ZJID, ZPUSHNAME FROM ZWAPROFILEPUSHNAME"
CONTACTS = "SELECT ZFULLNAME, ZWHATSAPPID, ZPHONENUMBER FROM ZWAADDRESSBOOKCONTACT ORDER BY Z_PK"
PEOPLE = "ZWACDCALLEVENTPARTICIPANT"
CREATOR, ROOM = "ZGROUPCALLCREATORUSERJIDSTRING", "ZGROUPJIDSTRING"
JOIN_CALLS, JOIN_PEOPLE = re.compile(r"Z\d+CALLEVENTS"), re.compile(r"Z\d+PARTICIPANTS")
EVENTS = "SELECT {}, ZDATE, ZDURATION, {}, {} FROM ZWACDCALLEVENT ORDER BY Z_PK"
PARTICIPANTS = "SELECT {}, ZJIDSTRING FROM ZWACDCALLEVENTPARTICIPANT ORDER BY Z_PK"
LONGEST = 86_400.0 * 7
HIDDEN = (
    "SELECT ZLID, ZWHATSAPPID FROM ZWAADDRESSBOOKCONTACT WHERE ZLID <> '' AND ZWHATSAPPID <> ''"
)


class WhatsAppIos:
    """WhatsApp's own databases on an iPhone."""

    name = "whatsapp_ios"
    title = "WhatsApp of an iPhone"
    knows = Knows(calls=True, call_length=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A database with WhatsApp's tables; by its name where they lie further on."""
        if any(is_database(head, table) for table in TABLES):
            return True
        return head.startswith(HEADER) and source.name.lower() in NAMES

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Everything in the order of the tables; coverage at the end."""
        job = _Ios(source, reading)
        whole = yield from read_through(source, job.outcomes)
        yield from job.record.rest(whole=whole)


class _Ios:
    """One pass over one of the files."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.record = Record(source, reading)
        self._people = Addresses(reading, _numbers(source))
        self._phone = reading.phone

    def outcomes(self, database: AppDatabase) -> Iterator[Outcome]:
        """What the tables of this file hold."""
        if database.columns(CHATS):
            yield from self._messages(database)
        if database.columns(CALLS):
            yield from self._calls(database)
        if database.columns(BOOK):
            yield from self._contacts(database)

    def _messages(self, database: AppDatabase) -> Iterator[Outcome]:
        addresses = {row: address for row, _, address in database.rows(MEMBERS)}
        threads = self._threads(database)
        for chat, mine, date, name, member, kind, text in database.rows(MESSAGES):
            thread = threads.get(chat)
            if thread is None or kind in NOTICES:
                continue
            at = unix_milliseconds(date)
            sender = thread.counterpart or self._people.handle(addresses.get(member))
            author = SELF if mine else sender
            if at is None or author is None:
                self.record.leave_out(BAD_DATE if at is None else NO_SENDER)
                continue
            yield from self.record.announce(thread)
            words = None if kind == DELETED else plain(text)
            yield self.record.message(thread, f"{name or ''}", at, author, words)
        yield from self._names(database)
        yield from self._own(database, {thread.counterpart for thread in threads.values()})

    def _threads(self, database: AppDatabase) -> dict[int, Thread]:
        members: dict[int, list[object]] = defaultdict(list)
        for _, chat, address in database.rows(MEMBERS):
            members[chat].append(address)
        own = {address for (address,) in database.rows(OWN)}
        found = (
            (
                row,
                self._people.thread(
                    address, title, [one for one in members[row] if one not in own]
                ),
            )
            for row, address, title in database.rows(SESSIONS)
        )
        return {row: thread for row, thread in found if thread is not None}

    def _names(self, database: AppDatabase) -> Iterator[Contact]:
        """The names of the address book that WhatsApp shows; for others those they chose."""
        known: set[Handle | None] = set()
        for _, address, title in database.rows(SESSIONS):
            handle = self._people.handle(address)
            for contact in self.record.name(title, handle):
                known.add(handle)
                yield contact
        for address, nickname in database.rows(NICKNAMES):
            handle = self._people.handle(address)
            if handle in self.record.present - known:
                yield from self.record.name(nickname, handle)

    def _own(self, database: AppDatabase, counterparts: set[Handle | None]) -> Iterator[OwnHandle]:
        """To whom others write is the owner, unless there is a chat with them."""
        own = {self._people.handle(address) for (address,) in database.rows(OWN)} - counterparts
        yield from (OwnHandle(handle) for handle in sorted(filter(None, own)))

    def _calls(self, database: AppDatabase) -> Iterator[Outcome]:
        members: dict[int, list[object]] = defaultdict(list)
        joins = _joins(database)
        if joins is None:
            return
        calls, participants = joins
        for group, address in database.rows(PARTICIPANTS.format(participants)):
            members[group].append(address)
        there = database.columns(CALLS)
        creator, room = (name if name in there else "NULL" for name in (CREATOR, ROOM))
        for group, date, seconds, caller, chat in database.rows(
            EVENTS.format(calls, creator, room)
        ):
            yield from self._call(members[group], date, seconds, caller, chat)

    def _call(
        self, members: list[object], date: object, seconds: object, caller: object, chat: object
    ) -> Iterator[Outcome]:
        """A call is incoming where the one who began it is among the others."""
        thread = self._people.thread(chat, "", members) or self._people.call(members)
        at = unix_milliseconds(date)
        if at is None or thread is None:
            self.record.leave_out(BAD_DATE if at is None else NO_CHAT)
            return
        began = self._people.handle(caller)
        incoming = caller in members or (began is not None and began in thread.participants)
        length = round(min(max(0, seconds), LONGEST)) if isinstance(seconds, (int, float)) else None
        yield from self.record.announce(thread)
        author = began if incoming and began is not None else SELF
        yield self.record.call(thread, "", at, author, length)

    def _contacts(self, database: AppDatabase) -> Iterator[Outcome]:
        for name, address, number in database.rows(CONTACTS):
            handle = self._people.handle(address)
            if handle is None and isinstance(number, str) and re.search(r"\d", number):
                handle = self._phone(number)
            yield from self.record.name(name, handle)


def _joins(database: AppDatabase) -> tuple[str, str] | None:
    """The columns that join calls and people, whose names begin with the number of a table."""
    calls = [name for name in database.columns(CALLS) if JOIN_CALLS.fullmatch(name)]
    people = [name for name in database.columns(PEOPLE) if JOIN_PEOPLE.fullmatch(name)]
    return (calls[0], people[0]) if calls and people else None


def _numbers(source: Source) -> dict[str, str]:
    """The numbers behind private ids, as far as the contacts beside the file tell them."""
    beside = source if source.name == CONTACTS_FILE else source.beside(CONTACTS_FILE)
    if beside is None:
        return {}
    try:
        with opened(beside) as database:
            if "ZLID" not in database.columns(BOOK):
                return {}
            return {str(hidden): str(number) for hidden, number in database.rows(HIDDEN)}
    except DamagedFile:
        return {}
