"""What the list of calls says."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.importers.iphone_calls import IPhoneCalls
from stillhere.importers.streams import FileSource
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Outcome, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading
from tests.importers.iphone_calls.made import RUTH, SAM, Calls

BEGIN = 1_704_067_200_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "CallHistory.storedata"


@pytest.fixture
def made(path: Path) -> Calls:
    return Calls(path)


def read(path: Path) -> list[Outcome]:
    return list(IPhoneCalls().read(FileSource(path), sample_reading()))


def calls(path: Path) -> list[Event]:
    return [item for item in read(path) if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("out", "answered", "seconds", "expected"),
    [
        (1, 0, 61.6, (62, True)),
        (1, 0, 0.0, (0, False)),
        (1, 1, 0.0, (0, False)),
        (0, 1, 300.0, (300, True)),
        (0, 0, 0.0, (0, False)),
        (0, 1, 0.0, (0, True)),
        (0, 0, float("-inf"), (0, False)),
    ],
)
def test_a_call_was_taken_where_it_lasted_or_the_phone_says_so(
    path: Path, made: Calls, out: int, answered: int, seconds: float, expected: tuple[int, bool]
) -> None:
    made.add(1, RUTH, out=out, answered=answered, seconds=seconds)
    (call,) = calls(path)
    assert (call.seconds, call.answered) == expected
    assert call.author == (SELF if out else Handle("phone", RUTH))


@pytest.mark.parametrize(
    ("kind", "channels"), [(1, ["phone"]), (8, ["facetime"]), (16, ["facetime"]), (0, [])]
)
def test_channels_are_the_phone_and_facetime(
    path: Path, made: Calls, kind: int, channels: list[str]
) -> None:
    made.add(1, RUTH, kind=kind)
    assert [call.channel for call in calls(path)] == channels
    assert not [item for item in read(path) if isinstance(item, Skipped)]


def test_an_address_in_bytes_is_the_same_person(path: Path, made: Calls) -> None:
    made.add(1, RUTH)
    made.add(2, b"07700 900101")
    assert {call.thread for call in calls(path)} == {f"phone:{RUTH}"}


def test_a_call_of_several_is_one_of_a_group(path: Path, made: Calls) -> None:
    made.members(made.add(1, RUTH, kind=8), SAM, RUTH)
    (thread,) = (item for item in read(path) if isinstance(item, Thread))
    assert (thread.group, thread.counterpart) == (True, None)
    assert thread.key == f"phone:{RUTH},{SAM}"


def test_the_members_name_whom_the_call_itself_does_not(path: Path, made: Calls) -> None:
    made.members(made.add(1, None), RUTH)
    assert [call.thread for call in calls(path)] == [f"phone:{RUTH}"]


def test_the_same_call_on_another_device_has_the_same_key(tmp_path: Path) -> None:
    for name, number in (("a", RUTH), ("b", "07700900101")):
        made = Calls(tmp_path / name)
        made.add(1 if name == "a" else 2, number, unique="ONE")
    (here,), (there,) = calls(tmp_path / "a"), calls(tmp_path / "b")
    assert (here.thread, here.key) == (there.thread, there.key)


def test_the_record_ends_with_the_backup_else_it_is_asked(path: Path, made: Calls) -> None:
    made.add(1, RUTH)
    day = BEGIN + 86_400_000
    source = MemorySource(path.name, path.read_bytes(), modified=day)
    found = list(IPhoneCalls().read(source, sample_reading()))
    assert Coverage("phone", BEGIN + 60_000, day) in found
    assert not [item for item in found if isinstance(item, Question)]
    unknown = read(path)
    assert Coverage("phone", BEGIN + 60_000, None) in unknown
    assert [item.kind for item in unknown if isinstance(item, Question)] == ["exported"]


def test_a_full_list_says_that_older_calls_have_made_way(path: Path, made: Calls) -> None:
    for minute in range(1000):
        made.add(minute, RUTH)
    (window,) = (item for item in read(path) if isinstance(item, Coverage))
    assert window.blind == ("capped",)
