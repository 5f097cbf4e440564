"""Messenger: what Facebook’s download holds as pages.

Its times are wall clocks of the account’s zone, which the page does not name
(d3i-infra/algosoc-2026:scripts/meta_html_timezone_probe.py); they are read in the owner’s.
"""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.meta import html_download, whose
from stillhere.importers.meta.content import Lines
from stillhere.records.intake import Outcome


class MessengerHtml:
    """The pages of Facebook’s download."""

    name = "messenger_html"
    title = "Messenger downloads as pages"
    gathers = True
    knows = Knows(direction=False, calls=True, call_length=False, reactions=True, seconds=False)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A conversation as a page of Meta’s, and not in Instagram’s download."""
        return html_download.is_page(source.name, head) and not whose.is_instagram(source, head)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Yield the conversation, its messages and calls, and what the page covers."""
        lines = Lines(edits_come_twice=False)
        return html_download.read(
            source, reading, "messenger", lines, reading.zone, ("second-archive",)
        )
