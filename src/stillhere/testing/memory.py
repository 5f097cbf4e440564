"""A source that lies in memory, for tests."""

from __future__ import annotations

import io
from typing import BinaryIO

from stillhere.importers.api import HEAD
from stillhere.importers.streams import Meter, metered


class MemorySource:
    """Bytes as a source; counts what is read."""

    def __init__(
        self, name: str, data: bytes, container: str = "", modified: int | None = None
    ) -> None:
        self.name = name
        self.container = container
        self.modified = modified
        self.size = len(data)
        self._data = data
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
