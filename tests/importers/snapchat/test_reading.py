"""What the reader of Snapchat’s download relies on."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from stillhere.importers import registry
from stillhere.importers.detect import detect
from stillhere.importers.snapchat import Snapchat
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Contact, Coverage, Outcome
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

T = 1_709_280_000_000
FOLDER = os.environ.get("STILLHERE_FIXTURES", "")


def chat(at: int, content: str | None = "hello", **more: Any) -> dict[str, Any]:
    return {
        "From": "wren.holt", "Media Type": "TEXT", "Created": "2024-03-01 08:00:00 UTC",
        "Content": content, "Conversation Title": None, "IsSender": False,
        "Created(microseconds)": T + at, "IsSaved": True, **more,
    }  # fmt: skip


def read(value: object, path: str = "json/chat_history.json", **others: object) -> list[Outcome]:
    beside = {f"json/{name}.json": json.dumps(each).encode() for name, each in others.items()}
    source = MemorySource(path, json.dumps(value).encode(), others=beside)
    return list(Snapchat().read(source, sample_reading()))


def events(found: list[Outcome]) -> list[Event]:
    return [item for item in found if isinstance(item, Event)]


def test_the_microseconds_are_milliseconds() -> None:
    assert [event.at for event in events(read({"a": [chat(123)]}))] == [T + 123]


def test_without_them_the_written_time_is_of_utc() -> None:
    (event,) = events(read({"a": [chat(0) | {"Created(microseconds)": None}]}))
    assert event.at == T


def test_the_download_says_which_lines_are_mine() -> None:
    found = events(read({"wren.holt": [chat(1, IsSender=True, From="ivo_s"), chat(0)]}))
    assert [event.author.address for event in found] == [SELF.address, "wren.holt"]


def test_what_nobody_wrote_is_left_out() -> None:
    kinds = (
        "STATUS",
        "STATUSERASEDMESSAGE",
        "STATUSPARTICIPANTREMOVED",
        "NONPARTICIPANTBOTRESPONSE",
    )
    entries = [chat(at, **{"Media Type": kind}) for at, kind in enumerate(kinds)]
    assert read({"a": entries}) == []


def test_a_text_that_was_not_saved_has_no_length_and_a_picture_none_to_have() -> None:
    unsaved, picture = chat(1, None, IsSaved=False), chat(0, "", **{"Media Type": "MEDIA"})
    assert [event.length for event in events(read({"a": [unsaved, picture]}))] == [None, 0]


def test_a_title_makes_it_a_group() -> None:
    found = read({"id": [chat(0, **{"Conversation Title": "Rowing"})], "wren.holt": [chat(1)]})
    threads = [item for item in found if isinstance(item, Thread)]
    assert [(one.key, one.title, one.group) for one in threads] == [
        ("id", "Rowing", True),
        ("wren.holt", "wren.holt", False),
    ]


def test_snaps_and_chats_of_one_second_are_two() -> None:
    snap = {key: value for key, value in chat(0).items() if key not in {"Content", "IsSaved"}}
    chats, snaps = read({"a": [chat(0)]}), read({"a": [snap]}, "json/snap_history.json")
    assert events(chats)[0].key != events(snaps)[0].key
    assert (events(snaps)[0].kind, events(snaps)[0].words) == ("message", None)


def test_both_forms_of_one_conversation_are_the_same_events() -> None:
    new = read({"wren.holt": [chat(600, IsSender=True, From="ivo_s"), chat(500), chat(100)]})
    line = {"Media Type": "TEXT", "Created": "2024-03-01 08:00:00 UTC", "Text": "hello"}
    old = read(
        {
            "Received Saved Chat History": [{"From": "wren.holt", **line}] * 2,
            "Sent Saved Chat History": [{"To": "wren.holt", **line}],
        }
    )
    assert {(e.thread, e.key) for e in events(new)} == {(e.thread, e.key) for e in events(old)}
    assert len({event.key for event in events(old)}) == 3


def test_friends_have_their_names_from_the_file_beside() -> None:
    friends = {"Friends": [{"Username": "wren.holt", "Display Name": "Wren Holt"}]}
    found = read({"wren.holt": [chat(0)]}, friends=friends)
    assert [item.name for item in found if isinstance(item, Contact)] == ["Wren Holt"]


def test_only_saved_chats_have_words_and_the_record_says_so() -> None:
    (window,) = (item for item in read({"a": [chat(0)]}) if isinstance(item, Coverage))
    assert window.blind == ("saved-only",)


@pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")
@pytest.mark.parametrize(
    ("name", "at"), [("chat_history", 1_713_576_562_686), ("snap_history", 1_718_296_946_482)]
)
def test_the_documented_examples_are_read(name: str, at: int) -> None:
    (file,) = Path(FOLDER, "snapchat").glob(f"*__{name}.json")
    source = MemorySource(f"{name}.json", file.read_bytes())
    found = list(detect(source, registry.importers()).read(source, sample_reading()))
    assert [(e.at, e.author.address) for e in events(found)] == [(at, "friend_username")]
