"""A locked file asks for its password, takes no for an answer, and keeps nothing of either."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stillhere.services.home import Home
from stillhere.support.clock import FixedClock
from tests.web.client import FORM, ORIGIN, ask
from tests.web.test_routes import COOKIE, Pages, chat

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
SIGNAL = Path(__file__).parents[1] / "importers" / "samples" / "signal_desktop" / "Signal"
DATABASE = (SIGNAL / "sql" / "db.sqlite").read_bytes()
KEY: str = json.loads((SIGNAL / "config.json").read_text("utf-8"))["key"]
OTHER_KEY = "0" * 64


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(Home(tmp_path / "home", FixedClock(NOW)))


@pytest.fixture
def here(pages: Pages) -> str:
    """The address of a reading that waits for a key."""
    found = pages.send("db.sqlite", DATABASE, Milo=chat()).headers["location"]
    assert "One file is locked" in at_rest(pages, found)
    return found


def at_rest(pages: Pages, here: str) -> str:
    for _ in range(200):
        page = pages.get(here).body
        if "Reading now" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the reading does not end")


def test_it_says_what_is_locked_and_the_password_is_not_shown(pages: Pages, here: str) -> None:
    page = pages.get(here).body

    assert "“db.sqlite” is locked with a password." in page
    assert 'type="password"' in page
    assert "Leave it out" in page


@pytest.mark.parametrize("typed", ["guess", OTHER_KEY])
def test_a_wrong_key_is_told_and_asked_again(pages: Pages, here: str, typed: str) -> None:
    pages.post(f"{here}/open", password=typed)
    page = at_rest(pages, here)

    assert "That password does not open it." in page
    assert typed not in page


def test_no_key_is_told(pages: Pages, here: str) -> None:
    answer = pages.post(f"{here}/open", password="")

    assert answer.status == 400
    assert "No password was typed." in answer.body


def test_the_right_key_opens_it_and_all_files_are_brought_in_once(pages: Pages, here: str) -> None:
    pages.post(f"{here}/open", password=OTHER_KEY)
    at_rest(pages, here)
    pages.post(f"{here}/open", password=KEY)
    assert "Which chats would you like to bring in?" in at_rest(pages, here)
    pages.post(f"{here}/chats", chat=["Milo", "Tomas Brandt"], owner="Vera", exported="last")
    page = at_rest(pages, here)

    assert page.count("Undo this import") == 2
    assert "What could not be read" not in page
    with pages.home.store() as store:
        assert sorted(one.importer for one in store.imports.list()) == [
            "signal_desktop", "whatsapp",
        ]  # fmt: skip
    assert nothing_is_kept_of(KEY, pages)


def test_what_is_left_out_is_told_and_the_rest_is_read(pages: Pages, here: str) -> None:
    pages.post(f"{here}/leave-out")
    at_rest(pages, here)
    pages.post(f"{here}/chats", owner="Vera", exported="last")
    page = at_rest(pages, here)

    assert "“db.sqlite” is locked with a password." in page
    assert "How to get it: Signal on a computer" in page
    assert page.count("Undo this import") == 1
    assert list(pages.home.folder.glob("incoming-*")) == []


def test_another_page_cannot_send_a_password(pages: Pages, here: str) -> None:
    headers = COOKIE | ORIGIN | FORM
    body = f"csrf=wrong&password={KEY}".encode()

    answer = ask(pages.app, f"{here}/open", method="POST", headers=headers, pieces=[body])

    assert answer.status == 403
    assert "One file is locked" in pages.get(here).body


def nothing_is_kept_of(password: str, pages: Pages) -> bool:
    files = [file for file in pages.home.folder.rglob("*") if file.is_file()]
    return not [file for file in files if password.encode() in file.read_bytes()]
