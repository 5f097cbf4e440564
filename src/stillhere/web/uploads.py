"""Files and folders that are sent to the page, written to disk as they come."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import tempfile
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from python_multipart.multipart import MultipartParser, parse_options_header

from stillhere.errors import DiskFull
from stillhere.importers.iphone_backup import is_passed_over
from stillhere.store.files import INCOMING

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks
    from starlette.requests import Request

LARGEST_FIELD = 64 * 1024
"""Bytes of a field that is no file."""

WAYS = "paths"
"""The field that says where each file lies in what was dropped, as a JSON list in their order."""

LARGEST_WAYS = 16 * 2**20
LONGEST_NAME = 200
"""Bytes of a name that every file system takes."""
LONGEST_WAY = 2000
UNNAMED = "file"
COMPANIONS = re.compile(r".+-(?:wal|shm|journal)")
"""Files that belong to a database beside them."""
REFUSED = '<>:"|?*' if os.name == "nt" else ""
"""Letters that mean something else in a name on Windows."""
DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Upload:
    """What one form with files brought.

    `folder` holds the files and nothing else; whoever is done with them deletes it with
    `discard`. `files` are all of them in the order in which they came. They lie as they lay
    before, as far as that is known, so that one can be found beside another.
    """

    folder: Path
    files: tuple[Path, ...]
    fields: dict[str, str]

    @property
    def roots(self) -> tuple[Path, ...]:
        """What was brought in: single files, and whole folders in place of the files in them.

        What belongs to a database of the same drop is no file of its own.
        """
        here = {file.relative_to(self.folder).parts[:2]: None for file in self.files}
        found = [self.folder.joinpath(*parts) for parts in here]
        return tuple(path for path in found if not _companion(path, here, self.folder))


def _companion(path: Path, here: Container[tuple[str, ...]], folder: Path) -> bool:
    if not COMPANIONS.fullmatch(path.name):
        return False
    owner = path.with_name(path.name.rpartition("-")[0])
    return owner.relative_to(folder).parts in here


async def receive(request: Request, home: Path) -> Upload:
    """Write the files of `request` to a new private folder under `home`.

    Of an iPhone’s backup, which has as many gigabytes as the phone, only what is read.

    Raises:
        DiskFull: if there is no room; what was written is deleted again.
    """
    folder = Path(tempfile.mkdtemp(prefix=INCOMING, dir=home))
    try:
        return await _receive(request, folder)
    except BaseException as error:
        discard(folder)
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise


def discard(folder: Path) -> None:
    """Delete an upload's folder with its files."""
    shutil.rmtree(folder, ignore_errors=True)


async def _receive(request: Request, folder: Path) -> Upload:
    _, options = parse_options_header(request.headers.get("content-type", ""))
    writing = _Writing(folder)
    parser = MultipartParser(options.get(b"boundary", b"-"), writing.callbacks())
    try:
        async for chunk in request.stream():
            parser.write(chunk)
    finally:
        writing.close()
    return Upload(folder, tuple(writing.files), writing.fields)


def safe_name(name: str) -> str:
    """The last part of a file's name, without what a file system may not like."""
    return safe_way(name).name


def safe_way(way: str) -> PurePosixPath:
    """Where a file lies, relative and below: "..", drives and roots are left out of it.

    A way that is too long keeps its first folder and its last parts.
    """
    parts = [_safe_part(part) for part in way.replace("\\", "/").split("/")]
    kept = [part for part in parts if part.strip(".") and not DRIVE.fullmatch(part)]
    while len(kept) > 1 and len("/".join(kept).encode()) > LONGEST_WAY:
        del kept[1 if len(kept) > 2 else 0]
    return PurePosixPath(*(kept or [UNNAMED]))


def _safe_part(part: str) -> str:
    """A name with its first dot, by which hidden files and mail folders are known."""
    kept = "".join(letter for letter in part if letter.isprintable() and letter not in REFUSED)
    kept = kept.encode("utf-8", "replace").decode().strip().rstrip(". ")
    while len(kept.encode()) > LONGEST_NAME:
        kept = kept[1:]
    return kept


@dataclass
class _Writing:
    """The parts of a form as the parser announces them."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    _headers: dict[str, bytes] = field(default_factory=dict)
    _name: bytes = b""
    _value: bytes = b""
    _key: str = ""
    _text: bytearray = field(default_factory=bytearray)
    _file: IO[bytes] | None = None
    _ways: tuple[str, ...] = ()
    _announced: int = 0
    _passed_over: bool = False

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self.begin,
            "on_header_field": self.header_name,
            "on_header_value": self.header_value,
            "on_header_end": self.header_end,
            "on_headers_finished": self.headers_finished,
            "on_part_data": self.data,
            "on_part_end": self.end,
        }

    def begin(self) -> None:
        self._headers = {}
        self._text = bytearray()
        self._passed_over = False

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        self._headers[self._name.decode("latin-1").lower()] = self._value
        self._name = self._value = b""

    def headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get("content-disposition", b""))
        self._key = options.get(b"name", b"").decode("utf-8", "replace")
        name = options.get(b"filename", b"").decode("utf-8", "replace")
        if not name:
            return
        way = self._way(name)
        self._announced += 1
        self._passed_over = is_passed_over(way)
        if not self._passed_over:
            path, self._file = self._opened(way)
            self.files.append(path)

    def _way(self, name: str) -> PurePosixPath:
        """Where the file lay: as the field before the files says, else as the browser says."""
        told = self._ways[self._announced] if self._announced < len(self._ways) else ""
        return safe_way(told or name)

    def _opened(self, way: PurePosixPath) -> tuple[Path, IO[bytes]]:
        """A new file at its place in the first folder, else alone in a folder of its own.

        Two of one name, or a file and a folder of one name, cannot lie side by side.
        """
        for number, place in ((1, way), (len(self.files) + 2, PurePosixPath(way.name))):
            path = self.folder.joinpath(str(number), *place.parts)
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                return path, path.open("xb")
            except (FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError):
                continue
        raise DiskFull

    def data(self, data: bytes, start: int, end: int) -> None:
        if self._passed_over:
            return
        if self._file is not None:
            self._file.write(data[start:end])
        elif len(self._text) < (LARGEST_WAYS if self._key == WAYS else LARGEST_FIELD):
            self._text += data[start:end]

    def end(self) -> None:
        if self._file is None and not self._passed_over:
            text = self._text.decode("utf-8", "replace")
            if self._key == WAYS:
                self._ways = ways(text)
            else:
                self.fields[self._key] = text
        self.close()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def ways(text: str) -> tuple[str, ...]:
    """The list that the page's script sends, () where it is none."""
    try:
        found = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else ()
