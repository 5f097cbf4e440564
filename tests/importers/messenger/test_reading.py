"""What the readers of Messenger’s two forms rely on, and that they agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stillhere.importers import registry
from stillhere.importers.api import Source
from stillhere.importers.archives import sources
from stillhere.importers.detect import detect
from stillhere.importers.messenger import Messenger
from stillhere.importers.messenger_html import MessengerHtml
from stillhere.records.event import Event, Thread
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import ZONE, sample_reading

SAMPLES = Path(__file__).parents[1] / "samples"
T = 1_709_280_000_000
ADA, BRAM = "Ada Quill", "Bram Oakes"
INBOX = "your_activity_across_facebook/messages/inbox/adaquill_100000000000001/"


def message(at: int, content: str | None = "hello", who: str = ADA, **more: Any) -> dict[str, Any]:
    words = {} if content is None else {"content": content}
    return {"sender_name": who, "timestamp_ms": T + at, **words, **more}


def thread(*messages: dict[str, Any], names: tuple[str, ...] = (ADA, BRAM), **more: Any) -> bytes:
    people = [{"name": name} for name in names]
    whole = {"participants": people, "messages": list(messages), "title": ADA, **more}
    return json.dumps(whole).encode()


def read(
    content: bytes,
    path: str = INBOX + "message_1.json",
    others: dict[str, bytes] | None = None,
    owner: frozenset[str] = frozenset(),
    modified: int | None = None,
) -> list[Outcome]:
    source = MemorySource(path, content, "", modified, others)
    return list(Messenger().read(source, sample_reading(owner=owner)))


def events(found: list[Outcome]) -> list[Event]:
    return [item for item in found if isinstance(item, Event)]


def keys(found: list[Outcome]) -> set[tuple[str, int]]:
    return {(event.thread, event.key) for event in events(found)}


def the_thread(found: list[Outcome]) -> Thread:
    (one,) = (item for item in found if isinstance(item, Thread))
    return one


def questions(found: list[Outcome]) -> list[str]:
    return [item.kind for item in found if isinstance(item, Question)]


@pytest.mark.parametrize(
    "folder",
    [
        "messages/inbox/x_1000001/",
        "your_activity_across_facebook/messages/archived_threads/x_1000001/",
        "your_facebook_activity/messages/message_requests/y_1000001/",
        "facebook-ada-2024/your_facebook_activity/messages/e2ee_cutover/x_1000001/",
    ],
)
def test_a_conversation_has_one_key_wherever_it_lies_and_whatever_its_name(folder: str) -> None:
    assert the_thread(read(thread(message(0)), folder + "message_1.json")).key == "1000001"


def test_a_file_of_its_own_knows_its_place() -> None:
    content = thread(message(0), thread_path="inbox/AdaQuill_a1b2c3d4e5")
    assert the_thread(read(content, "message_1.json")).key == "AdaQuill_a1b2c3d4e5"


def test_the_title_is_found_behind_the_messages_and_not_within_them() -> None:
    tricky = message(0, 'they wrote "title": "no"', share={"title": "nor this"})
    assert the_thread(read(thread(tricky))).title == ADA


def test_the_other_side_is_whom_the_title_names() -> None:
    found = read(thread(message(0)))
    assert the_thread(found).counterpart is not None
    assert [item.handle.label for item in found if isinstance(item, OwnHandle)] == [BRAM]
    assert questions(found) == ["exported"]


def test_the_profile_in_the_download_says_who_i_am() -> None:
    profile = json.dumps({"profile": {"name": {"full_name": ADA}}}).encode()
    path = "profile_information/profile_information.json"
    found = read(
        thread(message(0), title="x"), "messages/inbox/a_1/message_1.json", {path: profile}
    )
    assert [item.handle.label for item in found if isinstance(item, OwnHandle)] == [ADA]


def test_where_nothing_says_who_i_am_it_is_asked() -> None:
    found = read(thread(message(0), title="Bear"))
    assert questions(found) == ["owner", "exported"]
    known = read(thread(message(0), title="Bear"), owner=frozenset({BRAM}))
    assert questions(known) == ["exported"]


def test_someone_who_left_is_not_told_by_the_title() -> None:
    found = read(thread(message(0), is_still_participant=False))
    assert not [item for item in found if isinstance(item, OwnHandle)]


def test_messages_of_one_minute_are_counted_from_the_oldest_over_both_files() -> None:
    newest, middle, oldest = message(3000), message(2000), message(1000, who=BRAM)
    whole = read(thread(newest, middle, oldest))
    older = thread(middle, oldest)
    parts = read(thread(newest), others={INBOX + "message_2.json": older})
    parts += read(older, INBOX + "message_2.json")
    assert len(events(parts)) == 3
    assert keys(parts) == keys(whole)


def test_the_next_download_adds_what_is_new_only() -> None:
    before = [message(2000), message(1000)]
    now = [message(9_000_000), message(2500), *before]
    assert len(keys(read(thread(*now))) - keys(read(thread(*before)))) == 2
    assert keys(read(thread(*before))) < keys(read(thread(*now)))


def test_a_new_name_makes_nothing_double() -> None:
    before = thread(message(1000), message(0, who=BRAM))
    after = thread(message(1000, who="Ada Oakes"), message(0, who=BRAM), names=("Ada Oakes", BRAM))
    assert keys(read(before)) == keys(read(after))


def test_what_was_unsent_later_makes_nothing_double() -> None:
    before = thread(message(2000), message(1000), message(0))
    after = thread(message(2000), message(1000, None, is_unsent=True), message(0))
    assert keys(read(after)) < keys(read(before))


def test_calls_have_their_length_with_and_without_a_type() -> None:
    found = events(
        read(
            thread(
                message(3000, call_duration=192),
                message(2000, None, type="Call", call_duration=0, missed=True),
                message(1000, None, type="Call", call_duration=0),
                message(0, None, type="Call"),
            )
        )
    )
    assert [(event.kind, event.seconds, event.answered) for event in found] == [
        ("call", None, None),
        ("call", 0, False),
        ("call", 0, False),
        ("call", 192, True),
    ]


def test_reactions_are_their_actors() -> None:
    mojibake = "Zoë".encode().decode("latin-1")
    found = events(read(thread(message(0, reactions=[{"reaction": "x", "actor": mojibake}]))))
    assert [(event.kind, event.author.label) for event in found] == [
        ("message", ADA),
        ("reaction", "Zoë"),
    ]


def test_people_whose_account_is_gone_are_not_one_person() -> None:
    one = events(read(thread(message(0, who="Facebook user"))))
    other = events(
        read(thread(message(0, who="Facebook user")), "messages/inbox/b_2000002/message_1.json")
    )
    assert one[0].author != other[0].author


def test_the_record_may_lack_what_lies_in_the_second_download() -> None:
    (window,) = (item for item in read(thread(message(0))) if isinstance(item, Coverage))
    assert (window.start, window.end, window.blind) == (T, None, ("second-archive",))


def test_a_zip_tells_when_the_download_was_made() -> None:
    found = read(thread(message(0)), modified=T + 5)
    assert [item.end for item in found if isinstance(item, Coverage)] == [T + 5]
    assert questions(found) == []


def test_times_in_seconds_and_no_times_at_all() -> None:
    found = read(thread({"sender_name": ADA, "timestamp": 1_500_000_000, "content": "a"}, {"x": 1}))
    assert [event.at for event in events(found)] == [1_500_000_000_000]
    assert [item.where for item in found if isinstance(item, Skipped)] == ["message 2"]


def test_the_page_and_the_json_of_one_conversation_are_the_same_events() -> None:
    as_json, as_page = (recognised(folder) for folder in ("messenger", "messenger_html"))
    in_one = {key for key in keys(as_json) if key[0] == "100000000000001"}
    assert len(in_one) == 8
    assert in_one == {key for key in keys(as_page) if key[0] == "100000000000001"}
    assert keys(as_page) <= keys(as_json)


def recognised(folder: str) -> list[Outcome]:
    """All that is read of the sample download in a folder."""
    importers = registry.importers(("messenger", "messenger_html"))
    found = sources(SAMPLES / folder / "download", ZONE)
    return [
        item
        for source in found
        if source.name.startswith("message_")
        for item in detect(source, importers).read(source, sample_reading())
    ]


def test_a_page_is_left_to_the_json_beside_it() -> None:
    page = (SAMPLES / "messenger_html" / "message_1.html").read_bytes()
    alone = MemorySource(INBOX + "message_1.html", page)
    beside = MemorySource(
        INBOX + "message_1.html", page, others={INBOX + "message_1.json": thread(message(0))}
    )
    assert events(list(MessengerHtml().read(alone, sample_reading())))
    assert list(MessengerHtml().read(beside, sample_reading())) == []


@pytest.mark.parametrize(
    ("path", "container", "name"),
    [
        ("messages/inbox/a_1/message_1.json", "", "messenger"),
        ("your_instagram_activity/messages/inbox/a_1/message_1.json", "", "instagram"),
        ("messages/inbox/a_1/message_1.json", "instagram-ada-2024-03-01.zip", "instagram"),
        ("messages/inbox/a_1/message_1.json", "facebook-ada-2024-03-01.zip", "messenger"),
    ],
)
def test_the_place_tells_the_two_services_apart(path: str, container: str, name: str) -> None:
    source: Source = MemorySource(path, thread(message(0)), container)
    assert detect(source, registry.importers()).name == name
