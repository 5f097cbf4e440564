"""WhatsApp on Android: msgstore.db once it is decrypted, in its old form and its new one.

Facts: KnugiHK/WhatsApp-Chat-Exporter:Whatsapp_Chat_Exporter/android_handler.py,
sepinf-inc/IPED:iped-parsers/…/whatsapp/ExtractorAndroidNew.java, and the schemas in
frozenspider/chat-history-manager:crates/loaders/resources/test.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stillhere.errors import DamagedFile
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.apple_time import EARLIEST, LATEST
from stillhere.importers.database import HEADER, AppDatabase, is_database, opened, read_through
from stillhere.importers.whatsapp_databases import android_rows as rows
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
from stillhere.records.intake import Contact, Outcome

FILE, NAMES_FILE = "msgstore.db", "wa.db"
SCHEMAS = (("message", "chat", "jid"), ("messages", "chat_list"))
CONTACTS = "SELECT jid, coalesce(display_name, wa_name) FROM wa_contacts"


class WhatsAppAndroid:
    """WhatsApp's own database on an Android phone, decrypted."""

    name = "whatsapp_android"
    title = "WhatsApp of an Android phone"
    knows = Knows(calls=True, call_length=True, reactions=True, export_moment=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A database with WhatsApp's tables; by its name where they lie further on."""
        if any(is_database(head, *tables) for tables in SCHEMAS):
            return True
        return head.startswith(HEADER) and source.name.lower() == FILE

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Messages, reactions and calls, each in the order of their table; coverage at the end."""
        job = _Android(source, reading)
        whole = yield from read_through(source, job.outcomes)
        yield from job.record.rest(whole=whole)


class _Android:
    """One pass over a database."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self.record = Record(source, reading)
        self._source = source
        self._reading = reading
        self._people = Addresses(reading, {})
        self._members: dict[object, list[object]] = defaultdict(list)
        self._threads: dict[object, Thread | None] = {}
        self._titles: dict[object, object] = {}

    def outcomes(self, database: AppDatabase) -> Iterator[Outcome]:
        """Threads, events and names."""
        self._people = Addresses(self._reading, rows.numbers(database))
        for group, member in rows.members(database):
            self._members[group].append(member)
        self._titles.update(rows.titles(database))
        for address in rows.disappearing(database):
            thread = self._thread(address)
            if thread is not None:
                self.record.disappearing.add(thread.key)
        for row in rows.messages(database):
            yield from self._message(row)
        for row in rows.reactions(database):
            yield from self._reaction(row)
        for call in rows.calls(database):
            yield from self._call(call)
        yield from self._names()

    def _message(self, row: rows.Message) -> Iterator[Outcome]:
        thread = self._thread(row.chat)
        if thread is None:
            return
        place = self._place(thread, row)
        if place is None:
            return
        words = None if row.deleted else plain(row.text)
        yield from self.record.announce(thread)
        yield self.record.message(thread, row.name, *place, words)

    def _reaction(self, row: rows.Message) -> Iterator[Outcome]:
        thread = self._thread(row.chat)
        place = thread and self._place(thread, row)
        if thread is not None and place:
            yield from self.record.announce(thread)
            yield self.record.reaction(thread, row.name, *place)

    def _call(self, row: rows.Call) -> Iterator[Outcome]:
        thread = self._thread(row.chat) or self._people.call(row.members)
        if thread is None:
            self.record.leave_out(NO_CHAT)
            return
        caller = self._people.handle(row.caller) or thread.counterpart
        author = SELF if row.mine else caller
        at = _instant(row.at)
        if author is None or at is None:
            self.record.leave_out(BAD_DATE if at is None else NO_SENDER)
            return
        yield from self.record.announce(thread)
        yield self.record.call(thread, row.name, at, author, row.seconds)

    def _place(self, thread: Thread, row: rows.Message) -> tuple[int, Handle] | None:
        """When and by whom; None where that is not known, which is counted."""
        at = _instant(row.at)
        author = SELF if row.mine else thread.counterpart or self._people.handle(row.sender)
        if at is None or author is None:
            self.record.leave_out(BAD_DATE if at is None else NO_SENDER)
            return None
        return at, author

    def _thread(self, address: object) -> Thread | None:
        """The conversation of an address; None for lists, channels and status updates."""
        if address not in self._threads:
            title, members = self._titles.get(address), self._members[address]
            self._threads[address] = self._people.thread(address, title, members)
        return self._threads[address]

    def _names(self) -> Iterator[Contact]:
        """The names in the file of contacts beside it, where there is one."""
        beside = self._source.beside(NAMES_FILE)
        if beside is None:
            return
        try:
            with opened(beside) as database:
                for address, name in database.rows(CONTACTS):
                    yield from self.record.name(name, self._people.handle(address))
        except DamagedFile:
            return


def _instant(value: object) -> int | None:
    return value if type(value) is int and EARLIEST <= value < LATEST else None
