"""A source that lies in memory, for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from typing import BinaryIO

from stillhere.importers.api import Source
from stillhere.importers.streams import Meter, MeteredSource, metered


class MemorySource(MeteredSource):
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
        super().__init__()

    def beside(self, path: str) -> Source | None:
        """One of the others, by its way from this one's folder."""
        wanted = normpath(str(PurePosixPath(self.path).parent / path))
        found = self._others.get(wanted)
        if found is None:
            return None
        return MemorySource(wanted, found, self.container, self.modified, self._others)

    def _stream(self, meter: Meter) -> BinaryIO:
        return metered(io.BytesIO(self._data), self.name, meter)
