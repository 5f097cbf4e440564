"""WhatsApp's addresses: of people by number or by a private id, and of groups.

"447700900101@s.whatsapp.net" is a number, "205690463334636@lid" an id that hides one, and
"1203…@g.us" a group (KnugiHK/WhatsApp-Chat-Exporter:Whatsapp_Chat_Exporter/utility.py). Lists,
channels and status updates are no conversations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from stillhere.importers.api import Reading
from stillhere.records.event import Thread
from stillhere.records.handle import Handle

SERVICE = "whatsapp"
NUMBER_SERVERS = frozenset({"s.whatsapp.net", "c.us"})
HIDDEN_SERVER, GROUP_SERVER = "lid", "g.us"
ADDRESS = re.compile(r"([0-9-]+)(?:[.:_][0-9]+)*@([a-z.]+)")
"""User and server; between them may stand which of the user's devices it is."""


class Addresses:
    """Handles and threads by address; `numbers` tells the numbers behind private ids."""

    def __init__(self, reading: Reading, numbers: Mapping[str, str]) -> None:
        self._phone = reading.phone
        self._numbers = {
            _split(hidden)[0]: number for hidden, number in numbers.items() if _split(number)[0]
        }
        self._handles: dict[str, Handle | None] = {}

    def handle(self, raw: object) -> Handle | None:
        """Whose address it is; None where it is no person's."""
        if not isinstance(raw, str):
            return None
        if raw not in self._handles:
            self._handles[raw] = self._found(*_split(raw))
        return self._handles[raw]

    def thread(self, raw: object, title: object, members: Iterable[object]) -> Thread | None:
        """The conversation that an address names; None where it is none with people."""
        user, server = _split(raw)
        if server == GROUP_SERVER:
            found = (self.handle(member) for member in members)
            others = tuple(dict.fromkeys(handle for handle in found if handle is not None))
            name = title if isinstance(title, str) else ""
            return Thread(f"{SERVICE}:{user}@{server}", SERVICE, name, others, group=True)
        other = self.handle(raw)
        if other is None:
            return None
        key = f"{SERVICE}:{other.address}"
        return Thread(key, SERVICE, participants=(other,), counterpart=other)

    def call(self, members: Iterable[object]) -> Thread | None:
        """The conversation of a call with these people."""
        found = {handle for member in members if (handle := self.handle(member)) is not None}
        others = tuple(sorted(found))
        if not others:
            return None
        key = f"{SERVICE}:" + ",".join(handle.address for handle in others)
        if len(others) == 1:
            return Thread(key, SERVICE, participants=others, counterpart=others[0])
        return Thread(key, SERVICE, participants=others, group=True)

    def _found(self, user: str, server: str) -> Handle | None:
        if server in NUMBER_SERVERS and user.isdecimal():
            return self._phone(f"+{user}")
        if server != HIDDEN_SERVER:
            return None
        number = self._numbers.get(user)
        return self.handle(number) if number else Handle(SERVICE, f"{user}@{server}")


def _split(raw: object) -> tuple[str, str]:
    match = ADDRESS.fullmatch(raw) if isinstance(raw, str) else None
    return (match[1], match[2]) if match else ("", "")
