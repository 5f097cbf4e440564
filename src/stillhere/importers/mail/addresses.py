"""Who stands in From, To and Cc."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from stillhere.importers.mail.encoded import decoded
from stillhere.records.handle import Handle

ENTRY = re.compile(
    r"(?:\"((?:[^\"\\]|\\.){0,500}+)\"|([^\"<>,;:()]{0,500}+))\s*<\s*([^<>\s@]+@[^<>\s]+)\s*>"
    r"|([^\s\"<>,;:()@]{1,100}+@[^\s\"<>,;:()@]+)"
)
"""One address of a list, as RFC 5322 has it: Ada <ada@x>, "Quill, Ada" <ada@x> or ada@x."""
ESCAPE = re.compile(r"\\(.)")
LONGEST_LIST = 8192
"""Bytes of a field that are looked at: far more people than make a mail a circular."""
LONGEST_ADDRESS = 254
LONGEST_NAME = 200


class Mailbox(NamedTuple):
    """An address and the name that was written with it, "" where there was none."""

    handle: Handle
    name: str


@lru_cache(maxsize=32_768)
def mailboxes(value: bytes) -> tuple[Mailbox, ...]:
    """The addresses in a header field, each once, in lower case. What is none is passed over."""
    found: dict[Handle, Mailbox] = {}
    for quoted, name, address, bare in ENTRY.findall(decoded(value[:LONGEST_LIST])):
        mailbox = _mailbox(ESCAPE.sub(r"\1", quoted) or name, address or bare)
        if mailbox is not None:
            found.setdefault(mailbox.handle, mailbox)
    return tuple(found.values())


def _mailbox(name: str, address: str) -> Mailbox | None:
    address = address.strip().strip("<>'\"").lower()
    local, at, domain = address.rpartition("@")
    if not (local and at and domain) or len(address) > LONGEST_ADDRESS or " " in address:
        return None
    name = " ".join(name.split()).strip("'\"")[:LONGEST_NAME]
    return Mailbox(Handle("mail", address), "" if "@" in name else name)
