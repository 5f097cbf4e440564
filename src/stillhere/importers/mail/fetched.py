"""Mails as they come from a provider, folder by folder: read as those of a mailbox file."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from stillhere.importers.api import Reading
from stillhere.importers.mail.correspondents import SERVICE
from stillhere.importers.mail.fields import halves
from stillhere.importers.mail.folders import SENT, folders
from stillhere.importers.mail.letters import Letters, Mail
from stillhere.records.handle import Handle
from stillhere.records.intake import Outcome, OwnHandle

IMAP = "imap"
"""The name of this way in; it reads no files, so it is none of the importers."""


class Fetched(NamedTuple):
    """A mail of the folder at `path` ("Family/Elsie"), as far as it was fetched.

    `purposes` are those of `folders`; `size` is that of the whole mail in bytes, `arrived` Unix
    milliseconds.
    """

    path: str
    purposes: frozenset[str]
    text: bytes
    size: int
    arrived: int | None


def purposes(path: str, uses: frozenset[str]) -> frozenset[str]:
    """What a folder is for: as its server says, else as its name says in the languages we know."""
    said = frozenset(_MEANT[use] for use in uses if use in _MEANT)
    return said or folders(path)


_MEANT = {"sent": SENT, "junk": "spam", "trash": "trash", "drafts": "drafts"}
"""Special uses (RFC 6154) as the purposes of `folders`."""


def read_fetched(mails: Iterable[Fetched], address: str, reading: Reading) -> Iterator[Outcome]:
    """The events of an account, each conversation announced before its first; lazily.

    Args:
        mails: those of sent folders first, so that every address of the owner's is known.
        address: the account's own, the owner's.
        reading: how the owner wants it; `exported` is the moment of the fetch.
    """
    own = Handle(SERVICE, address.lower())
    yield OwnHandle(own)
    known = msgspec.structs.replace(reading, owner=reading.owner | {own.address})
    letters = Letters(known, latest=reading.exported)
    for number, mail in enumerate(mails, 1):
        letters.enter(mail.purposes)
        letters.take(_letter(mail), f"{mail.path}, mail {number:,}")
        yield from letters.ready
        letters.ready.clear()


def _letter(mail: Fetched) -> Mail:
    """A mail with the moment of its arrival where an mbox has it, for one without a date."""
    opening = b""
    if mail.arrived is not None:
        opening = f"From - {time.asctime(time.gmtime(mail.arrived // 1000))}\n".encode()
    return Mail(*halves(mail.text), mail.text, opening, mail.size <= len(mail.text))
