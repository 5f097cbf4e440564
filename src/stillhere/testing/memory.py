"""A source that lies in memory, for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from typing import BinaryIO

from stillhere.importers.api import HEAD, Source
from stillhere.importers.streams import Meter, metered


class MemorySource:
    """Bytes as a source; counts what is read. `others` are the files around it, by their paths."""

    def __init__(
        self,
        path: str,
        data: bytes,
        container: str = "",
        modified: int | None = None,
        others: Mapping[str, bytes] | None = None,
    ) -> None:
        self.path = path
        self.name = PurePosixPath(path).name
        self.container = container
        self.modified = modified
        self.size = len(data)
        self._data = data
        self._others = others or {}
        self._meter = Meter()

    @property
    def bytes_read(self) -> int:
        """Bytes read so far, over all passes."""
        return self._meter.bytes_read

    def head(self, size: int = HEAD) -> bytes:
        """The first `size` bytes."""
        return self._data[:size]

    def open(self) -> BinaryIO:
        """A fresh stream from the start."""
        return metered(io.BytesIO(self._data), self.name, self._meter)

    def beside(self, path: str) -> Source | None:
        """One of the others, by its way from this one's folder."""
        wanted = normpath(str(PurePosixPath(self.path).parent / path))
        found = self._others.get(wanted)
        if found is None:
            return None
        return MemorySource(wanted, found, self.container, self.modified, self._others)
