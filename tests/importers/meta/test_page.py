"""Pages in parts, and pages that nobody would write."""

from __future__ import annotations

import io

from stillhere.importers.messenger_html import MessengerHtml
from stillhere.importers.meta.page import Page, pieces
from stillhere.records.intake import Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

BLOCK = (
    b'<div class="pam _3-95"><div>Ada Quill</div><div>hello</div>'
    b"<div>Oct 19, 2019, 2:37 PM</div></div>"
)


def test_a_long_page_is_read_in_parts_of_whole_messages() -> None:
    found = list(pieces(io.BytesIO(b"<html><body>" + BLOCK * 20_000)))
    assert len(found) > 2
    assert sum(len(list(Page(piece).blocks())) for piece in found) == 20_000


def test_elements_that_never_end_are_told_and_not_followed() -> None:
    page = b"<html>" + b"<div>" * 200_000
    source = MemorySource("message_1.html", page)
    found = list(MessengerHtml().read(source, sample_reading()))
    assert found
    assert all(isinstance(item, Skipped) for item in found)


def test_a_date_beyond_all_calendars_is_left_out() -> None:
    page = b"<html>" + BLOCK + BLOCK.replace(b"Oct 19, 2019", b"Oct 19, 99999999999999999999")
    found = list(MessengerHtml().read(MemorySource("message_1.html", page), sample_reading()))
    assert [item.where for item in found if isinstance(item, Skipped)] == ["message 2"]
