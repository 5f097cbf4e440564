"""Whom a conversation is with: chats and handles of the database to threads and handles."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from stillhere.importers.api import Reading
from stillhere.importers.database import AppDatabase
from stillhere.records.event import Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import OwnHandle

SERVICE = "imessage"
GROUP_STYLE, PAIR_STYLE = 43, 45
FILTER_MARK = re.compile(r"\((?:sms|rcs)\w*\)$")
"""How an iPhone marks the address of a text that its filter has sorted."""
ACCOUNT_KIND = re.compile(r"^[A-Za-z]:")
"""What stands before the address of an account: E for mail, P for a number."""
CHATS = ("guid", "style", "chat_identifier", "display_name", "room_name", "group_id")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A thread, and who is on the other side unless it is a group."""

    thread: Thread

    @property
    def counterpart(self) -> Handle | None:
        """The other side; None in a group."""
        return self.thread.counterpart


class Conversations:
    """The handles and chats of one database.

    The chats that one person has by iMessage, SMS and RCS are one conversation: its key is the
    address. A group is known by the id that it was made with, which all devices share.
    """

    def __init__(self, database: AppDatabase, reading: Reading) -> None:
        self._phone = reading.phone
        self._by_address: dict[str, Conversation] = {}
        self.handles = {
            row: self.handle(raw)
            for row, raw in database.rows("SELECT ROWID, id FROM handle")
            if isinstance(raw, str) and raw.strip()
        }
        self.chats, self.rooms = self._read_chats(database)

    def handle(self, raw: str) -> Handle:
        """The handle of an address: a number or mail."""
        address = FILTER_MARK.sub("", raw.strip())
        if "@" in address:
            return Handle("mail", address.lower())
        return self._phone(address)

    def account(self, raw: str) -> Handle | None:
        """The owner's handle in `account` or `destination_caller_id`; None where it names none."""
        address = ACCOUNT_KIND.sub("", raw).strip()
        return self.handle(address) if address else None

    def with_handle(self, handle: Handle) -> Conversation:
        """The conversation with one person."""
        key = f"{handle.service}:{handle.address}"
        if key not in self._by_address:
            thread = Thread(key, SERVICE, participants=(handle,), counterpart=handle)
            self._by_address[key] = Conversation(thread)
        return self._by_address[key]

    def _read_chats(
        self, database: AppDatabase
    ) -> tuple[dict[int, Conversation], dict[str, Conversation]]:
        members: dict[int, list[Handle]] = defaultdict(list)
        for chat, handle in database.rows("SELECT chat_id, handle_id FROM chat_handle_join"):
            if handle in self.handles:
                members[chat].append(self.handles[handle])
        there = database.columns("chat")
        wanted = ", ".join(name if name in there else "NULL" for name in CHATS)
        made = "original_group_id" if "original_group_id" in there else "NULL"
        chats: dict[int, Conversation] = {}
        rooms: dict[str, Conversation] = {}
        for row, first, *values in database.rows(f"SELECT ROWID, {made}, {wanted} FROM chat"):  # noqa: S608 - names of ours
            guid, style, identifier, title, room, group = values
            others = tuple(dict.fromkeys(members[row]))
            if style == GROUP_STYLE or (style != PAIR_STYLE and len(others) > 1):
                key = f"group:{first or group or guid}"
                named = title if isinstance(title, str) else ""
                thread = Thread(key, SERVICE, named, others, group=True)
                chats[row] = Conversation(thread)
                rooms[str(room or identifier)] = chats[row]
                continue
            other = self._other(identifier, others)
            if other is not None:
                chats[row] = self.with_handle(other)
        return chats, rooms

    def _other(self, identifier: object, members: tuple[Handle, ...]) -> Handle | None:
        if isinstance(identifier, str) and identifier.strip():
            return self.handle(identifier)
        return members[0] if members else None


class OwnHandles:
    """Collects under which addresses the owner is written to."""

    def __init__(self, people: Conversations) -> None:
        self._people = people
        self._seen: set[tuple[Handle, object, object]] = set()

    def add(self, author: Handle, destination: object, account: object) -> None:
        """Who wrote a message, and under which addresses of the owner's."""
        self._seen.add((author, destination, account))

    def found(self) -> list[OwnHandle]:
        """The owner's handles. One that writes to another of the owner's is somebody else's."""
        mine: set[Handle] = set()
        others: set[Handle] = set()
        for author, destination, account in self._seen:
            to = self._handle(destination)
            mine.update(handle for handle in (to, self._handle(account)) if handle is not None)
            if to is not None and to != author:
                others.add(author)
        return [OwnHandle(handle) for handle in sorted(mine - others)]

    def _handle(self, raw: object) -> Handle | None:
        return self._people.account(raw) if isinstance(raw, str) else None
