"""Tiny backups of an iPhone, plain and encrypted, as a Mac or PC makes them."""

from __future__ import annotations

import hashlib
import plistlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import apsw
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

MADE = datetime(2024, 6, 1, 12, 0, 0)  # noqa: DTZ001 - property lists hold dates without a zone, in UTC
MADE_MS = 1_717_243_200_000
PASSWORD = "grandma’s cake"  # noqa: S105 - of a made-up phone
CLASS, PHONE_CLASS = 3, 6
CLASS_KEY, MANIFEST_KEY, FILE_KEY = bytes(range(32)), b"m" * 32, b"f" * 32


def backup(
    folder: Path, files: Mapping[str, bytes], *, password: str = "", two_rounds: bool = True
) -> Path:
    """A backup with `files` by "Domain/path", encrypted where a password is given."""
    folder.mkdir(parents=True)
    database = folder / "Manifest.db"
    connection = apsw.Connection(str(database))
    connection.execute(
        "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT,"
        " flags INTEGER, file BLOB)"
    )
    for path, data in files.items():
        domain, _, relative = path.partition("/")
        name = hashlib.sha1(f"{domain}-{relative}".encode(), usedforsecurity=False).hexdigest()
        about = archived(len(data), encrypted=bool(password))
        row = (name, domain, relative, 1, about)
        connection.execute("INSERT INTO Files VALUES (?, ?, ?, ?, ?)", row)
        (folder / name[:2]).mkdir(exist_ok=True)
        (folder / name[:2] / name).write_bytes(_encrypted(data, FILE_KEY) if password else data)
    connection.close()
    manifest: dict[str, object] = {"IsEncrypted": bool(password), "Date": MADE}
    if password:
        manifest["BackupKeyBag"] = keybag(password, two_rounds=two_rounds)
        if two_rounds:
            manifest["ManifestKey"] = _wrapped(MANIFEST_KEY)
            database.write_bytes(_encrypted(database.read_bytes(), MANIFEST_KEY))
    (folder / "Manifest.plist").write_bytes(plistlib.dumps(manifest, fmt=plistlib.FMT_BINARY))
    (folder / "Info.plist").write_bytes(plistlib.dumps({"Device Name": "Ruth’s iPhone"}))
    return folder


def archived(size: int, *, encrypted: bool) -> bytes:
    """What the manifest says about a file: an archive of objects that refer to each other."""
    about: dict[str, object] = {"Size": size, "ProtectionClass": CLASS}
    objects: list[object] = ["$null", about]
    if encrypted:
        about["EncryptionKey"] = plistlib.UID(2)
        objects.append({"NS.data": _wrapped(FILE_KEY)})
    archive = {
        "$archiver": "NSKeyedArchiver",
        "$objects": objects,
        "$top": {"root": plistlib.UID(1)},
    }
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


def keybag(password: str, *, two_rounds: bool = True) -> bytes:
    """The keys, one class opened by the password and one by the phone only."""
    secret = password.encode()
    header = [(b"VERS", _number(3)), (b"TYPE", _number(1)), (b"UUID", b"u" * 16),
              (b"WRAP", _number(0)), (b"SALT", b"s" * 20), (b"ITER", _number(7))]  # fmt: skip
    if two_rounds:
        secret = hashlib.pbkdf2_hmac("sha256", secret, b"d" * 20, 11, 32)
        header += [(b"DPSL", b"d" * 20), (b"DPIC", _number(11))]
    key = hashlib.pbkdf2_hmac("sha1", secret, b"s" * 20, 7, 32)
    classes = [(b"UUID", b"v" * 16), (b"CLAS", _number(CLASS)), (b"WRAP", _number(2)),
               (b"WPKY", aes_key_wrap(key, CLASS_KEY)),
               (b"UUID", b"w" * 16), (b"CLAS", _number(PHONE_CLASS)), (b"WRAP", _number(1)),
               (b"WPKY", bytes(40))]  # fmt: skip
    return b"".join(tag + _number(len(value)) + value for tag, value in header + classes)


def _wrapped(key: bytes) -> bytes:
    return CLASS.to_bytes(4, "little") + aes_key_wrap(CLASS_KEY, key)


def _encrypted(data: bytes, key: bytes) -> bytes:
    padding = 16 - len(data) % 16
    encryptor = Cipher(AES(key), CBC(bytes(16))).encryptor()
    return encryptor.update(data + bytes([padding]) * padding) + encryptor.finalize()


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")
