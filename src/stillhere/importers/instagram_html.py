"""Instagram: what Instagram’s download holds as pages.

Its times are eight hours behind UTC, see `moments`.
"""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.meta import html_download, whose
from stillhere.importers.meta.content import Lines
from stillhere.importers.meta.moments import INSTAGRAM_ZONE
from stillhere.records.intake import Outcome


class InstagramHtml:
    """The pages of Instagram’s download."""

    name = "instagram_html"
    title = "Instagram downloads as pages"
    gathers = True
    knows = Knows(direction=False, calls=True, call_length=False, reactions=True, seconds=False)

    def recognise(self, source: Source, head: bytes) -> bool:
        """A conversation as a page of Meta’s, in Instagram’s download."""
        return html_download.is_page(source.name, head) and whose.is_instagram(source, head)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """Yield the conversation, its messages and calls, and what the page covers."""
        lines = Lines(edits_come_twice=True)
        return html_download.read(source, reading, "instagram", lines, INSTAGRAM_ZONE, ())
