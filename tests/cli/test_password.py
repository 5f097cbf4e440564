"""A locked backup is opened with a password from a file, or one that is typed."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.importers.imessage.made import sample
from tests.importers.iphone_backup.made import PASSWORD, backup

READ = "8 messages and calls on 2024-01-01."
SMS = "HomeDomain/Library/SMS/sms.db"


@pytest.fixture
def phone(files: Path) -> Path:
    """A locked backup with messages."""
    sample(files / "made.db")
    data = (files / "made.db").read_bytes()
    return backup(files / "phone", {SMS: data}, password=PASSWORD)


def test_without_a_password_it_says_what_is_missing(run: Run, phone: Path) -> None:
    done = run("import", "--zone", "Europe/London", phone)
    assert done.exit_code == 1
    assert "“Ruth’s iPhone” is locked with a password. Nothing was lost." in done.stderr
    assert "--password-file FILE" in done.stderr


def test_a_password_from_a_file_opens_it(run: Run, phone: Path, files: Path) -> None:
    (files / "password.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    word = ("--password-file", files / "password.txt")
    done = run("import", "--zone", "Europe/London", *word, phone)
    assert done.exit_code == 0
    assert f"phone: sms.db: {READ}" in done.output
    again = run("import", *word, phone)
    assert "0 new, 8 already here." in again.output


def test_a_wrong_password_is_told(run: Run, phone: Path, files: Path) -> None:
    (files / "password.txt").write_text("guess")
    done = run("import", "--password-file", files / "password.txt", phone)
    assert done.exit_code == 1
    assert "This password does not open “Ruth’s iPhone”." in done.stderr


def test_whoever_sits_at_the_keyboard_is_asked(phone: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "stillhere.cli.main", "import", "--zone", "Europe/London"]
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [*command, str(phone)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        env=os.environ | {"STILLHERE_HOME": str(folder)},
    ) as process:
        os.close(terminal)
        shown = "".join(typing(screen, process))
    os.close(screen)
    assert process.returncode == 0
    assert READ in shown
    assert PASSWORD not in shown


def typing(screen: int, process: subprocess.Popen[bytes]) -> Iterator[str]:
    """What is shown until the program ends; the password is typed where it is asked for."""
    before = ""
    while select.select([screen], [], [], 60)[0]:
        try:
            piece = os.read(screen, 4096).decode(errors="replace")
        except OSError:
            return
        if "Password:" in piece and "Password:" not in before:
            os.write(screen, f"{PASSWORD}\n".encode())
        before += piece
        yield piece
    process.kill()
