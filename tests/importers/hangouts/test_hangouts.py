from __future__ import annotations

import json
from typing import Any

from bench.formats.hangouts import conversation, event, who
from stillhere.importers.detect import candidates
from stillhere.importers.hangouts import Hangouts
from stillhere.records.event import Event
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Outcome, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

AT = 1_384_370_000_000_000
TOM = Handle("hangouts", who(1)["gaia_id"])


def export(*events: object) -> bytes:
    return json.dumps(
        {"conversations": [{"conversation": conversation(), "events": events}]}
    ).encode()


def read(data: bytes, container: str = "") -> list[Outcome]:
    return list(Hangouts().read(MemorySource("Hangouts.json", data, container), sample_reading()))


def events(*items: object) -> list[Event]:
    return [item for item in read(export(*items)) if isinstance(item, Event)]


def call(number: int, at: int, sender: int, kind: str, seconds: str | None = None) -> Any:
    found = event(number, at, sender, "")
    del found["chat_message"]
    lasted = {} if seconds is None else {"hangout_duration_secs": seconds}
    return found | {"hangout_event": {"event_type": kind} | lasted}


def test_microseconds_become_milliseconds_and_the_owner_is_known() -> None:
    found = events(event(1, AT + 1_999, 0, "a"), event(2, AT, 1, "b"))
    assert [(item.at, item.author) for item in found] == [
        (AT // 1000 + 1, SELF),
        (AT // 1000, TOM),
    ]


def test_a_start_and_its_end_are_one_call_of_whoever_started_it() -> None:
    start, end = call(1, AT, 1, "START_HANGOUT"), call(2, AT + 90_000_000, 0, "END_HANGOUT", "80")
    (found,) = events(start, end)
    assert (found.at, found.author, found.seconds, found.answered) == (AT // 1000, TOM, 80, True)


def test_an_end_without_a_length_was_not_answered() -> None:
    (found,) = events(call(1, AT, 0, "START_HANGOUT"), call(2, AT, 0, "END_HANGOUT"))
    assert (found.author, found.seconds, found.answered) == (SELF, 0, False)


def test_a_start_without_an_end_says_nothing_of_its_length() -> None:
    found = events(call(1, AT, 0, "START_HANGOUT"), call(2, AT + 1_000, 1, "START_HANGOUT"))
    assert [(item.seconds, item.answered) for item in found] == [(None, None)] * 2


def test_joins_and_new_names_are_no_contact() -> None:
    join = event(1, AT, 1, "")
    del join["chat_message"]
    assert events(join | {"membership_change": {"type": "JOIN"}}) == []


def test_a_file_that_is_cut_off_keeps_what_came_before() -> None:
    found = read(export(event(1, AT, 1, "a"), event(2, AT, 1, "b"))[:-60])
    assert [item.words for item in found if isinstance(item, Event)] == ["a"]
    assert any(isinstance(item, Skipped) for item in found)


def test_the_archives_name_is_the_moment_of_the_export() -> None:
    found = read(export(event(1, AT, 1, "a")), "takeout-20240601T090000Z-001.zip")
    (window,) = (item for item in found if isinstance(item, Coverage))
    assert (window.start, window.end) == (AT // 1000, 1_717_232_400_000)


def test_skypes_conversations_are_not_recognised() -> None:
    other = b'{"userId": "8:me", "conversations": [{"id": "8:you", "MessageList": []}]}'
    assert not candidates(MemorySource("messages.json", other), (Hangouts(),))
    assert not candidates(MemorySource("a.json", b'{"conversations": [{"id": 1}]}'), (Hangouts(),))
