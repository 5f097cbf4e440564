"""The side file from which a passphrase becomes the raw key.

It holds no secret: the salt and cost of argon2id, and a hash by which a wrong passphrase is known.
While a passphrase is being changed it holds the old and the new entry, so that whichever file is
in place can be opened.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

import msgspec
from argon2.low_level import Type, hash_secret_raw

from stillhere.errors import StoreLocked

NAME = "stillhere.key.json"


class Cost(msgspec.Struct, frozen=True):
    """What argon2id has to do for one key: rounds, KiB of memory, threads."""

    time: int = 3
    memory: int = 65_536
    parallelism: int = 4


COST = Cost()


class Entry(msgspec.Struct, frozen=True):
    """How one raw key is made."""

    salt: bytes
    check: bytes
    cost: Cost
    kdf: str = "argon2id"


class KeyFile(msgspec.Struct, frozen=True):
    """The entries that may open the store; more than one only while it is being changed."""

    entries: tuple[Entry, ...]
    version: int = 1


def read(folder: Path) -> KeyFile | None:
    """The side file of the store in `folder`, None where there is none."""
    path = folder / NAME
    return msgspec.json.decode(path.read_bytes(), type=KeyFile) if path.exists() else None


def write(folder: Path, entries: tuple[Entry, ...], name: str = NAME) -> None:
    """Put the side file in place as a whole; without entries, take it away."""
    path = folder / name
    if not entries:
        path.unlink(missing_ok=True)
        return
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode(KeyFile(entries)))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def new_entry(passphrase: str) -> tuple[Entry, bytes]:
    """A fresh entry for `passphrase`, and its raw key."""
    draft = Entry(os.urandom(16), b"", COST)
    key = _derive(passphrase, draft)
    return msgspec.structs.replace(draft, check=_check(key)), key


def candidates(folder: Path, passphrase: str) -> list[bytes]:
    """The raw keys that `passphrase` gives: one, and none only if it is wrong.

    Raises:
        StoreLocked: It is the wrong passphrase.
    """
    file = read(folder)
    derived = [(entry, _derive(passphrase, entry)) for entry in (file.entries if file else ())]
    keys = [key for entry, key in derived if entry.check == _check(key)]
    if not keys:
        raise StoreLocked
    return keys


def _derive(passphrase: str, entry: Entry) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        entry.salt,
        time_cost=entry.cost.time,
        memory_cost=entry.cost.memory,
        parallelism=entry.cost.parallelism,
        hash_len=32,
        type=Type.ID,
    )


def _check(key: bytes) -> bytes:
    return blake2b(key, digest_size=8, person=b"check").digest()
