"""Hashes keyed by secrets of the store: event keys, and handles that were forgotten."""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct
from typing import Protocol

from stillhere.records.handle import Handle

_REMEMBERED = 4096
_NUMBER = Struct(">q")


class KeyMaker(Protocol):
    """The shape of `importers.api.KeyMaker`, which the store does not import."""

    def __call__(self, at: int, author: Handle, content: str) -> int:
        """A signed 64-bit number."""
        ...


def key_maker(salt: bytes) -> KeyMaker:
    """Makes event keys: 8 bytes of BLAKE2b over time and content, keyed by the author's secret.

    That secret is 64 bytes of BLAKE2b over the author, keyed by `salt`. It is made once for each
    author, so that a message costs no more than one short hash.
    """
    authors: dict[Handle, blake2b] = {}

    def keyed_by(author: Handle) -> blake2b:
        text = f"{author.service}\0{author.address}".encode("utf-8", "surrogatepass")
        if len(authors) >= _REMEMBERED:
            authors.clear()
        authors[author] = blake2b(blake2b(text, key=salt).digest(), digest_size=8)
        return authors[author]

    def key(at: int, author: Handle, content: str) -> int:
        digest = (authors.get(author) or keyed_by(author)).copy()
        stamp = _NUMBER.pack(at)
        digest.update(stamp + content.encode("utf-8", "surrogatepass") if content else stamp)
        number: int = _NUMBER.unpack(digest.digest())[0]
        return number

    return key


def handle_hash(salt: bytes, handle: Handle) -> int:
    """What stays of a forgotten handle: enough to know it again, not to read it."""
    text = f"{handle.service}\0{handle.address}"
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, key=salt)
    return int.from_bytes(digest.digest(), "big", signed=True)
