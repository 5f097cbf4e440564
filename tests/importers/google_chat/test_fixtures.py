"""Files of other projects, where they are at hand (STILLHERE_FIXTURES)."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from stillhere.importers.archives import sources
from stillhere.importers.google_chat import GoogleChat
from stillhere.importers.google_chat.dates import Dates
from stillhere.records.event import Event
from stillhere.support.clock import milliseconds
from stillhere.testing.reading import ZONE, sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def test_the_sample_of_the_schema_document() -> None:
    (path,) = Path(FOLDER, "google_chat").glob("*__messages.json")
    (source,) = sources(path, ZONE)
    importer = GoogleChat()
    assert importer.recognise(source, source.head())
    found = [item for item in importer.read(source, sample_reading()) if isinstance(item, Event)]
    assert [(event.at, event.author.address, event.length) for event in found] == [
        (1_478_174_390_000, "john.smith@example.com", 32),
        (1_479_851_186_000, "jane.doe@example.com", 0),
    ]


def test_the_times_that_chatlab_reads() -> None:
    text = Path(FOLDER, "google_chat", "ChatLab__dates.json").read_text(encoding="utf-8")
    for written, meant in json.loads(text)["cases"]:
        expected = meant and milliseconds(datetime.fromisoformat(meant))
        assert Dates().instant(written) == expected
