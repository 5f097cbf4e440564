"""Signal's own test cases as plaintext exports, where those are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers.signal import Signal
from stillhere.importers.streams import FileSource
from stillhere.records.event import Event
from stillhere.records.intake import Skipped
from stillhere.testing.reading import sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")

NOTICES = (
    "expiration_timer", "learned_profile", "profile_change", "simple_updates", "thread_merge",
)  # fmt: skip


def cases(*kinds: str) -> list[Path]:
    files = sorted(Path(FOLDER, "signal_jsonl").glob("*.jsonl")) if FOLDER else []
    return [path for path in files if any(kind in path.name for kind in kinds)]


def read(path: Path) -> tuple[list[Event], list[Skipped]]:
    source = FileSource(path)
    assert Signal().recognise(source, source.head())
    found = list(Signal().read(source, sample_reading()))
    events = [item for item in found if isinstance(item, Event)]
    return events, [item for item in found if isinstance(item, Skipped)]


@pytest.mark.parametrize("path", cases(*NOTICES, "ad_hoc", "_chat_0", "recipient"), ids=str)
def test_notices_and_lists_of_people_give_no_event(path: Path) -> None:
    assert read(path) == ([], [])


@pytest.mark.parametrize("path", cases("individual_call", "group_call"), ids=str)
def test_a_call_is_one_call(path: Path) -> None:
    events, skipped = read(path)
    assert not skipped
    assert [event.kind for event in events] == ["call"]


@pytest.mark.parametrize("path", cases("_message_", "poll", "gift", "payment", "story"), ids=str)
def test_a_message_that_left_is_a_message(path: Path) -> None:
    items = [line for line in path.read_text("utf-8").splitlines() if '"chatItem"' in line]
    left = [line for line in items if '"failed"' not in line or '"viewed"' in line]
    events, skipped = read(path)
    assert not skipped
    assert sum(event.kind == "message" for event in events) == len(left)
    assert sum(event.kind == "reaction" for event in events) == path.read_text("utf-8").count(
        '"sortOrder"'
    )
