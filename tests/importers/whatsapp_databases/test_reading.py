"""What WhatsApp's own databases say, on both kinds of phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.importers.api import Importer
from stillhere.importers.streams import FileSource
from stillhere.importers.whatsapp_databases import WhatsAppAndroid, WhatsAppIos
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading
from tests.importers.whatsapp_databases.made import (
    ANDROID_OLD,
    APPLE_2024,
    HIDDEN,
    IOS_CALLS,
    IOS_CONTACTS,
    OWN,
    ROOM,
    RUTH,
    SAM,
    UNIX_2024,
    Android,
    Ios,
    Made,
    android_sample,
    ios_sample,
    old_android_sample,
    person,
)

R, S = Handle("phone", f"+{RUTH}"), Handle("phone", f"+{SAM}")


def read(path: Path, importer: Importer | None = None) -> list[Outcome]:
    ours = importer or (WhatsAppAndroid() if path.suffix == ".db" else WhatsAppIos())
    return list(ours.read(FileSource(path), sample_reading()))


def events(path: Path) -> list[Event]:
    return [item for item in read(path) if isinstance(item, Event)]


@pytest.fixture
def ios(tmp_path: Path) -> Ios:
    return Ios(tmp_path / "ChatStorage.sqlite")


@pytest.fixture
def android(tmp_path: Path) -> Android:
    return Android(tmp_path / "msgstore.db")


CHATS, STORE = "ChatStorage.sqlite", "msgstore.db"


def test_a_message_has_one_identity_on_every_phone(tmp_path: Path) -> None:
    ios_sample(tmp_path)
    android_sample(tmp_path / STORE)
    old_android_sample(tmp_path / "old.db")
    here, there, before = (
        {(one.thread, one.key) for one in events(tmp_path / name) if one.at < UNIX_2024 + 300_000}
        for name in (CHATS, STORE, "old.db")
    )
    assert here == there == before
    assert len(here) == 3


@pytest.mark.parametrize("kind", [6, 10, 12])
def test_notices_on_an_iphone_are_no_messages(ios: Ios, tmp_path: Path, kind: int) -> None:
    ios.message(ios.chat(person(RUTH), "Ruth"), 1, "x", ZMESSAGETYPE=kind)
    assert not events(tmp_path / CHATS)


@pytest.mark.parametrize("kind", [-1, 7, 8, 10, 90, 99])
def test_notices_on_android_are_no_messages(android: Android, tmp_path: Path, kind: int) -> None:
    android.message(android.chat(android.jid(person(RUTH))), 1, "x", message_type=kind)
    assert not events(tmp_path / STORE)


def test_what_was_not_sent_is_left_out(ios: Ios, android: Android, tmp_path: Path) -> None:
    ios.message(ios.chat(person(RUTH), "Ruth"), 1, "x", ZISFROMME=1, ZMESSAGESTATUS=9)
    android.message(android.chat(android.jid(person(RUTH))), 1, "x", from_me=1, status=0)
    assert not events(tmp_path / CHATS)
    assert not events(tmp_path / STORE)


@pytest.mark.parametrize(
    "address", ["status@broadcast", "123@broadcast", "1@newsletter", "0@s.whatsapp.net.evil", "x"]
)
def test_lists_channels_and_status_updates_are_no_conversations(
    ios: Ios, android: Android, tmp_path: Path, address: str
) -> None:
    ios.message(ios.chat(address, "News"), 1, "x")
    android.message(android.chat(android.jid(address)), 1, "x")
    for name in (CHATS, STORE):
        assert not [item for item in read(tmp_path / name) if isinstance(item, (Event, Skipped))]


def test_deleted_and_undecrypted_messages_are_contact_without_words(
    ios: Ios, android: Android, tmp_path: Path
) -> None:
    ios.message(ios.chat(person(RUTH), "Ruth"), 1, None, ZMESSAGETYPE=14)
    chat = android.chat(android.jid(person(RUTH)))
    for minute, kind in enumerate((11, 15, 64)):
        android.message(chat, minute, None, message_type=kind)
    found = events(tmp_path / CHATS) + events(tmp_path / STORE)
    assert [(one.length, one.words) for one in found] == [(None, None)] * 4


def test_a_picture_has_its_caption_for_words(ios: Ios, tmp_path: Path) -> None:
    row = ios.add("ZWAMEDIAITEM", ZTITLE="A caption")
    chat = ios.chat(person(RUTH), "Ruth")
    for minute, kind in enumerate((1, 2, 11, 8)):
        ios.message(chat, minute, None, ZMESSAGETYPE=kind, ZMEDIAITEM=row)
    assert [one.length for one in events(tmp_path / CHATS)] == [9, 9, 9, 0]


def test_a_private_id_is_the_number_behind_it_where_that_is_known(
    ios: Ios, android: Android, tmp_path: Path
) -> None:
    ios.message(ios.chat(HIDDEN, "Sam"), 1, "x")
    assert [one.author for one in events(tmp_path / CHATS)] == [Handle("whatsapp", HIDDEN)]
    contacts = Made(tmp_path / "ContactsV2.sqlite", IOS_CONTACTS)
    contacts.add("ZWAADDRESSBOOKCONTACT", ZFULLNAME="Sam", ZWHATSAPPID=person(SAM), ZLID=HIDDEN)
    assert [one.author for one in events(tmp_path / CHATS)] == [S]
    hidden, number = android.jid(HIDDEN), android.jid(person(SAM))
    android.add("jid_map", lid_row_id=hidden, jid_row_id=number)
    android.message(android.chat(hidden), 1, "x")
    assert [one.author for one in events(tmp_path / STORE)] == [S]


def test_an_address_may_name_a_device(android: Android, tmp_path: Path) -> None:
    chat = android.chat(android.jid(ROOM), "Choir")
    sender = android.jid(f"{RUTH}.0:12@s.whatsapp.net")
    android.message(chat, 1, "x", sender_jid_row_id=sender)
    assert [one.author for one in events(tmp_path / STORE)] == [R]


def test_the_owner_is_to_whom_others_write(ios: Ios, tmp_path: Path) -> None:
    members = (person(OWN), person(RUTH))
    ios.message(ios.chat(ROOM, "Choir", members), 1, "x", ZGROUPMEMBER=2, ZTOJID=person(OWN))
    found = read(tmp_path / CHATS)
    assert OwnHandle(Handle("phone", f"+{OWN}")) in found
    assert [item.participants for item in found if isinstance(item, Thread)] == [(R,)]


def test_names_come_from_the_chats_and_nicknames_only_for_who_has_none(
    ios: Ios, tmp_path: Path
) -> None:
    ios.message(ios.chat(person(RUTH), "Ruth Bell"), 1, "x")
    ios.message(ios.chat(ROOM, "Choir", (person(SAM),)), 2, "y", ZGROUPMEMBER=1)
    ios.chat(person("447700900109"), "+44 7700 900109")
    for number, name in ((RUTH, "Ruthie"), (SAM, "Sammy"), ("447700900108", "Stranger")):
        ios.add("ZWAPROFILEPUSHNAME", ZJID=person(number), ZPUSHNAME=name)
    names = [
        (item.name, *item.handles) for item in read(tmp_path / CHATS) if isinstance(item, Contact)
    ]
    assert names == [("Ruth Bell", R), ("Sammy", S)]


def test_names_on_android_come_from_the_file_beside(android: Android, tmp_path: Path) -> None:
    android.message(android.chat(android.jid(person(RUTH))), 1, "x")
    beside = Made(tmp_path / "wa.db", "CREATE TABLE wa_contacts (jid, display_name, wa_name)")
    beside.add("wa_contacts", jid=person(RUTH), display_name="Ruth Bell")
    assert Contact("Ruth Bell", (R,)) in read(tmp_path / STORE)


def test_the_form_that_holds_the_messages_is_read(android: Android, tmp_path: Path) -> None:
    android.connection.execute(ANDROID_OLD)
    for minute in (1, 2):
        android.add("messages", key_remote_jid=person(RUTH), key_from_me=0, key_id=f"A{minute}",
                    data="old", timestamp=UNIX_2024 + minute, media_wa_type="0")  # fmt: skip
    android.message(android.chat(android.jid(person(RUTH))), 1, "new")
    assert [one.words for one in events(tmp_path / STORE)] == ["old", "old"]
    for minute in range(3, 7):
        android.message(1, minute, "new")
    assert {one.words for one in events(tmp_path / STORE)} == {"new"}


def test_an_edited_message_keeps_its_first_identity(android: Android, tmp_path: Path) -> None:
    row = android.message(android.chat(android.jid(person(RUTH))), 1, "first", key_id="A")
    (before,) = events(tmp_path / STORE)
    android.connection.execute("UPDATE message SET key_id = 'B', text_data = 'second'")
    android.add("message_edit_info", message_row_id=row, original_key_id="A")
    (after,) = events(tmp_path / STORE)
    assert (before.key, after.words) == (after.key, "second")


def test_chats_that_forget_say_so(android: Android, tmp_path: Path) -> None:
    android.message(android.chat(android.jid(person(RUTH)), ephemeral_expiration=86_400), 1, "x")
    data = (tmp_path / STORE).read_bytes()
    source = MemorySource(STORE, data, modified=UNIX_2024 + 90_000_000)
    windows = [
        item
        for item in WhatsAppAndroid().read(source, sample_reading())
        if isinstance(item, Coverage)
    ]
    start, end = UNIX_2024 + 60_000, UNIX_2024 + 90_000_000
    assert windows == [
        Coverage("whatsapp", start, end),
        Coverage("whatsapp", start, end, f"whatsapp:+{RUTH}", ("disappearing",)),
    ]


def test_a_call_between_two_is_in_their_conversation(tmp_path: Path) -> None:
    calls = Made(tmp_path / "CallHistory.sqlite", IOS_CALLS)
    lengths = ((OWN, 95.1), (RUTH, 0.0), (RUTH, float("-inf")))
    for minute, (creator, seconds) in enumerate(lengths):
        calls.add("ZWACDCALLEVENT", Z1CALLEVENTS=1, ZDATE=APPLE_2024 + minute * 60,
                  ZDURATION=seconds, ZGROUPCALLCREATORUSERJIDSTRING=person(creator))  # fmt: skip
    calls.add("ZWACDCALLEVENTPARTICIPANT", Z1PARTICIPANTS=1, ZJIDSTRING=person(RUTH))
    found = [item for item in read(tmp_path / "CallHistory.sqlite") if isinstance(item, Event)]
    assert [(one.thread, one.author, one.seconds, one.answered) for one in found] == [
        (f"whatsapp:+{RUTH}", SELF, 95, True),
        *[(f"whatsapp:+{RUTH}", R, 0, False)] * 2,
    ]


def test_a_list_of_calls_alone_does_not_say_when_messages_are_complete(tmp_path: Path) -> None:
    ios_sample(tmp_path)
    found = read(tmp_path / "CallHistory.sqlite")
    assert not [item for item in found if isinstance(item, (Coverage, Question))]


def test_group_calls_are_of_the_group(android: Android, tmp_path: Path) -> None:
    ruth, sam, room = (android.jid(one) for one in (person(RUTH), person(SAM), ROOM))
    android.chat(room, "Choir")
    for group in (room, 0):
        row = android.add("call_log", jid_row_id=ruth, from_me=0, call_id=f"c{group}",
                          timestamp=UNIX_2024, duration=30, group_jid_row_id=group)  # fmt: skip
        for member in (ruth, sam):
            android.add("call_log_participant_v2", call_log_row_id=row, jid_row_id=member)
    threads = [item for item in read(tmp_path / STORE) if isinstance(item, Thread)]
    assert [(one.key, one.group) for one in threads] == [
        (f"whatsapp:{ROOM}", True),
        (f"whatsapp:+{RUTH},+{SAM}", True),
    ]


def test_without_a_backup_date_the_moment_is_asked_once(ios: Ios, tmp_path: Path) -> None:
    ios.message(ios.chat(person(RUTH), "Ruth"), 1, "x")
    questions = [item for item in read(tmp_path / CHATS) if isinstance(item, Question)]
    assert [one.kind for one in questions] == ["exported"]
