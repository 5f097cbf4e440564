"""Every bad input gets one clear sentence and an exit code, and nothing is lost."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import apsw
import pytest
from tests.cli.conftest import Run
from tests.services.made import chat, zipped

from stillhere.store.open import open_store


def empty(files: Path) -> Path:
    path = files / "empty.txt"
    path.touch()
    return path


def noise(files: Path) -> Path:
    path = files / "noise.bin"
    path.write_bytes(random.Random(5).randbytes(50_000))
    return path


def truncated_zip(files: Path) -> Path:
    whole = zipped(chat(files, "Daniel Bell", days=30))
    whole.write_bytes(whole.read_bytes()[:-200])
    return whole


def bomb(files: Path) -> Path:
    path = files / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("chat.txt", b"\0" * 100_000_000)
    return path


def escape(files: Path) -> Path:
    path = files / "escape.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("../../outside.txt", "01/02/2026, 10:00 - Daniel: hello\n")
    return path


def nothing(files: Path) -> Path:
    return files / "nothing.txt"


def no_exports(files: Path) -> Path:
    folder = files / "holiday"
    folder.mkdir()
    (folder / "list.txt").write_text("milk\nbread\n")
    return folder


def empty_folder(files: Path) -> Path:
    folder = files / "bare"
    folder.mkdir()
    return folder


def locked_backup(files: Path) -> Path:
    path = files / "msgstore.db.crypt15"
    path.write_bytes(random.Random(6).randbytes(5_000))
    return path


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (empty, "“empty.txt” is empty."),
        (noise, "“noise.bin” is not an export that Stillhere knows."),
        (truncated_zip, "is not a whole zip file."),
        (bomb, "“bomb.zip” would unpack to far more than it should."),
        (escape, "“escape.zip” holds a file that points outside of it."),
        (nothing, "There is no file “nothing.txt”."),
        (no_exports, "“holiday” is not an export that Stillhere knows."),
        (empty_folder, "There is nothing to read in “bare”."),
        (locked_backup, "“msgstore.db.crypt15” is locked with a password."),
    ],
)
def test_each_gets_one_clear_sentence_and_nothing_is_lost(
    run: Run, files: Path, folder: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    run("import", "--owner", "Ruth Bell", chat(files, "Elsie", days=5))
    done = run("import", make(files))
    assert done.exit_code == 1
    assert done.stdout == ""
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (files.parent / "outside.txt").exists()
    with open_store(folder) as store:
        assert store.events.count() == 10


def test_a_very_long_line_is_one_message_or_one_skip(run: Run, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=3)
    with path.open("a") as file:
        file.write("04/09/2025, 10:00 - Daniel Bell: " + "x" * 30_000_000 + "\n")
        file.write("05/09/2025, 10:00 - Daniel Bell: short again\n")
    done = run("import", "--owner", "Ruth Bell", path)
    assert done.exit_code == 0
    assert "8 messages and calls from 2025-09-01 to 2025-09-05." in done.output


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_another_encoding_is_read_or_told(run: Run, files: Path, encoding: str) -> None:
    path = files / "WhatsApp Chat with Zoë.txt"
    text = "".join(
        f"{day:02}/09/2025, 10:00 - {who}: très bien\n"
        for day in range(1, 21)
        for who in ("Zoë", "Ruth Bell")
    )
    path.write_bytes(text.encode(encoding))
    done = run("import", "--owner", "Ruth Bell", path)
    assert done.exit_code == 0
    assert "With Zoë (40)" in done.output


def test_bytes_that_are_no_text_do_not_stop_the_rest(run: Run, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=20)
    path.write_bytes(
        path.read_bytes() + b"\xff\xfe\x00\x81\x9d\n21/09/2025, 10:00 - Daniel Bell: x\n"
    )
    done = run("import", "--owner", "Ruth Bell", path)
    assert (done.exit_code, "41 messages" in done.output) == (0, True)


def test_a_store_of_a_newer_version_is_left_alone(run: Run, folder: Path) -> None:
    with open_store(folder):
        pass
    connection = apsw.Connection(str(folder / "stillhere.db"))
    connection.execute("INSERT INTO migration VALUES (999, 'from the future')")
    connection.close()
    before = (folder / "stillhere.db").read_bytes()
    done = run("today")
    assert done.exit_code == 1
    assert done.stderr.startswith("This store was made by a newer Stillhere.")
    assert (folder / "stillhere.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"not a store" * 900, b"SQLite format 3\x00" + b"no" * 900])
def test_what_is_no_store_is_left_alone(run: Run, folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "stillhere.db").write_bytes(content)
    for words in (("today",), ("people", "--json"), ("doctor",)):
        done = run(*words)
        assert done.exit_code == 1
        assert "not a Stillhere store" in done.stderr or "locked" in done.stderr
    assert (folder / "stillhere.db").read_bytes() == content


def test_a_full_disk_leaves_the_store_as_it_was(
    run: Run, files: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stillhere.services import home
    from stillhere.store.store import Store

    run("import", "--owner", "Ruth Bell", chat(files, "Elsie", days=5))

    def nearly_full(place: Path, *given: str | None, **said: bytes | None) -> Store:
        store = open_store(place, *given, **said)  # type: ignore[arg-type]  # as it is called
        connection = store._database.connection
        pages = connection.pragma("page_count")
        connection.pragma("max_page_count", pages + 4)
        return store

    monkeypatch.setattr(home, "open_store", nearly_full)
    done = run("import", chat(files, "Daniel Bell", days=3000))
    assert done.exit_code == 1
    assert "The disk is full. Nothing was lost." in done.stderr
    monkeypatch.undo()
    with open_store(folder) as store:
        assert store.events.count() == 10


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(run: Run, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=3)
    path.chmod(0)
    done = run("import", path)
    assert (done.exit_code, "may not be opened" in done.stderr) == (1, True)


def test_a_home_that_is_a_file_is_wrong_use(run: Run, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=3)
    done = run("--home", path, "today")
    assert done.exit_code == 2


def test_a_wrong_zone_and_format_are_told(run: Run, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=3)
    for words in (("--zone", "Mars/North"), ("--as", "smoke"), ("--exported", "soon")):
        done = run("import", *words, path)
        assert done.exit_code == 1
        assert words[1] in done.stderr
        assert "Nothing was changed. Please write it like " in done.stderr
