from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from stillhere.errors import (
    ArchiveTooLarge,
    DamagedArchive,
    DamagedFile,
    EmptyFile,
    FileMissing,
    LockedFile,
    UnsafeArchive,
)
from stillhere.importers.api import Source
from stillhere.importers.archives import MemberSource, sources
from stillhere.support.clock import milliseconds

ZONE = ZoneInfo("Europe/Berlin")
JULY = (2024, 7, 1, 12, 0, 0)


def make_zip(path: Path, members: dict[str, bytes]) -> Path:
    path.write_bytes(zipped(members))
    return path


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, JULY), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def read(source: Source) -> bytes:
    with source.open() as stream:
        return stream.read()


def test_members_are_read_without_unpacking_and_know_their_zip(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "chat.zip", {"folder/_chat.txt": b"hello", "photo.jpg": b"jpg"})
    chat, photo = sources(path, ZONE)
    assert (chat.name, chat.container, chat.size) == ("_chat.txt", "chat.zip", 5)
    assert (chat.head(2), read(chat), read(chat), photo.name) == (
        b"he",
        b"hello",
        b"hello",
        "photo.jpg",
    )
    assert list(tmp_path.iterdir()) == [path]


def test_the_progress_of_a_member_is_counted(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "chat.zip", {"_chat.txt": b"x" * 500})
    (chat,) = sources(path, ZONE)
    assert isinstance(chat, MemberSource)
    chat.head()
    read(chat)
    assert chat.bytes_read == 500


def test_the_time_of_an_entry_is_a_wall_clock_in_the_zone(tmp_path: Path) -> None:
    (chat,) = sources(make_zip(tmp_path / "chat.zip", {"_chat.txt": b"x"}), ZONE)
    assert chat.modified == milliseconds(datetime(2024, 7, 1, 12, 0, tzinfo=ZONE))


def test_an_entry_without_a_time_has_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("_chat.txt"), b"x")
    (chat,) = sources(tmp_path / "chat.zip", ZONE)
    assert chat.modified is None


def test_a_zip_in_a_zip_is_looked_into_once(tmp_path: Path) -> None:
    innermost = zipped({"deep.txt": b"deep"})
    inner = zipped({"_chat.txt": b"hello", "more.zip": innermost})
    path = make_zip(tmp_path / "takeout.zip", {"WhatsApp Chat.zip": inner, "a.txt": b"a"})
    found = [(source.name, source.container, read(source)) for source in sources(path, ZONE)]
    assert found == [
        ("_chat.txt", "WhatsApp Chat.zip", b"hello"),
        ("more.zip", "WhatsApp Chat.zip", innermost),
        ("a.txt", "takeout.zip", b"a"),
    ]


def test_a_folder_is_walked_in_order_without_hidden_files_and_links_out_of_it(
    tmp_path: Path,
) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"x")
    folder = tmp_path / "exports"
    for name in ("b.txt", "sub/a.txt", ".hidden", ".git/c.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    (folder / "empty.txt").touch()
    (folder / "link.txt").symlink_to(outside)
    make_zip(folder / "c.zip", {"d.txt": b"x", ".DS_Store": b"x", "__MACOSX/d.txt": b"x"})
    assert [source.name for source in sources(folder, ZONE)] == ["b.txt", "d.txt", "a.txt"]


@pytest.mark.parametrize(
    "name", ["../evil.txt", "a/../../evil.txt", "/../evil.txt", "C:/evil.txt", "..\\evil.txt"]
)
def test_a_zip_that_points_outside_of_itself_is_refused(tmp_path: Path, name: str) -> None:
    path = make_zip(tmp_path / "evil.zip", {"good.txt": b"x", name: b"x"})
    with pytest.raises(UnsafeArchive, match="points outside"):
        list(sources(path, ZONE))


def test_a_name_from_the_root_of_another_disk_is_only_a_name(tmp_path: Path) -> None:
    path = make_zip(
        tmp_path / "phone.zip", {"/var/mobile/a.db": b"x", "/var/mobile/a.db-wal": b"y"}
    )
    first, _ = sources(path, ZONE)
    log = first.beside("a.db-wal")
    assert (first.name, first.path) == ("a.db", "/var/mobile/a.db")
    assert log is not None
    assert log.head() == b"y"
    assert first.beside("../../../../etc/passwd") is None


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "bomb.zip", {"zeros.txt": bytes(100 * 2**20)})
    with pytest.raises(ArchiveTooLarge, match="far more"):
        list(sources(path, ZONE))


def test_a_bomb_inside_a_zip_is_refused(tmp_path: Path) -> None:
    inner = zipped({"zeros.txt": bytes(100 * 2**20)})
    with pytest.raises(ArchiveTooLarge):
        list(sources(make_zip(tmp_path / "outer.zip", {"inner.zip": inner}), ZONE))


def test_a_large_member_that_packs_honestly_is_no_bomb(tmp_path: Path) -> None:
    line = b"".join(b'<sms date="%d" body="see you then" />\n' % at for at in range(1000))
    path = make_zip(tmp_path / "sms.zip", {"sms.xml": line * 2500})
    (source,) = sources(path, ZONE)
    assert source.size > 64 * 2**20


def test_an_entry_that_lies_about_its_size_never_gives_more_than_it_said(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"x" * 1000})
    size = (1000).to_bytes(4, "little")
    (tmp_path / "lie.zip").write_bytes(data.replace(size, (10).to_bytes(4, "little")))
    (source,) = sources(tmp_path / "lie.zip", ZONE)
    with pytest.raises(DamagedFile):
        read(source)


def test_a_zip_that_is_cut_off_gets_a_sentence(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "cut.zip", {"a.txt": bytes(range(256)) * 100})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(DamagedArchive, match="copy it from the phone again"):
        list(sources(path, ZONE))


def test_a_member_that_was_damaged_says_where(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "bad.zip", {"a.txt": b"hello world" * 10})
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)
    (source,) = sources(path, ZONE)
    with pytest.raises(DamagedFile, match="byte 0"):
        read(source)


def test_a_zip_with_a_password_says_what_to_do(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "locked.zip", {"a.txt": b"x"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(LockedFile, match="unpack it with its password"):
        list(sources(path, ZONE))


def test_empty_and_missing_paths_get_a_sentence(tmp_path: Path) -> None:
    make_zip(tmp_path / "nothing.zip", {})
    (tmp_path / "empty.zip").touch()
    for name in ("nothing.zip", "empty.zip"):
        with pytest.raises(EmptyFile):
            list(sources(tmp_path / name, ZONE))
    with pytest.raises(FileMissing):
        list(sources(tmp_path / "nowhere", ZONE))
