"""The people and groups of an export, by the numbers that its other lines use.

Fields: signalapp/Signal-Message-Backup-Tests:src/main/proto/Backup.proto.
"""

from __future__ import annotations

from typing import Any

from stillhere.importers.api import Reading
from stillhere.importers.signal_identity import SERVICE, account, group_key, pair_key
from stillhere.importers.text import readable
from stillhere.records.event import Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact

NAMES = (
    ("nickname", "given", "family"),
    ("", "systemGivenName", "systemFamilyName"),
    ("", "profileGivenName", "profileFamilyName"),
    ("", "username", ""),
)
"""Where a name may stand, the owner's own choice first: an object in the contact, and its keys."""


class Recipients:
    """What the lines `recipient` and `chat` have said so far."""

    def __init__(self, reading: Reading) -> None:
        self._phone = reading.phone
        self._people: dict[str, Handle] = {}
        self._contacts: dict[Handle, Contact] = {}
        self._accounts: dict[str, Handle] = {}
        self._groups: dict[str, dict[str, Any]] = {}
        self._chats: dict[str, str] = {}
        self.blind: set[str] = set()

    def add(self, recipient: dict[str, Any]) -> None:
        """Take a line `recipient`. Release notes, stories and call links are nobody.

        Raises:
            ValueError, TypeError, KeyError, AttributeError: it makes no sense.
        """
        id_ = str(recipient["id"])
        if "self" in recipient:
            self._people[id_] = SELF
        elif "contact" in recipient:
            self._people[id_] = self._person(recipient["contact"])
        elif "group" in recipient:
            self._groups[id_] = recipient["group"]

    def add_chat(self, chat: dict[str, Any]) -> None:
        """Take a line `chat`: whose it is, and whether messages disappear in it."""
        self._chats[str(chat["id"])] = str(chat["recipientId"])
        if chat.get("expirationTimerMs"):
            self.blind.add(str(chat["id"]))

    def person(self, id_: object) -> Handle | None:
        """Whoever has this number."""
        return self._people.get(str(id_))

    def contact(self, handle: Handle) -> Contact | None:
        """The name and all handles of somebody; None where there is nothing to tell."""
        found = self._contacts.get(handle)
        told = found is not None and (found.handles != (handle,) or found.name != handle.label)
        return found if told else None

    def knows(self, chat: str) -> bool:
        """Whether a line has said whose chat this is."""
        return chat in self._chats

    def thread(self, chat: str) -> Thread | None:
        """The conversation of a chat; None for notes to oneself and for what is no contact."""
        id_ = self._chats.get(chat, "")
        if id_ in self._groups:
            return self._group(chat, self._groups[id_])
        other = self._people.get(id_)
        if other is None or other == SELF:
            return None
        title = self._contacts[other].name
        return Thread(pair_key(other), SERVICE, title, (other,), counterpart=other)

    def _group(self, chat: str, group: dict[str, Any]) -> Thread:
        snapshot = group.get("snapshot", {})
        if snapshot.get("disappearingMessagesTimer"):
            self.blind.add(chat)
        title = snapshot.get("title", {}).get("title", "")
        members = [str(member.get("userId")) for member in snapshot.get("members", ())]
        known = [self._accounts[aci] for aci in members if aci in self._accounts]
        key = group_key(group["masterKey"])
        return Thread(key, SERVICE, readable(str(title)), (*known, SELF), group=True)

    def _person(self, contact: dict[str, Any]) -> Handle:
        handles = []
        if contact.get("aci"):
            handles.append(account(contact["aci"]))
            self._accounts[str(contact["aci"])] = handles[0]
        if contact.get("e164"):
            handles.append(self._phone(f"+{readable(str(contact['e164']))}"))
        if not handles:
            aci = account(contact["pni"]).address
            handles.append(Handle(SERVICE, f"pni:{aci}"))
        name = _name(contact) or handles[-1].label
        self._contacts[handles[0]] = Contact(name, tuple(handles))
        return handles[0]


def _name(contact: dict[str, Any]) -> str:
    for place, *keys in NAMES:
        fields = contact.get(place, {}) if place else contact
        parts = (str(fields.get(key) or "") for key in keys)
        name = readable(" ".join(part for part in parts if part)).strip()
        if name:
            return name
    return ""
