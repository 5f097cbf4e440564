"""A backup of an iPhone is read in place, with its password where it has one."""

from __future__ import annotations

import plistlib
from pathlib import Path, PurePosixPath

import pytest

from stillhere.errors import DamagedFile, PasswordNeeded, PasswordWrong
from stillhere.importers import keybag
from stillhere.importers.api import Source
from stillhere.importers.archives import sources
from stillhere.importers.imessage import IMessage
from stillhere.importers.iphone_backup import is_backup, is_passed_over, needed
from stillhere.records.event import Event
from stillhere.records.intake import Coverage
from stillhere.testing.reading import ZONE, sample_reading
from tests.importers.imessage.made import sample
from tests.importers.iphone_backup import made
from tests.importers.iphone_backup.made import MADE_MS, PASSWORD, backup

SMS = "HomeDomain/Library/SMS/sms.db"
CHAT = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared/ChatStorage.sqlite"
FILES = {SMS: b"s" * 1000, f"{SMS}-wal": b"log", CHAT: b"chats", "CameraRollDomain/1.jpg": b"no"}


def test_what_is_read_has_the_names_that_all_backups_give_it() -> None:
    """They are known: of texts, calls (new and old), names, and chats of WhatsApp."""
    assert needed() >= {
        "3d0d7e5fb2ce288813306e4d4636395e047a3d28",
        "5a4935c78a5255723f707230a451d79c540d2741",
        "2b2b0084a1bc3a5ac8c27afdf14afb42c61a19ca",
        "31bb7ba8914766d4ba40d6dfb6113c8b614be442",
        "7c7fba66680ef796b916b067077cc246adacf01d",
    }


@pytest.mark.parametrize(
    ("way", "passed_over"),
    [
        ("phone/3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28", False),
        (f"phone/ab/ab{'0' * 38}", True),
        (f"phone/cd/ab{'0' * 38}", False),
        (f"ab{'0' * 38}", False),
        (f"phone/ab/ab{'0' * 37}", False),
        ("phone/Manifest.db", False),
    ],
)
def test_only_what_lies_as_in_a_backup_is_passed_over(way: str, *, passed_over: bool) -> None:
    assert is_passed_over(PurePosixPath(way)) is passed_over


def read(source: Source) -> bytes:
    with source.open() as stream:
        return stream.read()


@pytest.fixture(params=["plain", "encrypted", "encrypted before iOS 10.2"])
def found(request: pytest.FixtureRequest, tmp_path: Path) -> list[Source]:
    """The sources of a backup below the folder that is brought in."""
    password = "" if request.param == "plain" else PASSWORD
    old = request.param == "encrypted before iOS 10.2"
    backup(tmp_path / "Backup" / "0001-AB", FILES, password=password, two_rounds=not old)
    return list(sources(tmp_path, ZONE, PASSWORD))


def test_files_with_conversations_come_under_their_names_on_the_phone(found: list[Source]) -> None:
    assert [source.path for source in found] == [CHAT, SMS]
    chats, texts = found
    assert (texts.name, texts.container, texts.size) == ("sms.db", "0001-AB", 1000)
    assert (read(texts), read(chats), texts.head(3)) == (b"s" * 1000, b"chats", b"sss")
    assert texts.modified == MADE_MS


def test_what_lies_beside_on_the_phone_is_found(found: list[Source]) -> None:
    _, texts = found
    log = texts.beside("sms.db-wal")
    assert log is not None
    assert read(log) == b"log"
    assert texts.beside("../../../ChatStorage.sqlite") is None
    assert texts.beside("../../Media/1.jpg") is None


def test_progress_is_counted_in_the_clear(found: list[Source]) -> None:
    texts = found[1]
    texts.head()
    read(texts)
    assert getattr(texts, "bytes_read", None) == texts.size


def test_a_message_is_read_out_of_a_backup_and_the_record_ends_with_it(tmp_path: Path) -> None:
    sample(tmp_path / "chat.db")
    settings = "HomeDomain/Library/Preferences/com.apple.MobileSMS.plist"
    files = {
        SMS: (tmp_path / "chat.db").read_bytes(),
        settings: plistlib.dumps({"KeepMessageForDays": 365}),
    }
    (source,) = sources(backup(tmp_path / "b", files, password=PASSWORD), ZONE, PASSWORD)
    items = list(IMessage().read(source, sample_reading()))
    assert sum(isinstance(item, Event) for item in items) == 8
    windows = [item for item in items if isinstance(item, Coverage)]
    assert {(item.end, item.blind) for item in windows} == {(MADE_MS, ("kept-briefly",))}


def test_a_locked_backup_asks_for_its_password_by_the_phones_name(tmp_path: Path) -> None:
    backup(tmp_path / "b", FILES, password=PASSWORD)
    with pytest.raises(PasswordNeeded, match="“Ruth’s iPhone” is locked"):
        list(sources(tmp_path, ZONE))
    with pytest.raises(PasswordWrong):
        list(sources(tmp_path, ZONE, "guess"))


def test_keys_that_make_no_sense_are_told(tmp_path: Path) -> None:
    folder = backup(tmp_path / "b", FILES, password=PASSWORD)
    file = folder / "Manifest.plist"
    for values in ({"BackupKeyBag": b"noise"}, {"BackupKeyBag": 5}, {"ManifestKey": b"short"}):
        manifest = plistlib.loads(file.read_bytes()) | values
        file.write_bytes(plistlib.dumps(manifest))
        with pytest.raises(DamagedFile, match=r"Manifest\.plist"):
            list(sources(tmp_path, ZONE, PASSWORD))


@pytest.mark.parametrize("data", [b"", b"noise" * 100])
def test_a_list_of_files_that_is_torn_is_told(tmp_path: Path, data: bytes) -> None:
    folder = backup(tmp_path / "b", FILES)
    (folder / "Manifest.db").write_bytes(data or b"x")
    with pytest.raises(DamagedFile, match=r"Manifest\.db"):
        list(sources(tmp_path, ZONE))


def test_a_file_that_the_list_names_and_the_folder_lacks_is_passed_over(tmp_path: Path) -> None:
    folder = backup(tmp_path / "b", FILES)
    (chats,) = (file for file in folder.glob("*/*") if file.read_bytes() == b"chats")
    chats.unlink()
    assert [source.path for source in sources(folder, ZONE)] == [SMS]


def test_a_folder_with_other_files_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "Manifest.db").write_text("x")
    assert not is_backup(tmp_path)
    assert [source.name for source in sources(tmp_path, ZONE)] == ["Manifest.db"]


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 70_000])
def test_a_file_of_any_length_is_decrypted_without_its_padding(tmp_path: Path, size: int) -> None:
    data = bytes(byte % 251 for byte in range(size))
    file = tmp_path / "f"
    file.write_bytes(made._encrypted(data, b"k" * 32))
    with file.open("rb") as inner, keybag.Decrypted(inner, b"k" * 32, size) as stream:
        pieces = list(iter(lambda: stream.read(7_777), b""))
    assert b"".join(pieces) == data


def test_a_file_that_is_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(made._encrypted(b"a" * 100, b"k" * 32)[:40])
    with file.open("rb") as inner, keybag.Decrypted(inner, b"k" * 32, 100) as stream:
        assert stream.read() == b"a" * 32


def test_a_keybag_with_a_billion_rounds_is_refused() -> None:
    bag = made.keybag(PASSWORD).replace(b"ITER\0\0\0\4\0\0\0\7", b"ITER\0\0\0\4\xff\xff\xff\xff")
    with pytest.raises(ValueError, match="4294967295"):
        keybag.class_keys(bag, PASSWORD)
