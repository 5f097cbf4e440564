"""Hashes keyed by secrets of the store: event keys, and handles that were forgotten."""

from __future__ import annotations

from hashlib import blake2b
from typing import Protocol

from stillhere.records.handle import Handle


class KeyMaker(Protocol):
    """The shape of `importers.api.KeyMaker`, which the store does not import."""

    def __call__(self, at: int, author: Handle, content: str) -> int:
        """A signed 64-bit number."""
        ...


def key_maker(salt: bytes) -> KeyMaker:
    """Makes event keys: 8 bytes of BLAKE2b over time, author and content, keyed by `salt`."""
    base = blake2b(digest_size=8, key=salt)

    def key(at: int, author: Handle, content: str) -> int:
        digest = base.copy()
        text = f"{at}\0{author.service}\0{author.address}\0{content}"
        digest.update(text.encode("utf-8", "surrogatepass"))
        return int.from_bytes(digest.digest(), "big", signed=True)

    return key


def handle_hash(salt: bytes, handle: Handle) -> int:
    """What stays of a forgotten handle: enough to know it again, not to read it."""
    text = f"{handle.service}\0{handle.address}"
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, key=salt)
    return int.from_bytes(digest.digest(), "big", signed=True)
