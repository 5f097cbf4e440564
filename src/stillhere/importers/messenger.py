"""Messenger: what Facebook gives as JSON, and Messenger’s own second download.

Where what lies: timelinize/timelinize:datasources/facebook/archive.go and
kenn-io/msgvault:internal/fbmessenger/discover.go.
"""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.meta import json_download, whose
from stillhere.importers.meta.content import Lines
from stillhere.records.intake import Outcome


class Messenger:
    """The JSON of Facebook’s download, and of the one for encrypted conversations."""

    name = "messenger"
    title = "Messenger downloads"
    gathers = True
    knows = Knows(direction=False, calls=True, call_length=True, reactions=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A conversation as Meta writes it, in either download, and not in Instagram’s."""
        if json_download.is_secure_download(head):
            return True
        download = json_download.is_download(source.name, head)
        return download and not whose.is_instagram(source, head)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Yield the conversation, its messages and calls, and what the file covers."""
        return json_download.read(source, reading, "messenger", Lines(edits_come_twice=False))
