"""Instagram’s download as JSON: written like Messenger’s.

Its own lines: mlomb/chat-analytics#114.
"""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.meta import json_download, whose
from stillhere.importers.meta.content import Lines
from stillhere.records.intake import Outcome


class Instagram:
    """The JSON of Instagram’s download."""

    name = "instagram"
    title = "Instagram downloads"
    gathers = True
    knows = Knows(direction=False, calls=True, call_length=True, reactions=True)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A conversation as Meta writes it, in Instagram’s download."""
        return json_download.is_download(source.name, head) and whose.is_instagram(source, head)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Yield the conversation, its messages and calls, and what the file covers."""
        return json_download.read(source, reading, "instagram", Lines(edits_come_twice=True))
