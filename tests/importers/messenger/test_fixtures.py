"""What comes of other projects’ test files, where those are at hand (they are not ours to ship)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillhere.importers import registry
from stillhere.importers.detect import detect
from stillhere.records.event import Event, Thread
from stillhere.records.intake import Outcome
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")


def read(kind: str, name: str, *names: str) -> list[Outcome]:
    """All that is read of a file, with the folders that its name tells."""
    others: dict[str, bytes] = {}
    for each in (name, *names):
        (file,) = Path(FOLDER, kind).glob(f"*__{each}")
        others[_path(file)] = file.read_bytes()
    path = next(iter(others))
    source = MemorySource(path, others[path], others=others)
    return list(detect(source, registry.importers()).read(source, sample_reading()))


def _path(file: Path) -> str:
    return "/".join(file.name.split("__")[2:]) or file.name.split("__")[1]


def events(found: list[Outcome], kind: str = "message") -> list[Event]:
    return [item for item in found if isinstance(item, Event) and item.kind == kind]


def the_thread(found: list[Outcome]) -> Thread:
    (one,) = (item for item in found if isinstance(item, Thread))
    return one


@pytest.mark.parametrize(
    ("name", "count", "words"),
    [
        ("2A_7M.json", 7, "Hello"),
        ("goodsibling_OK__message_1.json", 1, "Still valid"),
        ("alice_1.json", 3, "Hello"),
        ("group_2.json", 2, "Plans?"),
        ("json_group*crew_GRP123__message_1.json", 3, "Hey crew"),
        ("json_simple*alice_ABC123__message_1.json", 3, "café time?"),
        ("zoe_ARCH__message_1.json", 1, "Old message in archive"),
        ("json_with_media*bob_XYZ789__message_1.json", 1, "Here's a photo"),
        ("mixed*eve_MIX__message_1.json", 2, "Mixed hello"),
        ("html_simple*alice_ABC123__message_1.html", 3, "café time?"),
        ("html_with_media*bob_XYZ789__message_1.html", 1, "Here's a photo"),
        ("html_timestamps__layout1.html", 1, "ping"),
        ("html_timestamps__layout3.html", 1, "ping"),
    ],
)
def test_each_file_has_its_messages(name: str, count: int, words: str) -> None:
    found = events(read("messenger", name))
    assert len(found) == count
    assert words in [event.words for event in found]


def test_the_sample_of_two_people_begins_and_ends_where_it_says() -> None:
    found = read("messenger", "2A_7M.json")
    moments = [event.at for event in events(found)]
    assert (min(moments), max(moments)) == (1_415_147_240_411, 1_415_147_732_056)
    assert [handle.label for handle in the_thread(found).participants] == ["Alice", "Bob"]


def test_the_two_groups_are_groups() -> None:
    assert the_thread(read("messenger", "group_2.json")).group
    assert the_thread(read("messenger", "json_group*message_1.json")).group


def test_calls_and_what_is_no_message() -> None:
    found = read("messenger", "json_nontext*message_1.json")
    assert len(events(found)) == 3
    assert [(call.seconds, call.answered) for call in events(found, "call")] == [
        (192, True),
        (0, False),
    ]


def test_reactions_name_their_actors() -> None:
    found = events(read("messenger", "json_simple*alice_ABC123__message_1.json"), "reaction")
    assert [event.author.label for event in found] == ["Test User", "Alice Example"]


def test_files_of_one_conversation_share_its_key() -> None:
    newest = read("messenger", "json_multifile*message_2.json")
    oldest = read("messenger", "json_multifile*message_10.json")
    assert the_thread(newest).key == the_thread(oldest).key == "dave_MULTI"


def test_the_page_and_the_json_of_one_conversation_are_the_same_events() -> None:
    """Alice's conversation is there in both forms; its page shows the times of UTC."""
    as_json = events(read("messenger", "json_simple*alice_ABC123__message_1.json"))
    as_page = events(read("messenger", "html_simple*alice_ABC123__message_1.html"))
    assert [event.words for event in as_page] == [event.words for event in as_json]
    assert {event.thread for event in as_page} == {event.thread for event in as_json}


def test_the_instagram_file_has_two_messages() -> None:
    found = events(read("instagram", "test_export.json"))
    assert [(event.at, event.author.label) for event in found] == [
        (1_579_294_140_000, "John Doe"),
        (1_577_186_580_000, "Jane Doe"),
    ]
