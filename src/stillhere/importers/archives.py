"""What a path holds: a file, a folder, a zip, a zip inside a zip, or the backup of an iPhone.

All are read in place, without unpacking them.

A zip is refused as a whole when a member points outside of it, or when it would unpack to far more
than its size allows. Plain size is no reason: backups with pictures have gigabytes.
"""

from __future__ import annotations

import os
import re
import tempfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from posixpath import normpath
from shutil import copyfileobj
from typing import IO, BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from stillhere.errors import (
    ArchiveTooLarge,
    DamagedArchive,
    EmptyFile,
    FileMissing,
    LockedFile,
    UnsafeArchive,
)
from stillhere.importers.access import not_allowed
from stillhere.importers.api import Source
from stillhere.importers.iphone_backup import backup_sources, is_backup
from stillhere.importers.streams import (
    CHUNK,
    FileSource,
    Meter,
    MeteredSource,
    largest_size,
    metered,
)
from stillhere.support.clock import milliseconds

MOST_MEMBERS = 200_000
IN_MEMORY = 32 * 2**20
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
UNSET_YEAR = 1980
IN_MAILDIR = frozenset({"cur", "new"})
UNPACK_ADVICE = "Please unpack it with its password and bring in the file that was inside."


class MemberSource(MeteredSource):
    """A file inside a zip.

    Attributes:
        name: its own name, without folders.
        path: its name with folders.
        container: the name of the zip.
        size: bytes when unpacked.
        modified: the entry's time, a wall clock read in `zone`, as Unix milliseconds; None where
            the entry has none.
    """

    def __init__(self, archive: ZipFile, entry: ZipInfo, container: str, zone: ZoneInfo) -> None:
        self._archive = archive
        self._entry = entry
        self._zone = zone
        super().__init__()
        self.path = entry.filename
        self.name = PurePosixPath(entry.filename).name
        self.container = container
        self.size = entry.file_size
        self.modified = entry_time(entry, zone)

    def beside(self, path: str) -> MemberSource | None:
        """Another member of the same zip, by its way from this one's folder."""
        wanted = normpath(str(PurePosixPath(self.path).parent / path))
        try:
            entry = self._archive.getinfo(wanted)
        except KeyError:
            return None
        return MemberSource(self._archive, entry, self.container, self._zone)

    def _stream(self, meter: Meter) -> BinaryIO:
        try:
            inner = cast("BinaryIO", self._archive.open(self._entry))
        except (BadZipFile, NotImplementedError, EOFError) as error:
            raise DamagedArchive(name=self.container) from error
        return metered(inner, self.name, meter)


def sources(path: Path, zone: ZoneInfo, password: str | None = None) -> Iterator[Source]:
    """Every file that `path` holds, in the order of names (a zip's in its own order).

    Args:
        path: a file, a folder (taken with its folders), a zip or the backup of an iPhone.
        zone: the owner's; the times of zip entries are wall clocks in it.
        password: opens an encrypted backup.

    Raises:
        InputError: `path` is missing, unreadable or empty, or a zip or backup is damaged, locked
            or unsafe. Whoever wants the rest of a folder nevertheless walks over `files` itself.
    """
    for file in files(path):
        yield from contents(file, path if path.is_dir() else None, zone, password)


def contents(
    file: Path, root: Path | None, zone: ZoneInfo, password: str | None = None
) -> Iterator[Source]:
    """What one of `files` holds: itself, the members of a zip, or the files of a backup.

    Raises:
        InputError: as `sources`.
    """
    if file.is_dir():
        yield from backup_sources(file, password)
    elif is_zip(file):
        yield from archive_sources(file, zone)
    else:
        yield FileSource(file, root)


def files(path: Path) -> Iterator[Path]:
    """The files in a folder and below it, sorted; `path` itself where it is a file.

    The folder of an iPhone's backup stands for all that is in it. Hidden files, empty ones, and
    links that lead out of the folder are left out.

    Raises:
        FileMissing: there is nothing at `path`.
        FileUnreadable: the system does not let us look into it.
    """
    if not path.exists():
        raise FileMissing(name=path.name)
    if not path.is_dir() or is_backup(path):
        yield path
        return
    root = path.resolve()
    yield from (file for file in sorted(_below(path)) if _wanted(file, path, root))


