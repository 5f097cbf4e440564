"""Files of other projects, where they are at hand (STILLHERE_FIXTURES)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers.kakaotalk import KakaoTalk
from stillhere.records.event import Event
from stillhere.records.intake import Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


@pytest.mark.parametrize(
    ("path", "count", "first", "people"),
    [
        ("kakaotalk_inline/zeikar_kakaotalk-viewer__android_ko.txt", 2, 1_640_810_160_000, 2),
        ("kakaotalk_inline/zeikar_kakaotalk-viewer__ios_ko.txt", 1, 1_640_810_160_000, 1),
        ("kakaotalk_inline/zeikar_kakaotalk-viewer__ios_en.txt", 1, 1_420_053_120_000, 1),
        ("kakaotalk_inline/zeikar_kakaotalk-viewer__windows_ko.txt", 3, 1_640_810_160_000, 2),
        ("kakaotalk_inline/zeikar_kakaotalk-viewer__mac.csv", 4, 1_640_810_160_000, 3),
        # Of its six rows one is the app's.
        ("kakaotalk/claudianus_kakaotalk-chat-analyzer__open-chat-room.csv",
         5, 1_717_232_400_000, 3),
    ],
)  # fmt: skip
def test_each_chat(path: str, count: int, first: int, people: int) -> None:
    file = Path(FOLDER, path)
    source = MemorySource(file.name, file.read_bytes())
    assert KakaoTalk().recognise(source, source.head())
    items = list(KakaoTalk().read(source, sample_reading()))
    events = [item for item in items if isinstance(item, Event)]
    assert (len(events), min(event.at for event in events)) == (count, first)
    assert len({event.author for event in events}) == people


def test_every_row_of_a_long_table_is_read() -> None:
    (file,) = Path(FOLDER, "kakaotalk").glob("*vibecoding-room-sample.csv")
    items = list(KakaoTalk().read(MemorySource(file.name, file.read_bytes()), sample_reading()))
    rows = file.read_text(encoding="utf-8").strip().count("\n2026-")
    assert sum(isinstance(item, Event) for item in items) == rows
    assert not [item for item in items if isinstance(item, Skipped)]
