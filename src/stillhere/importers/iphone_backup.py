"""A backup that a Mac or PC made of an iPhone: a folder of files without names, read in place.

`Manifest.db` tells which file is which, by the domain and path on the phone; `Manifest.plist`
whether all is encrypted, and with what keys (jsharkey13/iphone_backup_decrypt:
src/iphone_backup_decrypt/iphone_backup.py). Only the files that hold conversations are looked at.
"""

from __future__ import annotations

import hashlib
import plistlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any, BinaryIO, cast

import msgspec

from stillhere.errors import DamagedFile, FileMissing, PasswordNeeded, PasswordWrong
from stillhere.importers.api import Source
from stillhere.importers.database import LOGS, opened
from stillhere.importers.property_lists import properties
from stillhere.importers.streams import FileSource, Meter, MeteredSource, metered, open_file
from stillhere.support.clock import milliseconds

DATABASE, MANIFEST = "Manifest.db", "Manifest.plist"
DATES = ((MANIFEST, "Date"), ("Status.plist", "Date"), ("Info.plist", "Last Backup Date"))
"""Where the time of the backup stands, the surest first."""
READ = (
    "Library/SMS/sms.db",
    "Library/CallHistoryDB/CallHistory.storedata",
    "Library/CallHistory/call_history.db",
    "Library/AddressBook/AddressBook.sqlitedb",
    "ChatStorage.sqlite",
    "CallHistory.sqlite",
    "ContactsV2.sqlite",
)
BESIDE = (
    "Library/Preferences/com.apple.MobileSMS.plist",
    *(f"{file}{log}" for file in READ for log in LOGS),
)
"""Files that explain others."""
DOMAINS = {
    "Library/CallHistory/": ("HomeDomain", "WirelessDomain"),
    "Library/": ("HomeDomain",),
    "": (
        "AppDomainGroup-group.net.whatsapp.WhatsApp.shared",
        "AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared",
        "AppDomain-net.whatsapp.WhatsApp",
    ),
}
"""Where such paths lie on the phone; the first beginning that fits says so."""
FILE_ID = re.compile(r"[0-9a-f]{40}")
FILES = "SELECT fileID, domain, relativePath, file FROM Files WHERE flags = 1 AND relativePath = ?"
ADVICE = "Please give the password that was chosen for backups on the computer."
KEYS = "the place where its keys are"


@cache
def needed() -> frozenset[str]:
    """The names in a backup of what is read: the SHA-1 of "domain-path", locked or not."""
    return frozenset(
        hashlib.sha1(f"{domain}-{path}".encode(), usedforsecurity=False).hexdigest()
        for path in (*READ, *BESIDE)
        for domain in next(found for start, found in DOMAINS.items() if path.startswith(start))
    )


def is_passed_over(way: PurePosixPath) -> bool:
    """Whether a file lies where backups keep files ("3d/3d0d7e…"), and is none that is read."""
    name = way.name
    return bool(FILE_ID.fullmatch(name)) and way.parent.name == name[:2] and name not in needed()


class Entry(msgspec.Struct, frozen=True):
    """A file of the backup: where it lies, its path on the phone, its size, and its key if any."""

    file: Path
    path: str
    size: int
    key: bytes | None = None


class BackupSource(MeteredSource):
    """A file of a backup, decrypted while it is read.

    Attributes:
        name: its own name on the phone: "sms.db".
        path: the domain and its path in it: "HomeDomain/Library/SMS/sms.db".
        container: the name of the backup's folder.
        size: bytes in the clear.
        modified: when the backup was made, Unix milliseconds UTC; None where it does not say.
    """

    def __init__(
        self, entry: Entry, around: Mapping[str, Entry], container: str, modified: int | None
    ) -> None:
        self._entry = entry
        self._around = around
        super().__init__()
        self.path = entry.path
        self.name = PurePosixPath(entry.path).name
        self.container = container
        self.size = entry.size
        self.modified = modified

    def beside(self, path: str) -> BackupSource | None:
        """Another file of the backup, by its way from this one's folder."""
        wanted = normpath(str(PurePosixPath(self.path).parent / path))
        entry = self._around.get(wanted)
        if entry is None:
            return None
        return BackupSource(entry, self._around, self.container, self.modified)

    def _stream(self, meter: Meter) -> BinaryIO:
        return metered(_opened(self._entry), self.name, meter)


def is_backup(folder: Path) -> bool:
    """Whether a folder is the backup of an iPhone."""
    return (folder / DATABASE).is_file() and (folder / MANIFEST).is_file()


