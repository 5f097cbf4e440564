"""Ids and names of people: whose they are, and which of them is the owner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stillhere.importers.api import Reading
from stillhere.importers.text import readable
from stillhere.records.handle import Handle, named
from stillhere.records.intake import Contact, Outcome, OwnHandle

SERVICE = "telegram"
USER = "user"
LAST_USER = 2**52
"""Ids were plain numbers before 2021. Only those of groups are negative or larger than this."""


class People:
    """The people of one file. What has to be said about them is appended to `announced`."""

    def __init__(self, reading: Reading) -> None:
        self.announced: list[Outcome] = []
        self.own: Handle | None = None
        self._reading = reading
        self._handles: dict[object, Handle] = {}
        self._named: set[Handle] = set()

    def author(self, id_: object, name: object) -> Handle | None:
        """Who wrote a message: by id, else by name; None where neither is given."""
        handle = self._handles.get(id_)
        if handle is not None:
            return handle
        handle = by_id(id_) or _by_name(name)
        if handle is not None:
            if id_ is not None:
                self._handles[id_] = handle
            self.call(handle, name)
        return handle

    def call(self, handle: Handle, name: object) -> None:
        """Remember the name of a handle. Deleted accounts have none."""
        if not isinstance(name, str) or not name or handle in self._named:
            return
        self._named.add(handle)
        name = readable(name)
        if handle.label != name:
            self.announced.append(Contact(name, (handle,)))
        if handle.label in self._reading.owner or name in self._reading.owner:
            self.learn_own(handle)

    def learn_own(self, handle: Handle) -> None:
        """Remember that this is the owner, as long as nobody else is."""
        if self.own is None:
            self.own = handle
            self.announced.append(OwnHandle(handle))

    def owner(self, information: Any) -> Iterator[Outcome]:
        """The owner, from `personal_information`: id and number."""
        if not isinstance(information, dict):
            return
        handle = by_id(information.get("user_id"))
        if handle is not None and self.own is None:
            self.own = handle
            yield OwnHandle(handle)
        phone = information.get("phone_number")
        if isinstance(phone, str) and phone.strip():
            yield OwnHandle(self._reading.phone(readable(phone)))

    def card(self, entry: Any) -> Iterator[Outcome]:
        """An entry of the owner's address book: it ties a number to an id."""
        if not isinstance(entry, dict):
            return
        parts = (entry.get("first_name"), entry.get("last_name"))
        name = " ".join(readable(part) for part in parts if isinstance(part, str) and part)
        phone = entry.get("phone_number")
        handles = [self._reading.phone(readable(phone))] if isinstance(phone, str) and phone else []
        known = by_id(entry.get("user_id"))
        if known is not None:
            handles.append(known)
            self._named.add(known)
        if name.strip() and handles:
            yield Contact(name.strip(), tuple(handles))


def by_id(id_: object) -> Handle | None:
    """The handle of an id: "user123", or 123 in older files; None where it is none."""
    if type(id_) is int and id_:
        return Handle(SERVICE, str(id_) if 0 < id_ < LAST_USER else f"peer{id_}")
    if isinstance(id_, str) and id_:
        return Handle(SERVICE, readable(id_).removeprefix(USER))
    return None


def _by_name(name: object) -> Handle | None:
    if isinstance(name, str) and name.strip():
        return named(SERVICE, readable(name).strip())
    return None
