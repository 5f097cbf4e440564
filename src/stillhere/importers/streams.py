"""Single files as sources: plain or packed with gzip, metered for the progress of an import."""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from abc import ABC, abstractmethod
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import BadZipFile

from stillhere.errors import ArchiveTooLarge, DamagedFile, EmptyFile, FileMissing
from stillhere.importers.access import not_allowed
from stillhere.importers.api import HEAD

LARGEST_RATIO = 250
"""More than this times the packed size is a bomb. Texts in XML reach 40, a table 60."""
SMALL_ENOUGH = 64 * 2**20
"""Bytes up to which the ratio does not matter."""
CHUNK = 256 * 1024
GZIP_MARK = b"\x1f\x8b"


class Meter:
    """How many bytes have been read from a source, over all passes: it only ever grows."""

    def __init__(self) -> None:
        self.bytes_read = 0


class MeteredStream(io.RawIOBase):
    """A binary stream that moves a meter on and turns broken packing into `DamagedFile`.

    Args:
        inner: the stream to read.
        name: what a person calls the file.
        meter: is moved on by every byte.
        limit: bytes after which the stream is refused with `ArchiveTooLarge`; None for no limit.
    """

    def __init__(self, inner: BinaryIO, name: str, meter: Meter, limit: int | None = None) -> None:
        self._inner = inner
        self._name = name
        self._meter = meter
        self._limit = limit
        self._position = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no length
        """Read up to the length of `buffer` bytes into it."""
        try:
            data = self._inner.read(len(buffer))
        except (EOFError, zlib.error, BadZipFile, gzip.BadGzipFile) as error:
            raise DamagedFile(name=self._name, where=f"byte {self._position:,}") from error
        buffer[: len(data)] = data
        self._position += len(data)
        self._meter.bytes_read += len(data)
        if self._limit is not None and self._position > self._limit:
            raise ArchiveTooLarge(name=self._name)
        return len(data)

    def close(self) -> None:
        """Close the inner stream too."""
        if not self.closed:
            self._inner.close()
        super().close()


def metered(inner: BinaryIO, name: str, meter: Meter, limit: int | None = None) -> BinaryIO:
    """A buffered `MeteredStream`."""
    return io.BufferedReader(MeteredStream(inner, name, meter, limit), CHUNK)


def largest_size(packed: int) -> int:
    """The bytes to which `packed` bytes may honestly unpack."""
    return max(SMALL_ENOUGH, packed * LARGEST_RATIO)


def open_file(path: Path) -> BinaryIO:
    """The file, unbuffered.

    Raises:
        FileMissing: there is no such file.
        FileUnreadable: the system does not let us read it.
    """
    try:
        return cast("BinaryIO", path.open("rb", buffering=0))
    except FileNotFoundError as error:
        raise FileMissing(name=path.name) from error
    except OSError as error:
        raise not_allowed(path) from error


class OwningGzip(gzip.GzipFile):
    """A gzip stream that closes the file under it, too."""

    def __init__(self, raw: BinaryIO) -> None:
        super().__init__(fileobj=raw)
        self._raw = raw

    def close(self) -> None:
        """Close both."""
        super().close()
        self._raw.close()


class MeteredSource(ABC):
    """What every source does with its stream: a new one on demand, and a count of what was read."""

    def __init__(self) -> None:
        self._meter = Meter()

    @property
    def bytes_read(self) -> int:
        """Bytes read so far, over all passes."""
        return self._meter.bytes_read

    def head(self, size: int = HEAD) -> bytes:
        """The first `size` bytes. Does not count as reading."""
        with self._stream(Meter()) as stream:
            return stream.read(size)

    def open(self) -> BinaryIO:
        """A fresh stream from the start."""
        return self._stream(self._meter)

    @abstractmethod
    def _stream(self, meter: Meter) -> BinaryIO:
        """A fresh stream that moves `meter` on."""


class FileSource(MeteredSource):
    """A file of its own, or in the folder `root` that was brought in.

    Attributes:
        name: the file's name, without ".gz" where it is packed.
        path: its way from `root`; its name where there is none.
        container: always "".
        modified: always None, see `Source`.
        size: bytes when unpacked (for gzip as the file says itself, modulo 4 GiB).

    Raises:
        FileMissing: there is no such file.
        FileUnreadable: the system does not let us read it.
        EmptyFile: it has no bytes.
    """

    container = ""
    modified: int | None = None

    def __init__(self, file: Path, root: Path | None = None) -> None:
        self._file = file
        self._root = file.parent if root is None else root
        self.path = file.relative_to(self._root).as_posix()
        super().__init__()
        with open_file(file) as stream:
            self._packed_size = stream.seek(0, io.SEEK_END)
            if not self._packed_size:
                raise EmptyFile(name=file.name)
            stream.seek(0)
            self._gzip = stream.read(2) == GZIP_MARK
            self.size = self._unpacked_size(stream)
        self.name = file.name.removesuffix(".gz") if self._gzip else file.name

    def beside(self, path: str) -> FileSource | None:
        """Another file of the same folder, by its way from this one's."""
        file = self._file.parent / path
        inside = file.resolve().is_relative_to(self._root.resolve())
        if not inside or not file.is_file() or not file.stat().st_size:
            return None
        return FileSource(file.resolve(), self._root.resolve())

    def _stream(self, meter: Meter) -> BinaryIO:
        raw = open_file(self._file)
        if not self._gzip:
            return metered(raw, self.name, meter)
        unpacked = cast("BinaryIO", OwningGzip(raw))
        return metered(unpacked, self.name, meter, largest_size(self._packed_size))

    def _unpacked_size(self, stream: BinaryIO) -> int:
        if not self._gzip:
            return self._packed_size
        stream.seek(max(0, self._packed_size - 4))
        tail = stream.read(4).rjust(4, b"\0")
        return max(int(struct.unpack("<I", tail)[0]), self._packed_size)
