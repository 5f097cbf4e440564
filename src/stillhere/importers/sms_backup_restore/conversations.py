"""Who writes with whom: raw addresses to threads, each announced before its first event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from stillhere.importers.api import Reading
from stillhere.importers.sms_backup_restore.values import known
from stillhere.records.event import Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Outcome, OwnHandle

UNKNOWN_NAME = "(Unknown)"
OWN_TOKEN = "insert-address-token"  # noqa: S105 - what Android writes for the owner's number
NOBODY = frozenset({"", "null", "unknown", "-1", "-2", "-3", OWN_TOKEN})
"""Addresses behind which there is no number: Android's marks for hidden callers are negative."""
RCS_GROUPS = "@rcs.google.com"
"""How the address of an RCS group ends: it names the group, nobody in it."""


class Conversation(NamedTuple):
    """A thread as events need it: its key, and who is on the other side unless it is a group."""

    thread: str
    counterpart: Handle | None


class Conversations:
    """The threads of one file. What has to be said about them is appended to `announced`."""

    def __init__(self, reading: Reading) -> None:
        self.announced: list[Outcome] = []
        self._reading = reading
        self._handles: dict[str, Handle | None] = {}
        self._found: dict[tuple[str | None, str | None], Conversation | None] = {}
        self._threads: set[str] = set()
        self._counterparts: set[Handle] = set()
        self._named: set[tuple[Handle, str]] = set()
        self._own: set[Handle] = set()

    def with_address(self, raw: str | None, name: str | None) -> Conversation | None:
        """The conversation of an address as the app writes it; None where it names nobody."""
        asked = (raw, name)
        found = self._found.get(asked)
        if found is None:
            found = self._found[asked] = self.between(self.handles(raw or ""), name)
        return found

    def between(self, members: Iterable[Handle], name: str | None) -> Conversation | None:
        """The conversation with these people besides the owner; None where there are none."""
        others = tuple(sorted(set(members)))
        if not others:
            return None
        if len(others) > 1:
            return self._group(others, name)
        return self._pair(others[0], _person(name))

    def handles(self, raw: str) -> tuple[Handle, ...]:
        """The people in an address, which for a group is joined with "~" or ","."""
        found = (self.handle(part) for part in re.split("[~,;]", raw))
        return tuple(handle for handle in found if handle is not None)

    def handle(self, raw: str) -> Handle | None:
        """Whose address this is; None where it is nobody's."""
        address = raw.strip()
        if address not in self._handles:
            self._handles[address] = self._normalised(address)
        return self._handles[address]

    def is_own(self, handle: Handle | None) -> bool:
        """Whether the file or the person has said that this is the owner's."""
        return handle is not None and (handle in self._own or handle.address in self._reading.owner)

    def learn_own(self, handle: Handle) -> None:
        """Remember that the file treats this as the owner's own."""
        self._own.add(handle)

    def own(self) -> list[OwnHandle]:
        """The owner's handles. One with whom there is a conversation cannot be the owner's."""
        return [OwnHandle(handle) for handle in sorted(self._own - self._counterparts)]

    def _normalised(self, address: str) -> Handle | None:
        if address.lower() in NOBODY or address.endswith(RCS_GROUPS):
            return None
        if "@" in address:
            return Handle("mail", address.lower())
        return self._reading.phone(address)

    def _pair(self, other: Handle, name: str | None) -> Conversation:
        key = f"{other.service}:{other.address}"
        self._counterparts.add(other)
        self._announce(Thread(key, "phone", name or "", (other,), counterpart=other))
        if name and name != other.address and (other, name) not in self._named:
            self._named.add((other, name))
            self.announced.append(Contact(name, (other,)))
        return Conversation(key, other)

    def _group(self, others: tuple[Handle, ...], name: str | None) -> Conversation:
        key = "phone:" + ",".join(handle.address for handle in others)
        self._announce(Thread(key, "phone", _person(name) or "", others, group=True))
        return Conversation(key, None)

    def _announce(self, thread: Thread) -> None:
        if thread.key not in self._threads:
            self._threads.add(thread.key)
            self.announced.append(thread)


def _person(name: str | None) -> str | None:
    name = known(name)
    return None if name is None or name.strip() in {"", UNKNOWN_NAME} else name.strip()
