from __future__ import annotations

from pathlib import Path

from stillhere.importers.messenger import Messenger
from stillhere.testing.conformance import ImporterConformance

MESSAGE = (
    b'{"sender_name": "Ada Quill", "timestamp_ms": %d, "content": "hello", "type": "Generic"},\n'
)
LONG = (
    b'{"participants": [{"name": "Ada Quill"}, {"name": "Bram Oakes"}], "title": "Ada Quill", '
    b'"messages": ['
    + b"".join(MESSAGE % (1_709_280_000_000 - at * 1000) for at in range(10_000))
    + b"]}"
)
"""A file as long as they get. Where the title comes last, it is looked up there first."""


class TestMessenger(ImporterConformance):
    importer = Messenger()
    folder = Path(__file__).parents[1] / "samples" / "messenger"
    long_sample = ("your_activity_across_facebook/messages/inbox/a_1000001/message_1.json", LONG)
