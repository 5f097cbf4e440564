"""Files that are sent to the page, written to disk as they come."""

from __future__ import annotations

import errno
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from python_multipart.multipart import MultipartParser, parse_options_header

from stillhere.errors import DiskFull
from stillhere.store.files import INCOMING

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks
    from starlette.requests import Request

LARGEST_FIELD = 64 * 1024
"""Bytes of a field that is no file."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What one form with files brought.

    `folder` holds the files and nothing else; whoever is done with them deletes it with
    `discard`. `files` are in the order in which they came, under the names that they had.
    """

    folder: Path
    files: tuple[Path, ...]
    fields: dict[str, str]


async def receive(request: Request, home: Path) -> Upload:
    """Write the files of `request` to a new private folder under `home`.

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
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter.isprintable()).strip(". ")
    while len(kept.encode()) > 200:
        kept = kept[1:]
    return kept or "file"


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
        if name:
            place = self.folder / str(len(self.files) + 1)
            place.mkdir(mode=0o700)
            self.files.append(place / safe_name(name))
            self._file = self.files[-1].open("wb")

    def data(self, data: bytes, start: int, end: int) -> None:
        if self._file is not None:
            self._file.write(data[start:end])
        elif len(self._text) < LARGEST_FIELD:
            self._text += data[start:end]

    def end(self) -> None:
        if self._file is None:
            self.fields[self._key] = self._text.decode("utf-8", "replace")
        self.close()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
