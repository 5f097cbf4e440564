"""What the reader of Skype’s export relies on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from stillhere.importers.skype import Skype
from stillhere.importers.skype.messages import Said, said_of
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Coverage, Outcome
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

AGA, ME = "8:live:aga_moss", "8:live:runa.fell"
TIME = "2024-03-01T08:00:00.123Z"
T = 1_709_280_000_123


def message(content: str = "hello", kind: str = "RichText", **more: Any) -> dict[str, Any]:
    return {
        "id": str(T), "originalarrivaltime": TIME, "messagetype": kind, "content": content,
        "from": AGA, **more,
    }  # fmt: skip


def read(*messages: dict[str, Any], id_: str = AGA, **more: Any) -> list[Outcome]:
    conversation = {"id": id_, "displayName": "Aga Moss", **more, "MessageList": list(messages)}
    export = {"userId": ME, "exportDate": "2024-03-05T10:15", "conversations": [conversation]}
    source = MemorySource("messages.json", json.dumps(export).encode())
    return list(Skype().read(source, sample_reading()))


def events(found: list[Outcome]) -> list[Event]:
    return [item for item in found if isinstance(item, Event)]


def the_thread(found: list[Outcome]) -> Thread:
    (one,) = (item for item in found if isinstance(item, Thread))
    return one


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Hi &amp; welcome <ss type="smile">:)</ss>', "Hi & welcome :)"),
        ('<quote author="a">old<legacyquote>x</legacyquote></quote>new', "new"),
        ('<a href="https://a.example">https://a.example</a> <b>now</b>', "https://a.example now"),
        ("1 &lt; 2", "1 < 2"),
    ],
)  # fmt: skip
def test_the_length_is_that_of_the_words_without_their_markup(text: str, words: str) -> None:
    assert said_of("RichText", text) == Said("message", len(words), words)


def test_plain_text_is_not_markup() -> None:
    assert said_of("Text", "a <b> c") == Said("message", 7, "a <b> c")


@pytest.mark.parametrize(
    ("kind", "text"),
    [("RichText", ""), ("ThreadActivity/AddMember", "x"), ("Notice", "x"), ("PopCard", "x"),
     ("RichText/Media_CallRecording", "x"), ("Event/BingBot", "x"), (None, "x"),
     ("Event/Call", '<partlist type="started" alt=""></partlist>'), ("Event/Call", "")],
)  # fmt: skip
def test_what_is_no_contact_is_nothing(kind: str | None, text: str) -> None:
    assert said_of(kind, text) is None


def parts(kind: str, *durations: int) -> str:
    inner = "".join(
        f'<part identity="x"><name>x</name><duration>{each}</duration></part>' for each in durations
    )
    return f'<partlist type="{kind}" alt="" callId="c">{inner}</partlist>'


@pytest.mark.parametrize(
    ("content", "seconds", "answered"),
    [
        (parts("ended", 303, 300), 303, True),
        (parts("ended"), 0, False),
        (parts("missed"), 0, False),
    ],
)
def test_a_call_lasted_as_long_as_its_longest_part(
    *, content: str, seconds: int, answered: bool
) -> None:
    said = said_of("Event/Call", content)
    assert said is not None
    assert (said.kind, said.seconds, said.answered) == ("call", seconds, answered)


def test_a_call_is_where_it_began() -> None:
    (event,) = events(read(message(parts("ended", 303), "Event/Call")))
    assert event.at == T - 303_000


def test_an_edit_is_the_message_that_it_replaces() -> None:
    edit = f'new<e_m a="live:aga_moss" ts_ms="{T}" ts="{T // 1000}" t="61"></e_m>'
    later = message(edit, id=str(T + 5000), originalarrivaltime="2024-03-01T08:00:05.123Z")
    found = events(read(later, message("old")))
    assert {(event.key, event.at) for event in found} == {(T, T)}


def test_the_export_says_who_i_am() -> None:
    found = events(read(message(**{"from": ME}), message(id="2")))
    assert [event.author.address for event in found] == [SELF.address, "live:aga_moss"]


def test_a_group_has_its_topic_and_many_people() -> None:
    thread = the_thread(
        read(message(), id_="19:x@thread.skype", threadProperties={"topic": "Trip"})
    )
    assert (thread.title, thread.group, thread.counterpart) == ("Trip", True, None)


def test_a_phone_number_is_a_phone_number() -> None:
    thread = the_thread(read(message(), id_="4:+447700900123"))
    assert thread.counterpart is not None
    assert (thread.counterpart.service, thread.counterpart.address) == ("phone", "+447700900123")


@pytest.mark.parametrize("id_", ["48:notes", "28:concierge.skype.com"])
def test_own_notes_and_robots_are_nobody(id_: str) -> None:
    assert read(message(), id_=id_) == []


def test_the_record_reaches_to_the_export() -> None:
    (window,) = (item for item in read(message()) if isinstance(item, Coverage))
    exported = datetime(2024, 3, 5, 10, 15, tzinfo=UTC)
    assert (window.start, window.end) == (T, int(exported.timestamp() * 1000))
