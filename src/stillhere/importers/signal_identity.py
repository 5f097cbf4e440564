"""How Signal's records name people and groups, the same for its export and its database.

A person is a random id of 16 bytes ("aci"), written in base64 by the export and as a UUID by the
desktop app. A group is its master key, which opens the group, so only a hash of it is kept.
"""

from __future__ import annotations

import base64
import binascii
from hashlib import blake2b
from uuid import UUID

from stillhere.records.handle import Handle

SERVICE = "signal"


def account(aci: str) -> Handle:
    """The handle of an account id, given as base64 or as a UUID.

    Raises:
        ValueError: it is neither.
    """
    if len(aci) == 36:
        return Handle(SERVICE, str(UUID(aci)))
    return Handle(SERVICE, str(UUID(bytes=_bytes(aci))))


def pair_key(other: Handle) -> str:
    """The key of the conversation with one person."""
    return f"{other.service}:{other.address}"


def group_key(master: str) -> str:
    """The key of a group's conversation, from its master key in base64.

    Raises:
        ValueError: it is no base64.
    """
    return "group:" + blake2b(_bytes(master), digest_size=16).hexdigest()


def call_content(call_id: object, started: int) -> str:
    """What a call's key is made of: its number, which all devices share, else its time."""
    number = str(call_id or "0")
    return f"call|{number}" if number != "0" else f"call at {started}"


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
