"""The page for paper leaves out what others wrote, until that is ticked (E7d)."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.services import about
from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.support.clock import FixedClock
from tests.web.test_routes import NOW, Pages, chat

THEIRS, MINE = "All is well here", "Good morning &lt;you&gt;"


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    home = Home(tmp_path / "home", FixedClock(NOW))
    (tmp_path / "WhatsApp Chat with Milo.txt").write_bytes(chat())
    wishes = Wishes(
        zone="Europe/London", owner="Vera", words=True, exported=int(NOW.timestamp() * 1000)
    )
    bring_in(home, [tmp_path / "WhatsApp Chat with Milo.txt"], wishes)
    pages = Pages(home)
    with home.store() as store:
        about.look_after(store, home.clock, milo(pages), chosen=True)
    return pages


def milo(pages: Pages) -> int:
    with pages.home.store() as store:
        return store.people.find("Milo")[0].id


def test_others_words_are_left_out_and_mine_are_not(pages: Pages) -> None:
    assert THEIRS in pages.get(f"/people/{milo(pages)}").body
    page = pages.get(f"/people/{milo(pages)}/print")
    assert page.status == 200
    assert THEIRS not in page.body
    assert MINE in page.body
    assert "Milo wrote." in page.body


def test_ticked_they_stand_there(pages: Pages) -> None:
    page = pages.get(f"/people/{milo(pages)}/print?words=theirs")
    assert THEIRS in page.body
    assert "checked" in page.body
    assert THEIRS not in pages.get(f"/people/{milo(pages)}/print?words=no").body


def test_the_page_is_found_from_what_changed_and_from_more_about_them(pages: Pages) -> None:
    who = milo(pages)
    for corner in ("changed", "about"):
        assert f'href="/people/{who}/print"' in pages.get(f"/people/{who}/{corner}").body


def test_behind_a_boundary_it_holds_the_record_and_nothing_that_suggests(pages: Pages) -> None:
    with pages.home.store() as store:
        about.set_boundary(store, pages.home.clock, milo(pages), "no_contact")
    page = pages.get(f"/people/{milo(pages)}/print").body
    assert "Keeping to that is care." in page
    assert "Before and lately" not in page
    assert "/write" not in page


def test_paper_never_shows_others_words_of_the_other_pages() -> None:
    from stillhere.web.app import STATIC

    printed = (STATIC / "page.css").read_text("utf-8").split("@media print")[1]
    assert ".line em, .theirs em { display: none; }" in printed
