"""What other projects' test files come to, where those are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers.streams import FileSource
from stillhere.importers.telegram import Telegram
from stillhere.records.event import Event, Thread
from stillhere.records.intake import Outcome, OwnHandle, Skipped
from stillhere.testing.reading import sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def read(name: str) -> list[Outcome]:
    source = FileSource(Path(FOLDER, "telegram", name))
    assert Telegram().recognise(source, source.head())
    return list(Telegram().read(source, sample_reading()))


def test_a_chat_between_two_has_its_six_messages_and_its_call() -> None:
    found = read("mlomb_chat-analytics__DM_2A_7M.json")
    events = [item for item in found if isinstance(item, Event)]
    (call,) = (event for event in events if event.kind == "call")
    assert len(events) == 7
    assert (call.key, call.at, call.seconds) == (3674, 1_691_719_862_000, 56)
    assert call.author.address == "300000000"
    assert [item.handle.address for item in found if isinstance(item, OwnHandle)] == ["300000000"]
    assert not [item for item in found if isinstance(item, Skipped)]


@pytest.mark.parametrize("name", ["test_single_export", "test_batch_export"])
def test_a_chat_without_ids_is_read_by_names(name: str) -> None:
    found = read(f"joweich_chat-miner__{name}.json")
    events = [item for item in found if isinstance(item, Event)]
    assert [event.author.label for event in events] == ["Author 1", "Author 2"]
    assert [event.at for event in events] == [1_544_006_350_000, 1_544_006_964_000]
    assert events[1].words == "Link:https://telegram.org/"
    assert len([item for item in found if isinstance(item, Thread)]) == 1
