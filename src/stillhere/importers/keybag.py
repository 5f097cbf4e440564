"""The keys of an encrypted iPhone backup, and its files in the clear.

A password opens the keybag: PBKDF2 gives a key that unwraps (RFC 3394) one key for each class of
protection, and that of its class unwraps the key of each file, which is encrypted with AES in CBC
mode (jsharkey13/iphone_backup_decrypt:src/iphone_backup_decrypt/google_iphone_dataprotection.py).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

BLOCK = 16
BY_PASSWORD = 2
"""The mark of a class key that the password unwraps; others need the phone itself."""
WRAPPED = 40
MOST_ROUNDS = 100_000_000

ClassKeys = dict[int, bytes]


def class_keys(keybag: bytes, password: str) -> ClassKeys | None:
    """The class keys that a password opens, by class; None where it opens none.

    Raises:
        ValueError: the keybag is damaged.
    """
    header, classes = _parts(keybag)
    key = _key_of_password(header, password.encode())
    found: ClassKeys = {}
    for values in classes:
        wrapped = values.get(b"WPKY")
        if wrapped is None or not _number(values, b"WRAP") & BY_PASSWORD:
            continue
        try:
            found[_number(values, b"CLAS")] = aes_key_unwrap(key, wrapped)
        except InvalidUnwrap:
            return None
    return found or None


def unwrapped(keys: ClassKeys, wrapped: bytes) -> bytes:
    """The key of a file from its wrapped form, whose first four bytes name the class.

    Raises:
        ValueError: it is damaged, or of a class that only the phone itself can open.
    """
    kind = int.from_bytes(wrapped[:4], "little")
    if kind not in keys or len(wrapped) != WRAPPED + 4:
        raise ValueError(kind)
    try:
        return aes_key_unwrap(keys[kind], wrapped[4:])
    except InvalidUnwrap as error:
        raise ValueError(kind) from error


def _key_of_password(header: dict[bytes, bytes], password: bytes) -> bytes:
    """Two rounds since iOS 10.2, of which the first is long; one before."""
    if b"DPIC" in header:
        rounds = _rounds(header, b"DPIC")
        password = hashlib.pbkdf2_hmac("sha256", password, header.get(b"DPSL", b""), rounds, 32)
    salt = header.get(b"SALT", b"")
    return hashlib.pbkdf2_hmac("sha1", password, salt, _rounds(header, b"ITER"), 32)


def _rounds(header: dict[bytes, bytes], tag: bytes) -> int:
    rounds = _number(header, tag)
    if not 0 < rounds <= MOST_ROUNDS:
        raise ValueError(rounds)
    return rounds


def _number(values: dict[bytes, bytes], tag: bytes) -> int:
    return int.from_bytes(values.get(tag, b""), "big")


def _parts(keybag: bytes) -> tuple[dict[bytes, bytes], list[dict[bytes, bytes]]]:
    """The header, and what stands after each UUID but the first: a class."""
    parts: list[dict[bytes, bytes]] = []
    for tag, value in _values(keybag):
        if tag == b"UUID" or not parts:
            parts.append({})
        parts[-1][tag] = value
    header = {tag: value for part in parts[:2] for tag, value in part.items()}
    return header, parts[2:]


def _values(keybag: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Tag, length and value, one after the other."""
    at = 0
    while at + 8 <= len(keybag):
        size = int.from_bytes(keybag[at + 4 : at + 8], "big")
        yield keybag[at : at + 4], keybag[at + 8 : at + 8 + size]
        at += 8 + size


class Decrypted(io.RawIOBase):
    """An encrypted file in the clear.

    Args:
        inner: the file as it lies in the backup.
        key: its own key, unwrapped.
        size: bytes in the clear; what follows is padding.
    """

    def __init__(self, inner: BinaryIO, key: bytes, size: int) -> None:
        self._inner = inner
        self._decryptor = Cipher(AES(key), CBC(bytes(BLOCK))).decryptor()
        self._rest = b""
        self._left = size

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no length
        """Read up to the length of `buffer` bytes into it."""
        wanted = min(len(buffer), self._left)
        while not self._rest and wanted:
            block = self._inner.read(max(BLOCK, wanted))
            if not block:
                return 0
            self._rest = self._decryptor.update(block)
        data, self._rest = self._rest[:wanted], self._rest[wanted:]
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)

    def close(self) -> None:
        """Close the inner file too."""
        if not self.closed:
            self._inner.close()
        super().close()
