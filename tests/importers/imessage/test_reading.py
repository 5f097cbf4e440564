"""What the database of Messages says, with the traps that others fell into."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.imessage import IMessage
from stillhere.importers.streams import FileSource
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading
from tests.importers.imessage.made import OWN, RUTH, SAM, Database, body

BEGIN = 1_704_067_200_000
R, S = Handle("phone", RUTH), Handle("phone", SAM)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sms.db"


@pytest.fixture
def made(path: Path) -> Database:
    return Database(path)


def read(path: Path) -> list[Outcome]:
    return list(IMessage().read(FileSource(path), sample_reading()))


def events(path: Path) -> list[Event]:
    return [item for item in read(path) if isinstance(item, Event)]


@pytest.mark.parametrize("old", [True, False])
def test_seconds_and_nanoseconds_are_told_apart(path: Path, old: bool) -> None:  # noqa: FBT001 - a parameter of the test
    made = Database(path, old=old)
    made.message(made.chat("SMS;-;" + RUTH, (made.handle(RUTH),)), 30, "Hello", handle_id=1)
    assert [event.at for event in events(path)] == [BEGIN + 30 * 60_000]


def test_a_message_without_a_date_is_told(path: Path, made: Database) -> None:
    made.message(made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),)), 1, "x", handle_id=1, date=0)
    assert [(item.where, item.why) for item in read(path) if isinstance(item, Skipped)] == [
        ("1 message", "Their date makes no sense.")
    ]


def test_two_services_of_one_number_are_one_conversation_with_its_channels(
    path: Path, made: Database
) -> None:
    for service in ("iMessage", "SMS", "RCS"):
        handle = made.handle(RUTH, service)
        chat = made.chat(f"{service};-;{RUTH}", (handle,))
        made.message(chat, handle, "Hi", handle_id=handle, service=service)
    assert {(event.thread, event.channel) for event in events(path)} == {
        (f"phone:{RUTH}", channel) for channel in ("imessage", "sms", "rcs")
    }


def test_a_message_in_several_chats_or_of_many_members_counts_once(
    path: Path, made: Database
) -> None:
    members = (made.handle(RUTH), made.handle(SAM))
    first = made.chat("iMessage;+;chat1", members, style=43, group_id="A")
    second = made.chat("iMessage;+;chat2", members, style=43, group_id="B")
    row = made.message(first, 1, "To all", handle_id=1)
    made.connection.execute("INSERT INTO chat_message_join VALUES (?, ?)", (second, row))
    assert [event.thread for event in events(path)] == ["group:A"]


def test_a_chat_without_members_is_not_lost(path: Path, made: Database) -> None:
    made.message(made.chat("iMessage;-;" + RUTH, ()), 1, "Hello", is_from_me=1)
    assert [(event.thread, event.author) for event in events(path)] == [(f"phone:{RUTH}", SELF)]


def test_between_two_the_author_is_the_other_whatever_address_they_used(
    path: Path, made: Database
) -> None:
    mail = made.handle("ruth@example.com")
    made.message(made.chat("iMessage;-;" + RUTH, (made.handle(RUTH), mail)), 1, "a", handle_id=mail)
    assert [event.author for event in events(path)] == [R]


@pytest.mark.parametrize(
    "values",
    [
        {"item_type": 1},
        {"item_type": 6},
        {"group_action_type": 1},
        {"group_title": "New name"},
        {"is_system_message": 1},
        {"is_spam": 1},
        {"is_from_me": 1, "error": 22},
        {"is_from_me": 1, "schedule_type": 2},
        {"associated_message_type": 3000, "associated_message_guid": "p:0/G1"},
    ],
)
def test_what_is_no_contact_is_left_out_without_a_word(
    path: Path, made: Database, values: dict[str, object]
) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    made.message(chat, 1, "x", handle_id=1, **values)
    assert not [item for item in read(path) if isinstance(item, (Event, Skipped))]


def test_a_failed_delivery_of_theirs_still_came(path: Path, made: Database) -> None:
    made.message(
        made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),)), 1, "x", handle_id=1, error=1
    )
    assert len(events(path)) == 1


def test_what_the_owner_deleted_stays_deleted(path: Path, made: Database) -> None:
    made.handle(RUTH)
    row = made.message(None, 1, "x", handle_id=1)
    made.connection.execute("INSERT INTO chat_recoverable_message_join VALUES (1, ?, 0)", (row,))
    assert not events(path)


def test_a_reaction_counts_unless_it_was_taken_back_afterwards(path: Path, made: Database) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    target = {"handle_id": 1, "associated_message_guid": "p:0/X"}
    made.message(chat, 1, None, associated_message_type=2000, **target)
    made.message(chat, 2, None, associated_message_type=3000, **target)
    made.message(chat, 3, None, associated_message_type=2003, **target)
    made.message(chat, 4, None, associated_message_type=2000, **target)
    found = events(path)
    assert [event.at for event in found] == [BEGIN + 180_000, BEGIN + 240_000]
    assert {(event.kind, event.length) for event in found} == {("reaction", None)}


def test_words_are_found_wherever_they_stand(path: Path, made: Database) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    edit = plistlib.dumps({"ec": {"0": [{"t": body("Frst")}, {"t": body("First")}]}})
    unsent = plistlib.dumps({"rp": [0]})
    made.message(chat, 1, "Plain", handle_id=1, attributedBody=body("Other"))
    made.message(chat, 2, None, handle_id=1, attributedBody=body("Streamed"))
    made.message(chat, 3, None, handle_id=1, message_summary_info=edit)
    made.message(chat, 4, None, handle_id=1, message_summary_info=unsent)
    made.message(chat, 5, "\ufffc", handle_id=1)
    made.message(chat, 6, "a\0b", handle_id=1)
    assert [(event.words, event.length) for event in events(path)] == [
        ("Plain", 5),
        ("Streamed", 8),
        ("First", 5),
        (None, None),
        ("", 0),
        ("a\ufffdb", 3),
    ]


def test_the_key_is_made_of_the_guid_alone(path: Path, made: Database, tmp_path: Path) -> None:
    made.message(made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),)), 1, "x", handle_id=1)
    other = Database(tmp_path / "chat.db", old=True)
    other.handle(SAM)
    other.message(other.chat("any;-;" + RUTH, (other.handle(RUTH),)), 1, "x", handle_id=2)
    (here,), (there,) = events(path), events(tmp_path / "chat.db")
    assert (here.thread, here.key) == (there.thread, there.key)


def test_the_owner_is_known_by_the_addresses_that_are_written_to(
    path: Path, made: Database
) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    made.message(chat, 1, "x", handle_id=1, destination_caller_id=OWN, account="E:me@Example.com")
    own = [item.handle for item in read(path) if isinstance(item, OwnHandle)]
    assert own == [Handle("mail", "me@example.com"), Handle("phone", OWN)]


def test_somebody_who_writes_to_the_owner_is_not_the_owner(path: Path, made: Database) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    made.message(chat, 1, "x", is_from_me=1, destination_caller_id=RUTH)
    made.message(chat, 2, "y", handle_id=1, destination_caller_id=OWN)
    own = [item.handle.address for item in read(path) if isinstance(item, OwnHandle)]
    assert own == [OWN]


def test_a_note_to_oneself_is_the_owners(path: Path, made: Database) -> None:
    chat = made.chat("iMessage;-;" + OWN, (made.handle(OWN),))
    made.message(chat, 1, "milk", handle_id=1, destination_caller_id=OWN)
    assert [item.handle.address for item in read(path) if isinstance(item, OwnHandle)] == [OWN]


def test_a_group_names_its_members_and_not_the_owner(path: Path, made: Database) -> None:
    chat = made.chat("iMessage;+;chat9", (made.handle(RUTH), made.handle(SAM)), style=43,
                     room_name="chat9", display_name="Choir", group_id="A")  # fmt: skip
    made.message(chat, 1, "x", handle_id=2)
    made.message(None, 2, "y", handle_id=1, cache_roomnames="chat9")
    made.message(chat, 3, "z", handle_id=77)
    (thread,) = (item for item in read(path) if isinstance(item, Thread))
    assert thread == Thread("group:A", "imessage", "Choir", (R, S), group=True)
    assert [event.author for event in events(path)] == [S, R]
    assert [item.where for item in read(path) if isinstance(item, Skipped)] == ["1 message"]


def test_recent_messages_in_the_log_are_read(path: Path, made: Database) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    made.connection.execute("PRAGMA journal_mode = WAL")
    made.message(chat, 1, "Only in the log", handle_id=1)
    assert [event.words for event in events(path)] == ["Only in the log"]
    made.connection.close()


def coverage(source: MemorySource | FileSource, exported: int | None = None) -> Coverage:
    found = IMessage().read(source, sample_reading(exported=exported))
    return next(item for item in found if isinstance(item, Coverage))


def test_the_record_ends_with_the_backup_else_with_the_last_write(
    path: Path, made: Database
) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    later = round(725_760_000e9 + 3600e9)
    made.message(chat, 1, "x", handle_id=1, date_read=later)
    start = BEGIN + 60_000
    data = path.read_bytes()
    day = BEGIN + 86_400_000
    assert coverage(FileSource(path)) == Coverage("imessage", start, BEGIN + 3_600_000)
    assert coverage(FileSource(path), day).end == day
    assert coverage(MemorySource("sms.db", data, modified=day + 1)).end == day + 1
    assert coverage(MemorySource("sms.db", data, modified=5)).end == start + 1


@pytest.mark.parametrize(("days", "blind"), [(0, ()), (30, ("kept-briefly",)), ("x", ())])
def test_only_a_setting_says_that_old_messages_are_deleted(
    path: Path, made: Database, days: object, blind: tuple[str, ...]
) -> None:
    made.message(made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),)), 1, "x", handle_id=1)
    settings = {
        "Library/Preferences/com.apple.MobileSMS.plist": plistlib.dumps({"SSKeepMessages": days})
    }
    source = MemorySource("Library/SMS/sms.db", path.read_bytes(), others=settings)
    assert coverage(source).blind == blind


def test_a_mac_has_only_the_texts_that_a_phone_passes_on(tmp_path: Path) -> None:
    made = Database(tmp_path / "chat.db")
    made.message(
        made.chat("SMS;-;" + RUTH, (made.handle(RUTH),)), 1, "x", handle_id=1, service="SMS"
    )
    assert coverage(FileSource(tmp_path / "chat.db")).blind == ("forwarded-only",)


def test_a_torn_database_ends_the_record_with_its_last_message(path: Path, made: Database) -> None:
    chat = made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),))
    for minute in range(400):
        made.message(chat, minute, "x" * 300, handle_id=1)
    made.connection.close()
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :: 512] = b"\xff" * len(data[len(data) // 2 :: 512])
    found = list(IMessage().read(MemorySource("sms.db", bytes(data)), sample_reading()))
    last = max((item.at for item in found if isinstance(item, Event)), default=None)
    if last is not None:
        (window,) = (item for item in found if isinstance(item, Coverage))
        assert (window.end, window.blind) == (last + 1, ("damaged",))
    assert any(isinstance(item, Skipped) for item in found)


def test_a_database_of_something_else_is_not_recognised(tmp_path: Path) -> None:
    head = FileSource(Path(__file__).parents[1] / "samples" / "imessage" / "chat.db").head()
    assert candidates(MemorySource("renamed.sqlite", head), (IMessage(),))
    assert not candidates(MemorySource("chat.db", b"not a database"), (IMessage(),))


def test_times_are_those_of_the_instant(path: Path, made: Database) -> None:
    made.message(made.chat("iMessage;-;" + RUTH, (made.handle(RUTH),)), 0.5, "x", handle_id=1)
    assert events(path)[0].at == BEGIN + 30_000
