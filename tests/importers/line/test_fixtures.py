"""Files of other projects, where they are at hand (STILLHERE_FIXTURES)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers.line import Line
from stillhere.records.event import Event, Thread
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


@pytest.mark.parametrize(
    ("ending", "count", "first", "group", "lengths"),
    [
        ("test.ts_1.txt", 2, 1_704_164_640_000, True, [22, 0]),
        ("2_zhTW.txt", 2, 1_704_207_840_000, False, [5, 9]),
        ("zhTW_dm.txt", 6, 1_705_310_100_000, False, [3, 9, 11, 0, 0, 2]),
        ("ja_group.txt", 7, 1_790_414_460_000, True, [11, 18, 0, 11, 20, None, 18]),
    ],
)
def test_each_history(
    ending: str, count: int, first: int, lengths: list[int | None], *, group: bool
) -> None:
    (path,) = (path for path in Path(FOLDER, "line").iterdir() if path.name.endswith(ending))
    source = MemorySource(path.name, path.read_bytes())
    assert Line().recognise(source, source.head())
    items = list(Line().read(source, sample_reading()))
    events = [item for item in items if isinstance(item, Event)]
    assert (len(events), events[0].at) == (count, first)
    assert [event.length for event in events] == lengths
    assert [item.group for item in items if isinstance(item, Thread)] == [group]
