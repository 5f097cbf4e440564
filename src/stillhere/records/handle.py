"""An address under which somebody writes, calls or is written to."""

from __future__ import annotations

import msgspec


class Handle(msgspec.Struct, frozen=True, order=True, gc=False, cache_hash=True):
    """One address of somebody in one service.

    `service` is "phone", "mail", "whatsapp" …; `address` is normalised: E.164 for a phone
    ("+447700900123"), lower case for mail, "name:…" where an export gives only a display name.
    """

    service: str
    address: str

    @property
    def label(self) -> str:
        """What a person may read: the name without its mark, or the number."""
        return self.address.removeprefix("name:")


SELF = Handle("self", "me")
"""The owner of the record, where the format itself says that a line is the owner's own."""


def named(service: str, name: str) -> Handle:
    """The handle of somebody whom an export knows by a display name only."""
    return Handle(service, f"name:{name}")
