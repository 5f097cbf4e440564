"""An iPhone’s backup and a Mac’s messages of one account are one record, in whichever order."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.services.bring_in import bring_in
from stillhere.services.wishes import Brought, Wishes
from tests.importers.imessage.made import OWN, RUTH, Database
from tests.importers.iphone_backup.made import MADE_MS, PASSWORD, backup
from tests.importers.iphone_calls.made import Calls
from tests.importers.iphone_contacts.made import NUMBER, Book
from tests.importers.whatsapp_databases.made import Ios, person
from tests.services.made import home_at

WISHES = Wishes(zone="Europe/London", password=PASSWORD)
WHATSAPP = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared/ChatStorage.sqlite"
Told = tuple[str, int, bool, str, str]


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    """The locked backup of an iPhone with texts, calls, WhatsApp and names."""
    made = tmp_path / "made"
    made.mkdir()
    messages(made / "sms.db", range(10), "SMS")
    calls = Calls(made / "calls")
    calls.add(60, RUTH, seconds=95.0, answered=1)
    calls.connection.close()
    chats = Ios(made / "chats")
    chats.message(chats.chat(person(RUTH.removeprefix("+")), "Ruthie"), 70, "On WhatsApp")
    chats.connection.close()
    book = Book(made / "book")
    book.add((NUMBER, None, RUTH), First="Ruth", Last="Bell")
    book.connection.close()
    files = {
        "HomeDomain/Library/SMS/sms.db": "sms.db",
        "HomeDomain/Library/CallHistoryDB/CallHistory.storedata": "calls",
        "HomeDomain/Library/AddressBook/AddressBook.sqlitedb": "book",
        WHATSAPP: "chats",
    }
    data = {path: (made / name).read_bytes() for path, name in files.items()}
    return backup(tmp_path / "phone", data, password=PASSWORD)


@pytest.fixture
def mac(tmp_path: Path) -> Path:
    """The same account’s messages on a Mac: fewer old ones, and some that are newer."""
    path = tmp_path / "chat.db"
    messages(path, range(5, 15), "iMessage")
    return path


def messages(path: Path, minutes: range, service: str) -> None:
    made = Database(path, old=service == "SMS")
    chat = made.chat(f"{service};-;{RUTH}", (made.handle(RUTH, service),))
    for minute in minutes:
        made.message(chat, minute, f"Message {minute}", handle_id=1, is_from_me=minute % 2,
                     account=f"P:{OWN}")  # fmt: skip
    made.connection.close()


def record(folder: Path, *paths: Path) -> tuple[set[Told], list[Brought]]:
    """All that is in a store into which the paths were brought, and the last reports."""
    home = home_at(folder)
    reports: list[Brought] = []
    for path in paths:
        reports = bring_in(home, [path], WISHES)
        assert not [one.error for one in reports if one.error]
    with home.store() as store:
        names = {one.id: one.name for one in store.people.all()}
        found = list(store.events.all_with_person())
        assert len(names) == 1
        assert len(found) == store.events.count()
    told: set[Told] = {
        (names[one.person or 0], one.at, one.out, one.kind, one.channel) for one in found
    }
    assert len(told) == len(found)
    return told, reports


def test_all_that_a_person_wrote_and_called_is_theirs_under_one_name(
    tmp_path: Path, phone: Path, mac: Path
) -> None:
    told, _ = record(tmp_path / "home", phone, mac)
    assert len(told) == 15 + 1 + 1
    assert {name for name, *_ in told} == {"Ruth Bell"}
    assert {channel for *_, channel in told} == {"imessage", "phone", "whatsapp"}


def test_the_order_makes_no_difference_and_once_more_adds_nothing(
    tmp_path: Path, phone: Path, mac: Path
) -> None:
    first, _ = record(tmp_path / "one", phone, mac)
    second, _ = record(tmp_path / "two", mac, phone)
    again, reports = record(tmp_path / "three", phone, mac, mac, phone)
    assert first == second == again
    assert [one.new for one in reports] == [0, 0, 0, 0]


def test_the_record_of_each_channel_ends_with_the_backup(tmp_path: Path, phone: Path) -> None:
    record(tmp_path / "home", phone)
    with home_at(tmp_path / "home").store() as store:
        ends = {window.channel: window.end for window in store.coverage.windows()}
    assert ends == dict.fromkeys(("imessage", "phone", "whatsapp"), MADE_MS)


def test_without_the_password_the_rest_comes_and_the_backup_says_so(
    tmp_path: Path, phone: Path, mac: Path
) -> None:
    home = home_at(tmp_path / "home")
    locked, read = bring_in(home, [phone, mac], Wishes(zone="Europe/London"))
    assert (locked.locked, locked.done) == (True, False)
    assert locked.error is not None
    assert (read.locked, read.new) == (False, 10)
