"""What signal-export's files say: the owner is "Me", the clock is a local one."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from stillhere.importers import registry
from stillhere.importers.detect import detect
from stillhere.importers.signal_text import SignalText
from stillhere.importers.streams import FileSource
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, named
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

TOM = named("signal", "Tomas Brandt")
FOLDER = os.environ.get("STILLHERE_FIXTURES", "")


def read(text: str, path: str = "chat.md", **how: Any) -> list[Outcome]:
    source = MemorySource(path, text.encode())
    return list(SignalText().read(source, sample_reading(**how)))


def events(found: list[Outcome]) -> list[Event]:
    return [item for item in found if isinstance(item, Event)]


def thread(found: list[Outcome]) -> Thread:
    (item,) = (item for item in found if isinstance(item, Thread))
    return item


def test_me_is_the_owner_and_the_other_name_is_the_other_side() -> None:
    found = read("[2024-07-01 09:00:00] Me: hi  \n[2024-07-01 09:00:01] Tomas Brandt: you  \n")
    assert [event.author for event in events(found)] == [SELF, TOM]
    assert thread(found).counterpart == TOM


def test_the_clock_is_the_owners_with_summer_time() -> None:
    (event,) = events(read("[2024-07-01 09:00:00] Tomas Brandt: hi  \n"))
    assert (event.at, event.zone_assumed, event.precision) == (1_719_820_800_000, True, "second")


def test_the_older_form_has_minutes() -> None:
    (event,) = events(read("[2024-07-01, 09:00] Tomas Brandt: hi\n", "chat.txt"))
    assert event.precision == "minute"


@pytest.mark.parametrize(
    ("body", "author", "seconds", "answered"),
    [
        ("Incoming voice call (accepted, 12m 34s)", TOM, 754, True),
        ("Outgoing video call (accepted, 9s)", SELF, 9, True),
        ("Outgoing voice call (unanswered)", SELF, 0, False),
        ("Missed voice call", TOM, 0, False),
        ("Incoming voice call (declined)", TOM, 0, False),
        ("Outgoing call", SELF, None, None),
    ],
)
def test_calls_are_calls_of_whoever_called(
    body: str, author: object, seconds: object, answered: object
) -> None:
    found = read(f"[2024-07-01 09:00:00] Tomas Brandt: {body}  \n")
    (event,) = events(found)
    assert (event.kind, event.author) == ("call", author)
    assert (event.seconds, event.answered) == (seconds, answered)


def test_what_the_program_adds_to_a_message_is_not_counted() -> None:
    text = "[2024-07-01 09:00:00] Me: \n\n> so\n\nyes  ![a.jpg](./media/a.jpg)\n(- Tom: ❤ -)\n"
    (event,) = events(read(text))
    assert (event.words, event.length) == ("yes", 3)


def test_more_than_one_other_is_a_group_named_after_its_folder() -> None:
    text = "".join(f"[2024-07-01 09:00:0{n}] {who}: hi  \n" for n, who in enumerate("ABC"))
    found = read(text.replace(" C:", " Me:"), "out/Allotment/chat.md")
    assert (thread(found).group, thread(found).key) == (True, "group:Allotment")


def test_without_me_the_owner_is_asked_and_the_answer_changes_no_key() -> None:
    text = "[2024-07-01, 09:00] Ada Quill: hi\n[2024-07-01, 09:01] Tomas Brandt: you\n"
    asked = read(text)
    assert [item.kind for item in asked if isinstance(item, Question)] == ["owner", "exported"]
    told = read(text, owner=frozenset({"Ada Quill"}))
    assert [item.handle.label for item in told if isinstance(item, OwnHandle)] == ["Ada Quill"]
    assert (thread(told).key, thread(told).counterpart) == (thread(asked).key, TOM)
    assert events(told) == events(asked)


def test_both_forms_in_one_folder_are_read_once_with_the_same_keys() -> None:
    row = '{"date": "2024-07-01T09:00:00.500000", "sender": "Me", "body": "hi  "}\n'
    text = "[2024-07-01 09:00:00] Me: hi  \n"
    others = {"Tomas Brandt/data.json": row.encode()}
    alone = MemorySource("Tomas Brandt/chat.md", text.encode())
    beside = MemorySource("Tomas Brandt/chat.md", text.encode(), others=others)
    importer, reading = SignalText(), sample_reading()
    rows = beside.beside("data.json")
    assert rows is not None
    assert list(importer.read(beside, reading)) == []
    keys = [[e.key for e in events(list(importer.read(s, reading)))] for s in (alone, rows)]
    assert keys[0] == keys[1]


def test_the_record_may_lack_what_disappeared() -> None:
    found = read("[2024-07-01 09:00:00] Me: hi  \n")
    assert [item.blind for item in found if isinstance(item, Coverage)] == [("disappearing",)]


@pytest.mark.parametrize(
    ("name", "text", "importer"),
    [
        ("chat.md", "[2024-03-01 10:00:05] Me: hi  \n", "signal_text"),
        ("copy.txt", "[2024-03-01 10:00:05] Me: hi  \n", "signal_text"),
        ("copy.txt", "[2024-03-01, 10:00] Tom: hi\n", "signal_text"),
        ("copy.txt", "[2024-03-01 10:00:05] Tom: hi\n[2024-03-01 10:00:09] Ada: you\n", "whatsapp"),
        ("WhatsApp Chat with Tom.txt", "[2024-03-01, 10:00] Tom: hi\n", "whatsapp"),
    ],
)
def test_swedish_whatsapp_chats_look_alike_and_are_told_apart(
    name: str, text: str, importer: str
) -> None:
    source = MemorySource(name, text.encode())
    assert detect(source, registry.importers()).name == importer


@pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")
def test_the_example_of_chat_miner_has_two_messages() -> None:
    source = FileSource(Path(FOLDER, "signal_md", "joweich_chat-miner__test_export.txt"))
    assert detect(source, registry.importers()).name == "signal_text"
    found = events(list(SignalText().read(source, sample_reading())))
    assert [event.author.label for event in found] == ["Jane Doe", "John Doe"]
    assert [event.at for event in found] == [1_577_190_180_000, 1_579_297_740_000]
    assert found[1].words == "Hello\nJane!"


def test_a_message_of_brackets_alone_is_read_at_once() -> None:
    for marks in ("[", "[](./"):
        body = marks * 20_000
        text = f"[2019-12-24, 12:23] Ada Quill: {body}\n"
        begun = time.process_time()
        items = list(SignalText().read(MemorySource("chat.md", text.encode()), sample_reading()))
        assert time.process_time() - begun < 2
        assert [item.length for item in items if isinstance(item, Event)] == [len(body)]