def backup_sources(folder: Path, password: str | None = None) -> Iterator[Source]:
    """The files of a backup that hold conversations, calls and names, in the order of their paths.

    Raises:
        PasswordNeeded, PasswordWrong: it is encrypted.
        DamagedFile, FileUnreadable: it is not whole, or may not be read.
    """
    found = _Backup(folder)
    entries = found.entries(password)
    for path, entry in sorted(entries.items()):
        if path.endswith(READ):
            yield BackupSource(entry, entries, folder.name, found.modified)


class _Backup:
    """What the property lists of a backup say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manifest = self._properties(MANIFEST)
        self._name = str(self._properties("Info.plist").get("Device Name") or folder.name)

    @property
    def modified(self) -> int | None:
        """When it was made; its dates are in UTC."""
        dates = (self._properties(file).get(key) for file, key in DATES)
        found = (date for date in dates if isinstance(date, datetime))
        date = next(found, None)
        return None if date is None else milliseconds(date.replace(tzinfo=UTC))

    def entries(self, password: str | None) -> dict[str, Entry]:
        """The files that are read and those that explain them, by their paths."""
        keys = self._keys(password) if self._manifest.get("IsEncrypted") else None
        found: dict[str, Entry] = {}
        with opened(self._database(keys)) as database:
            for wanted in (*READ, *BESIDE):
                for file, domain, path, about in database.rows(FILES, wanted):
                    entry = self._entry(str(file), f"{domain}/{path}", about, keys)
                    if entry is not None:
                        found[entry.path] = entry
        return found

    def _properties(self, name: str) -> dict[str, Any]:
        try:
            with open_file(self._folder / name) as stream:
                return properties(stream.read())
        except FileMissing:
            return {}

    def _database(self, keys: Mapping[int, bytes] | None) -> Source:
        """The list of files, which is encrypted too since iOS 10.2."""
        file = self._folder / DATABASE
        wrapped = self._manifest.get("ManifestKey")
        if keys is None or not isinstance(wrapped, bytes):
            return FileSource(file)
        entry = Entry(file, DATABASE, _size(file), self._unwrapped(keys, wrapped))
        return BackupSource(entry, {}, self._folder.name, None)

    def _keys(self, password: str | None) -> Mapping[int, bytes]:
        from stillhere.importers import keybag  # noqa: PLC0415 - needs a tenth of a second to load

        if not password:
            raise PasswordNeeded(name=self._name, advice=ADVICE)
        try:
            keys = keybag.class_keys(self._manifest.get("BackupKeyBag", b""), password)
        except (ValueError, TypeError) as error:
            raise DamagedFile(name=MANIFEST, where=KEYS) from error
        if keys is None:
            raise PasswordWrong(name=self._name)
        return keys

    def _unwrapped(self, keys: Mapping[int, bytes], wrapped: bytes) -> bytes:
        from stillhere.importers import keybag  # noqa: PLC0415 - needs a tenth of a second to load

        try:
            return keybag.unwrapped(dict(keys), wrapped)
        except ValueError as error:
            raise DamagedFile(name=MANIFEST, where=KEYS) from error

    def _entry(
        self, file_id: str, path: str, about: object, keys: Mapping[int, bytes] | None
    ) -> Entry | None:
        """A file that is there and not empty; None for any other."""
        file = self._folder / file_id[:2] / file_id
        if not FILE_ID.fullmatch(file_id) or not file.is_file() or not _size(file):
            return None
        if keys is None:
            return Entry(file, path, _size(file))
        size, wrapped = _file_key(about)
        if wrapped is None:
            return Entry(file, path, _size(file))
        return Entry(file, path, size or _size(file), self._unwrapped(keys, wrapped))


def _file_key(about: object) -> tuple[int, bytes | None]:
    """Size and wrapped key from the archived object of a file, whose parts refer to each other."""
    archive = properties(about) if isinstance(about, bytes) else {}
    root = _object(archive, archive.get("$top", {}).get("root"))
    size = root.get("Size")
    key = _object(archive, root.get("EncryptionKey")).get("NS.data")
    return size if isinstance(size, int) else 0, key if isinstance(key, bytes) else None


def _object(archive: Mapping[str, Any], reference: object) -> dict[str, Any]:
    objects = archive.get("$objects", [])
    if not isinstance(reference, plistlib.UID) or reference.data >= len(objects):
        return {}
    found = objects[reference.data]
    return found if isinstance(found, dict) else {}


def _opened(entry: Entry) -> BinaryIO:
    stream = open_file(entry.file)
    if entry.key is None:
        return stream
    from stillhere.importers.keybag import Decrypted  # noqa: PLC0415 - see above

    return cast("BinaryIO", Decrypted(stream, entry.key, entry.size))


def _size(file: Path) -> int:
    return file.stat().st_size