def _below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, and every backup as a whole: it may have a million files."""

    def refused(error: OSError) -> None:
        if error.filename == str(folder):
            raise not_allowed(folder) from error

    for here, folders, names in os.walk(folder, onerror=refused):
        backups = [name for name in folders if is_backup(Path(here, name))]
        folders[:] = [name for name in folders if name not in backups]
        yield from (Path(here, name) for name in (*names, *backups))


def _wanted(file: Path, folder: Path, root: Path) -> bool:
    if _hidden(file.relative_to(folder).parts):
        return False
    if not file.resolve().is_relative_to(root):
        return False
    return file.is_dir() or (file.is_file() and file.stat().st_size > 0)


def is_zip(path: Path) -> bool:
    """Whether the file says that it is a zip, by its name or its first bytes."""
    if path.suffix.lower() == ".zip":
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(4) in ZIP_MARKS
    except OSError:
        return False


def archive_sources(path: Path, zone: ZoneInfo) -> Iterator[Source]:
    """The members of the zip at `path`, and those of zips in it, one level deep.

    Raises:
        EmptyFile, DamagedArchive, UnsafeArchive, ArchiveTooLarge, LockedFile: see errors.
    """
    size = FileSource(path).size
    try:
        archive = ZipFile(path)
    except (BadZipFile, OSError) as error:
        raise DamagedArchive(name=path.name) from error
    for entry in checked_entries(archive, path.name, size):
        inner = _inner_archive(archive, entry)
        if inner is None:
            yield MemberSource(archive, entry, path.name, zone)
            continue
        name = PurePosixPath(entry.filename).name
        for member in checked_entries(inner, name, entry.compress_size):
            yield MemberSource(inner, member, name, zone)


def checked_entries(archive: ZipFile, name: str, size: int) -> list[ZipInfo]:
    """The files of a zip of `size` bytes that is safe to read."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if not entries:
        raise EmptyFile(name=name)
    if any(points_outside(entry) for entry in archive.infolist()):
        raise UnsafeArchive(name=name)
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_MEMBERS or unpacked > largest_size(size):
        raise ArchiveTooLarge(name=name)
    if any(entry.file_size > largest_size(entry.compress_size) for entry in entries):
        raise ArchiveTooLarge(name=name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise LockedFile(name=name, advice=UNPACK_ADVICE)
    return [
        entry
        for entry in entries
        if entry.file_size and not _hidden(PurePosixPath(entry.filename).parts)
    ]


def points_outside(entry: ZipInfo) -> bool:
    """Whether an entry's name has a drive letter or climbs out of the zip.

    A name from the root of another disk ("/private/var/mobile/…") is only a name: images of phones
    have them, and nothing is ever unpacked to where a name says.
    """
    name = entry.orig_filename.replace("\\", "/")
    return ".." in name.split("/") or bool(re.match(r"[A-Za-z]:", name))


def _hidden(parts: tuple[str, ...]) -> bool:
    """Whether a file is hidden, or lies in a folder that is: but folders of a Maildir have a dot.

    Below ".Sent" of a Maildir come "cur", "new" and "tmp" (cr.yp.to/proto/maildir.html).
    """
    return any(
        part == "__MACOSX" or (part.startswith(".") and below not in IN_MAILDIR)
        for part, below in zip(parts, (*parts[1:], ""), strict=True)
    )


def _inner_archive(archive: ZipFile, entry: ZipInfo) -> ZipFile | None:
    """The zip that an entry is, copied to where it can be searched; None for anything else."""
    if not entry.filename.lower().endswith(".zip"):
        return None
    copy = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - it lives as long as its members
    try:
        with archive.open(entry) as packed:
            copyfileobj(packed, copy, CHUNK)
        return OwningZip(copy)
    except (BadZipFile, EOFError, NotImplementedError, zlib.error):
        copy.close()
        return None


class OwningZip(ZipFile):
    """A zip that closes the copy under it, too."""

    def __init__(self, copy: IO[bytes]) -> None:
        super().__init__(copy)
        self._copy = copy

    def close(self) -> None:
        """Close both."""
        super().close()
        if hasattr(self, "_copy"):
            self._copy.close()


def entry_time(entry: ZipInfo, zone: ZoneInfo) -> int | None:
    """An entry's wall clock read in `zone`, as Unix milliseconds; None where it was never set."""
    if entry.date_time[0] <= UNSET_YEAR:
        return None
    try:
        return milliseconds(datetime(*entry.date_time, tzinfo=zone))
    except ValueError:
        return None
