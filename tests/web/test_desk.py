"""The desk keeps words in memory, stores them only when asked, and closes behind a boundary."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from stillhere.services.begin import begin
from stillhere.services.home import Home
from stillhere.support.clock import FixedClock
from tests.services.test_memories import home_with
from tests.web.test_routes import NOW, Pages

WORDS = "quincunx & marmalade\r\nNothing to answer."


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    home = Home(tmp_path / "home", FixedClock(NOW))
    with home.store() as store:
        begin(store, home.clock, "Milo", "months", "week")
    return Pages(home)


def sheet(pages: Pages, corner: str = "write") -> str:
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", pages.get(f"/people/1/{corner}").body,
                      re.DOTALL)  # fmt: skip
    assert found is not None
    return unescape(found[1])


def on_disk(pages: Pages) -> bool:
    """Whether the words are in any file of the home."""
    return any(b"quincunx" in path.read_bytes() for path in pages.home.folder.rglob("*.db*"))


def test_a_draft_survives_a_reload_and_is_on_disk_only_once_it_is_saved(pages: Pages) -> None:
    pages.post("/people/1/write", words=WORDS, do="keep")
    assert sheet(pages) == WORDS.replace("\r", "")
    assert not on_disk(pages)
    pages.post("/people/1/write", words=WORDS, do="save")
    assert on_disk(pages)
    again = Pages(pages.home)
    assert sheet(again) == WORDS.replace("\r", "")


def test_leaving_loses_nothing_and_a_new_launch_forgets_what_was_not_saved(pages: Pages) -> None:
    pages.post("/people/1/write", words=WORDS)
    pages.get("/away")
    pages.post("/people/1/write", words=WORDS, do="not_today")
    assert sheet(pages) != ""
    assert sheet(Pages(pages.home)) == ""


def test_nothing_is_filled_in_unasked_and_a_beginning_can_be_undone(pages: Pages) -> None:
    assert sheet(pages) == ""
    pages.post("/people/1/write", words="My own words", do="start:thanks")
    assert sheet(pages).endswith("My own words")
    assert sheet(pages).startswith("I never thanked you")
    pages.post("/people/1/write", do="back")
    assert sheet(pages) == "My own words"


def test_a_memory_is_another_after_not_this_one_and_gone_with_the_words(tmp_path: Path) -> None:
    pages = Pages(home_with(tmp_path, words=True))
    here = f"/people/{daniel(pages)}"
    first = offered(pages, here)
    assert first == offered(pages, here) != ""
    pages.post(f"{here}/write", do=first)
    assert offered(pages, here) not in (first, "")
    pages.post(f"{here}/drop-words")
    assert offered(pages, here) == ""


def daniel(pages: Pages) -> int:
    with pages.home.store() as store:
        return store.people.find("Daniel")[0].id


def offered(pages: Pages, here: str) -> str:
    """The button that declines the memory on the desk; empty without a memory."""
    found = re.search(r'value="(decline:\d+)"', pages.get(f"{here}/write").body)
    return found[1] if found else ""


def test_the_count_follows_the_words(pages: Pages) -> None:
    pages.post("/people/1/write", words="One two three")
    assert "Three words; short is good." in pages.get("/people/1/write").body


def test_forgetting_a_person_forgets_the_draft(pages: Pages) -> None:
    pages.post("/people/1/write", words=WORDS)
    pages.post("/people/1/forget")
    assert pages.get("/people/1/write").status == 404


@pytest.mark.parametrize("boundary", ["space", "no_contact", "court_order", "has_died"])
def test_behind_a_boundary_only_the_letter_remains(pages: Pages, boundary: str) -> None:
    pages.post("/people/1/write", words=WORDS, do="save")
    sure = {"sure": boundary} if boundary == "court_order" else {}
    pages.post("/people/1/boundary", boundary="" if sure else boundary, **sure)

    body = pages.get("/people/1/write?way=sms").body
    assert "A letter that stays here" in body
    assert "quincunx" not in body
    for words in ("How and when", "way:", "start:", "I sent it", "write/plan", "sms:"):
        assert words not in body
    assert ("I won’t write again" in body) == (boundary in ("space", "no_contact"))
    assert "/people/1/write" not in pages.get("/people/1").body

    for path, fields in (
        ("write", {"words": "Hello", "do": "save"}),
        ("write", {"words": "Hello", "do": "way:sms"}),
        ("write/sent", {"way": "sms"}),
    ):
        answer = pages.post(f"/people/1/{path}", **fields)
        assert answer.headers["location"] == "/people/1/letter"
    assert pages.post("/people/1/write/plan", weeks="3").status != 303
    with pages.home.store() as store:
        assert store.sent.list() == []
        assert store.drafts.planned(1) is None

    pages.post("/people/1/letter", words="Dear Milo", do="save")
    assert "Dear Milo" in pages.get("/people/1/letter").body


def test_a_way_that_does_not_exist_changes_nothing(pages: Pages) -> None:
    assert pages.post("/people/1/write/sent", way="pigeon").status == 400
    assert pages.post("/people/1/write", words="x", do="way:pigeon").status == 400
    assert pages.post("/people/1/write", words="x", do="start:nothing").status == 303
    assert sheet(pages) == "x"


def test_a_plan_whose_day_has_come_stands_on_today_and_waits_when_told(pages: Pages) -> None:
    with pages.home.store() as store:
        ines = store.people.create("Ines").id
        store.drafts.plan(ines, "2020-01-01")
        store.drafts.plan(1, "2020-01-01")  # Milo has a card: one is enough
    shown = pages.get("/").body
    assert shown.count("You meant to write a light note") == 1
    pages.post(f"/people/{ines}/write/not-now")
    assert "As you planned" not in pages.get("/").body
    pages.post(f"/people/{ines}/write/not-now", do="undo")
    assert "As you planned" in pages.get("/").body
    pages.post(f"/people/{ines}/mute")
    assert "As you planned" not in pages.get("/").body
