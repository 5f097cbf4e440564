"""What Signal's plaintext export says, and what it drops."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.signal import Signal
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

AT = 1_709_280_000_000
EXPORTED = AT + 86_400_000
ACI = "AAoRzgAAQACAAAAAAAAAAQ=="
TOM = Handle("signal", "000a11ce-0000-4000-8000-000000000001")
TOP: list[dict[str, Any]] = [
    {"version": "1", "backupTimeMs": str(EXPORTED), "currentAppVersion": "Android 8.1.0"},
    {"recipient": {"id": "1", "self": {}}},
    {"recipient": {"id": "4", "contact": {"aci": ACI, "e164": "447700900201"}}},
]
CHAT: dict[str, Any] = {"chat": {"id": "2", "recipientId": "4"}}
INCOMING: dict[str, Any] = {"authorId": "4", "incoming": {}}


def outgoing(*states: str) -> dict[str, Any]:
    status = [{"recipientId": "4", state: {}} for state in states]
    return {"authorId": "1", "outgoing": {"sendStatus": status}}


def text(body: str = "hello", **fields: Any) -> dict[str, Any]:
    return {"standardMessage": {"text": {"body": body}} | fields}


def item(*parts: dict[str, Any], at: int = AT) -> dict[str, Any]:
    found: dict[str, Any] = {"chatId": "2", "dateSent": str(at)}
    for part in parts:
        found |= part
    return {"chatItem": found}


def call(**fields: Any) -> dict[str, Any]:
    update = {"callId": "7", "startedCallTimestamp": str(AT)} | fields
    return item({"authorId": "1", "directionless": {}, "updateMessage": {"individualCall": update}})


def read(*frames: dict[str, Any], chat: dict[str, Any] = CHAT) -> list[Outcome]:
    data = "\n".join(json.dumps(frame) for frame in (*TOP, chat, *frames))
    return list(Signal().read(MemorySource("main.jsonl", data.encode()), sample_reading()))


def events(found: list[Outcome]) -> list[Event]:
    return [item for item in found if isinstance(item, Event)]


def one(found: list[Outcome], kind: type[Any]) -> Any:
    (item,) = (item for item in found if isinstance(item, kind))
    return item


def test_the_file_says_who_wrote_and_when_it_was_exported() -> None:
    found = read(item(INCOMING, text()), item(outgoing("read"), text("hi"), at=AT + 1))
    assert [(event.author, event.at, event.words) for event in events(found)] == [
        (TOM, AT, "hello"),
        (SELF, AT + 1, "hi"),
    ]
    assert one(found, Coverage) == Coverage("signal", AT, EXPORTED, one(found, Thread).key)


def test_a_number_and_an_account_are_one_person() -> None:
    found = read(item(INCOMING, text()))
    assert one(found, Contact).handles == (TOM, Handle("phone", "+447700900201"))


def test_what_never_left_is_no_contact() -> None:
    assert not events(read(item(outgoing("failed"), text())))
    assert events(read(item(outgoing("failed", "read"), text())))
    assert events(read(item(outgoing("pending"), text())))


@pytest.mark.parametrize(
    ("chat", "change"),
    [
        ({"expirationTimerMs": "604800000"}, {}),
        ({}, {"expirationTimerChange": {"expiresInMs": "604800000"}}),
    ],
)
def test_a_chat_in_which_messages_disappear_is_partly_blind(
    chat: dict[str, str], change: dict[str, Any]
) -> None:
    frames = [item(INCOMING, text())]
    if change:
        frames.append(item({"authorId": "1", "directionless": {}, "updateMessage": change}))
    found = read(*frames, chat={"chat": CHAT["chat"] | chat})
    assert one(found, Coverage).blind == ("disappearing",)


def test_switching_disappearing_messages_off_says_nothing_about_before() -> None:
    off = {"authorId": "1", "directionless": {}, "updateMessage": {"expirationTimerChange": {}}}
    assert one(read(item(INCOMING, text()), item(off)), Coverage).blind == ()


def test_an_edited_message_is_one_event_at_its_first_time() -> None:
    first = item(INCOMING, text("helo"))["chatItem"]
    edited = item(INCOMING, text("hello"), {"revisions": [first]}, at=AT + 60_000)
    (event,) = events(read(edited))
    assert (event.at, event.words) == (AT, "hello")
    assert event.key == events(read(item(INCOMING, text("helo"))))[0].key


@pytest.mark.parametrize(
    ("direction", "state", "author", "answered", "seconds"),
    [
        ("OUTGOING", "ACCEPTED", SELF, True, None),
        ("INCOMING", "ACCEPTED", TOM, True, None),
        ("OUTGOING", "NOT_ACCEPTED", SELF, False, 0),
        ("INCOMING", "MISSED", TOM, False, 0),
        ("INCOMING", "MISSED_NOTIFICATION_PROFILE", TOM, False, 0),
        ("INCOMING", 17, TOM, None, None),
    ],
)
def test_calls_have_no_length_but_say_whether_they_were_taken(
    direction: str, state: object, author: Handle, answered: object, seconds: object
) -> None:
    (event,) = events(read(call(direction=direction, state=state)))
    assert (event.kind, event.author) == ("call", author)
    assert (event.answered, event.seconds) == (answered, seconds)


def test_a_reaction_is_an_event_of_its_own() -> None:
    reaction = {"emoji": "❤", "authorId": "1", "sentTimestamp": str(AT + 5)}
    message, found = events(read(item(INCOMING, text(reactions=[reaction]))))
    assert (found.kind, found.author, found.at) == ("reaction", SELF, AT + 5)
    assert found.key != message.key


def test_a_deleted_message_was_written_and_its_length_is_unknown() -> None:
    (event,) = events(read(item(INCOMING, {"remoteDeletedMessage": {}})))
    assert (event.length, event.words) == (None, None)


def test_a_text_that_lay_in_signal_is_a_text_and_its_record_ends_with_the_last() -> None:
    found = read(item(INCOMING, text(), {"sms": True}))
    assert events(found)[0].channel == "sms"
    assert one(found, Coverage).end == AT + 1


def test_notes_to_oneself_and_notices_are_no_contact() -> None:
    notes = {"chat": {"id": "2", "recipientId": "1"}}
    notice = {"updateMessage": {"simpleUpdate": {"type": "IDENTITY_UPDATE"}}}
    assert read(item(outgoing("read"), text()), chat=notes) == []
    assert read(item({"authorId": "4", "directionless": {}}, notice)) == []


def test_a_person_whom_no_line_explains_is_told() -> None:
    found = read(item({"authorId": "77", "incoming": {}}, text()))
    assert "who wrote it" in one(found, Skipped).why


def test_bytes_that_are_no_utf_8_cost_a_letter_and_not_the_line() -> None:
    data = "\n".join(json.dumps(frame) for frame in (*TOP, CHAT)).encode()
    line = json.dumps(item(INCOMING, text("grXXn"))).encode().replace(b"XX", b"\xff")
    source = MemorySource("main.jsonl", data + b"\n" + line)
    assert events(list(Signal().read(source, sample_reading())))[0].words == "gr\ufffdn"


@pytest.mark.parametrize(
    "head", [b'{"chatItem":{}}\n', b'{"version":1}\n', b"[2024-03-01, 10:00] Ada: hi", b"{}"]
)
def test_other_files_are_not_taken_for_signals(head: bytes) -> None:
    assert not candidates(MemorySource("main.jsonl", head), (Signal(),))
