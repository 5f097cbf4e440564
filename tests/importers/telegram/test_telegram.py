"""What a result.json says, and what it does not."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from typing import Any, BinaryIO, Self, cast

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.telegram import Telegram
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

AT = 1_709_283_600
TOM, ADA = "user700100200", "user300100200"


def message(**fields: Any) -> dict[str, Any]:
    at = fields.pop("at", AT)
    return {"id": 1, "type": "message", "date_unixtime": str(at), "text": "hello"} | fields


def chat(*messages: dict[str, Any], **header: Any) -> dict[str, Any]:
    top = {"name": "Tomas Brandt", "type": "personal_chat", "id": 700100200}
    return top | header | {"messages": list(messages)}


def read(content: dict[str, Any], *, path: str = "result.json", **how: Any) -> list[Outcome]:
    source = MemorySource(path, json.dumps(content).encode(), how.pop("container", ""))
    return list(Telegram().read(source, sample_reading(**how)))


def events(found: list[Outcome]) -> list[Event]:
    return [item for item in found if isinstance(item, Event)]


def one(found: list[Outcome], kind: type[Any]) -> Any:
    (item,) = (item for item in found if isinstance(item, kind))
    return item


def test_whoever_is_not_the_other_side_of_a_personal_chat_is_the_owner() -> None:
    found = read(chat(message(from_id=TOM), message(id=2, from_id=ADA)))
    assert one(found, OwnHandle).handle == Handle("telegram", "300100200")
    assert one(found, Thread).counterpart == Handle("telegram", "700100200")
    assert not [item for item in found if isinstance(item, Question) and item.kind == "owner"]


def test_where_the_owner_never_wrote_the_other_side_is_known_all_the_same() -> None:
    found = read(chat(message(from_id=TOM)))
    assert one(found, Thread).counterpart == Handle("telegram", "700100200")
    assert not [item for item in found if isinstance(item, OwnHandle)]


def test_the_unix_time_counts_and_not_the_wall_clock_beside_it() -> None:
    (event,) = events(read(chat(message(from_id=TOM, date="2001-01-01T00:00:00"))))
    assert (event.at, event.zone_assumed) == (AT * 1000, False)


@pytest.mark.parametrize(
    ("date", "at"), [("2019-07-12T16:55:32", 1_562_946_932), ("2019-01-12T16:55:32", 1_547_312_132)]
)
def test_an_old_file_has_the_wall_clock_only_with_summer_time(date: str, at: int) -> None:
    old = {"id": 1, "type": "message", "date": date, "from_id": TOM, "text": ""}
    (event,) = events(read(chat(old)))
    assert (event.at, event.zone_assumed) == (at * 1000, True)


def test_being_edited_is_no_event() -> None:
    edited = message(from_id=TOM, edited="2024-03-02T10:00:00", edited_unixtime=str(AT + 9))
    assert len(events(read(chat(edited)))) == 1


@pytest.mark.parametrize(
    ("fields", "seconds", "answered"),
    [
        ({"duration_seconds": 56, "discard_reason": "hangup"}, 56, True),
        ({"discard_reason": "missed"}, 0, False),
        ({"discard_reason": "busy"}, 0, False),
        ({"discard_reason": "hangup"}, 0, False),
        ({}, None, None),
    ],
)
def test_calls_have_their_length_and_whether_they_were_taken(
    fields: dict[str, Any], seconds: int | None, *, answered: bool | None
) -> None:
    call = message(type="service", action="phone_call", actor_id=ADA, **fields)
    (event,) = events(read(chat(call)))
    assert (event.kind, event.seconds, event.answered) == ("call", seconds, answered)
    assert event.author == Handle("telegram", "300100200")


def test_a_group_call_counts_once_although_it_has_two_lines() -> None:
    start = message(type="service", action="group_call", actor_id=ADA)
    end = message(id=2, type="service", action="group_call", actor_id=ADA, duration=60)
    (event,) = events(read(chat(start, end, type="private_group")))
    assert (event.key, event.seconds) == (2, 60)


def test_a_reaction_is_an_event_of_whoever_reacted_in_the_clock_of_the_message() -> None:
    recent = [{"from": "Ada Quill", "from_id": ADA, "date": "2024-03-01T14:05:00"}]
    reactions = [{"type": "emoji", "count": 1, "emoji": "❤", "recent": recent}]
    first = message(from_id=TOM, date="2024-03-01T14:00:00", reactions=reactions)
    reaction = events(read(chat(first)))[1]
    assert (reaction.kind, reaction.author.address) == ("reaction", "300100200")
    assert (reaction.at, reaction.zone_assumed) == ((AT + 300) * 1000, False)


def test_a_deleted_account_keeps_its_id_and_has_no_name() -> None:
    found = read(chat(message(**{"from": None}, from_id=TOM), name=None))
    assert one(found, Thread).title == ""
    assert events(found)[0].author == Handle("telegram", "700100200")
    assert not [item for item in found if isinstance(item, Contact)]


def test_a_line_without_a_sender_in_a_group_is_left_out_with_a_sentence() -> None:
    found = read(chat(message(**{"from": None}), type="private_group"))
    assert not events(found)
    assert "who wrote it" in one(found, Skipped).why


@pytest.mark.parametrize(
    "kind", ["saved_messages", "replies", "bot_chat", "private_channel", "public_channel"]
)
def test_notes_bots_and_channels_are_no_contact(kind: str) -> None:
    assert read(chat(message(from_id=TOM), type=kind)) == []


def test_a_chat_in_which_nobody_wrote_is_not_there() -> None:
    joined = message(type="service", action="joined_telegram", actor_id=TOM)
    assert read(chat(joined)) == []


def test_a_group_that_became_public_is_the_same_thread() -> None:
    keys = [
        one(read(chat(message(from_id=TOM), type=kind, id=12)), Thread).key
        for kind in ("private_supergroup", "public_supergroup")
    ]
    assert keys == ["channel:12", "channel:12"]


def test_one_chat_alone_and_among_all_has_the_same_keys() -> None:
    single = chat(message(from_id=TOM), message(id=2, from_id=ADA))
    whole = {
        "about": "x",
        "personal_information": {"user_id": 300100200},
        "chats": {"about": "x", "list": [single]},
    }
    assert events(read(single)) == events(read(whole))


def test_the_address_book_ties_a_number_to_an_id() -> None:
    card = {"user_id": 700100200, "first_name": "Tomas", "phone_number": "07700900201"}
    found = read({"about": "x", "contacts": {"about": "x", "list": [card]}})
    assert one(found, Contact).handles == (
        Handle("phone", "+447700900201"),
        Handle("telegram", "700100200"),
    )


def test_the_folder_tells_the_day_of_the_export() -> None:
    path = "ChatExport_2024-03-05/result.json"
    assert one(read(chat(message(from_id=TOM)), path=path), Coverage).end == 1_709_596_800_000


def test_an_export_is_never_before_its_last_message() -> None:
    path = "ChatExport_2024-02-05/result.json"
    assert one(read(chat(message(from_id=TOM)), path=path), Coverage).end == AT * 1000 + 1


def test_an_answer_ends_the_record_and_nothing_is_asked_again() -> None:
    found = read(chat(message(from_id=TOM)), exported=AT * 1000 + 5000)
    assert one(found, Coverage).end == AT * 1000 + 5000
    assert not [item for item in found if isinstance(item, Question)]


def test_halves_of_characters_never_reach_the_store() -> None:
    found = read(chat(message(from_id=TOM, text="a\ud83d\0"), name="T\ud83d"))
    assert events(found)[0].words == "a\ufffd\ufffd"
    assert events(found)[0].length == 3
    assert one(found, Contact).name == "T\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        '{"participants": [], "messages": [{"type": "message", "from_id": "user1"}]}',
        '{"guild": {}, "channel": {"type": "DirectTextChat"}, "messages": []}',
        '[{"type": "personal_chat", "messages": []}]',
        "12/03/2024, 10:00 - Ada: date_unixtime",
    ],
)
def test_other_files_are_not_taken_for_telegrams(text: str) -> None:
    assert not candidates(MemorySource("result.json", text.encode()), (Telegram(),))


class Endless(MemorySource):
    """A chat of `count` messages that is made while it is read."""

    def __init__(self, count: int) -> None:
        super().__init__("result.json", b"{")
        self._count = count

    def open(self) -> BinaryIO:
        return cast("BinaryIO", Flow(self._count))


class Flow:
    def __init__(self, count: int) -> None:
        self._rest = self._made(count)

    def _made(self, count: int) -> Iterator[bytes]:
        yield b'{"type": "personal_chat", "id": 700100200, "messages": ['
        block = ",".join(json.dumps(message(from_id=TOM, text="x" * 1000)) for _ in range(1000))
        yield from (block.encode() + b"," for _ in range(count // 1000))
        yield b'{"id": 1}]}'

    def read(self, size: int = -1) -> bytes:
        return next(self._rest, b"")

    def close(self) -> None:
        """Nothing to close."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""


def test_a_long_file_takes_no_more_memory_than_a_short_one() -> None:
    peaks = []
    for count in (4_000, 40_000):
        tracemalloc.start()
        try:
            assert sum(1 for _ in Telegram().read(Endless(count), sample_reading())) > count
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
