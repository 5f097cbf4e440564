"""Files go to disk as they come, under their own names, and leave nothing behind."""

from __future__ import annotations

import asyncio
import json
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect, Request

from stillhere.importers.archives import sources
from stillhere.testing.reading import ZONE
from stillhere.web.uploads import Upload, discard, receive, safe_name, safe_way
from tests.importers.iphone_backup.made import PASSWORD, backup
from tests.web.client import BOUNDARY, END, part

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import Message


def upload(home: Path, pieces: list[bytes], *, broken: bool = False) -> Upload:
    waiting = list(pieces)

    async def sending() -> Message:
        if not waiting:
            return {"type": "http.disconnect"}
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting) or broken}

    kind = f"multipart/form-data; boundary={BOUNDARY}".encode()
    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", kind)]}
    return asyncio.run(receive(Request(scope, sending), home))


def test_several_files_of_one_name_are_all_kept(tmp_path: Path) -> None:
    body = part("keep", b"dates") + part("file", b"one", "chat.txt") + part("file", b"", "chat.txt")

    got = upload(tmp_path, [body + END])

    assert got.fields == {"keep": "dates"}
    assert [file.name for file in got.files] == ["chat.txt", "chat.txt"]
    assert [file.read_bytes() for file in got.files] == [b"one", b""]


def test_nothing_chosen_is_no_file(tmp_path: Path) -> None:
    assert upload(tmp_path, [part("file", b"", "") + END]).files == ()


@settings(max_examples=60)
@given(content=st.binary(max_size=400), size=st.integers(1, 60))
def test_a_file_is_the_same_however_the_network_cuts_it(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, size: int
) -> None:
    content = content.replace(BOUNDARY.encode(), b"")
    body = part("file", content, "Chat mit Anouk – Größe.txt") + END
    pieces = [body[at : at + size] for at in range(0, len(body), size)]

    got = upload(tmp_path_factory.mktemp("home"), pieces)

    assert got.files[0].name == "Chat mit Anouk – Größe.txt"
    assert got.files[0].read_bytes() == content


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "C:\\a\\b.txt", "a\x00/../b.zip"],
)
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    got = upload(tmp_path, [part("file", b"x", name) + END])

    assert got.files[0].resolve().is_relative_to(got.folder.resolve())
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [got.files[0]]


def test_a_folder_keeps_its_ways_as_the_browser_tells_them(tmp_path: Path) -> None:
    body = part("file", b"chat", "Family/Mac/chat.db") + part(
        "file", b"log", "Family/Mac/chat.db-wal"
    )

    got = upload(tmp_path, [body + part("file", b"x", "notes.txt") + END])

    assert [file.relative_to(got.folder).as_posix() for file in got.files] == [
        "1/Family/Mac/chat.db", "1/Family/Mac/chat.db-wal", "1/notes.txt",
    ]  # fmt: skip
    assert [root.name for root in got.roots] == ["Family", "notes.txt"]


def test_a_folder_keeps_its_ways_as_the_script_tells_them(tmp_path: Path) -> None:
    told = part("paths", json.dumps(["Signal/config.json", "Signal/sql/db.sqlite"]).encode())
    body = told + part("file", b"{}", "config.json") + part("file", b"db", "db.sqlite")

    got = upload(tmp_path, [body + END])

    assert [root.name for root in got.roots] == ["Signal"]
    assert (got.roots[0] / "sql" / "db.sqlite").read_bytes() == b"db"
    assert got.fields == {}


@pytest.mark.parametrize("told", [b"", b"no list", b'{"a": 1}', b"[" * 5000, b"[1]"])
def test_ways_that_make_no_sense_lose_no_file(tmp_path: Path, told: bytes) -> None:
    got = upload(tmp_path, [part("paths", told) + part("file", b"x", "chat.txt") + END])

    assert [file.read_bytes() for file in got.files] == [b"x"]


def test_the_log_of_a_database_is_no_file_of_its_own(tmp_path: Path) -> None:
    names = ("chat.db", "chat.db-wal", "chat.db-shm", "other.db-wal")

    got = upload(tmp_path, [b"".join(part("file", b"x", name) for name in names) + END])

    assert [root.name for root in got.roots] == ["chat.db", "other.db-wal"]
    assert (got.roots[0].with_name("chat.db-wal")).exists()


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_of_a_backup_only_what_is_read_is_copied(tmp_path: Path, password: str) -> None:
    held = {"HomeDomain/Library/SMS/sms.db": b"texts", "CameraRollDomain/IMG_1.HEIC": b"film" * 99}
    folder = backup(tmp_path / "phone", held, password=password)
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    ways = [f"phone/{file.relative_to(folder).as_posix()}" for file in (*files, files[0])]
    body = part("paths", json.dumps([*ways[:-1], "notes.txt"]).encode()) + b"".join(
        part("file", file.read_bytes(), file.name) for file in (*files, files[0])
    )

    got = upload(tmp_path, [body + part("keep", b"dates") + END])

    assert {file.name for file in got.files} == {
        *("Info.plist", "Manifest.db", "Manifest.plist", "notes.txt"),
        "3d0d7e5fb2ce288813306e4d4636395e047a3d28",
    }
    assert got.fields == {"keep": "dates"}
    (texts,) = (one for one in sources(got.roots[0], ZONE, PASSWORD) if one.name == "sms.db")
    assert texts.head() == b"texts"


WAYS = st.lists(
    st.sampled_from(["..", ".", "", "a", "b.txt", "C:", "~", "\x00", "...", " ", "c/..", "ü"])
)


@settings(max_examples=80)
@given(st.lists(WAYS, min_size=1, max_size=6))
def test_no_way_leads_out_and_every_file_is_kept(
    tmp_path_factory: pytest.TempPathFactory, ways: list[list[str]]
) -> None:
    home = tmp_path_factory.mktemp("home")
    told = part("paths", json.dumps(["/".join(way) for way in ways]).encode())
    files = b"".join(part("file", str(number).encode(), "x.txt") for number in range(len(ways)))

    got = upload(home, [told + files + END])

    assert [file.read_bytes() for file in got.files] == [
        str(at).encode() for at in range(len(ways))
    ]
    assert all(file.resolve().is_relative_to(got.folder.resolve()) for file in got.files)
    assert len([file for file in home.rglob("*") if file.is_file()]) == len(ways)
    assert all(any(file.is_relative_to(root) for root in got.roots) for file in got.files)


@given(st.text())
def test_every_way_is_relative_and_below(text: str) -> None:
    way = safe_way(text)

    assert way.parts
    assert not way.is_absolute()
    assert not {"..", "."} & set(way.parts)
    assert len(str(way).encode()) <= 2200


@given(st.text())
def test_every_name_becomes_one_that_a_file_can_have(name: str) -> None:
    safe = safe_name(name)

    assert safe
    assert safe not in {".", ".."}
    assert len(safe.encode()) <= 200
    assert not set(safe) & set("/\\\x00\n")


def test_the_folder_is_for_the_owner_only_and_goes_as_a_whole(tmp_path: Path) -> None:
    got = upload(tmp_path, [part("file", b"x", "chat.txt") + END])
    assert stat.S_IMODE(got.folder.stat().st_mode) == 0o700

    discard(got.folder)

    assert list(tmp_path.iterdir()) == []


def test_a_broken_connection_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ClientDisconnect):
        upload(tmp_path, [part("file", b"half of it", "chat.txt")], broken=True)

    assert list(tmp_path.iterdir()) == []
