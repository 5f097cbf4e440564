"""Who is waiting for me: one line leads to the desk, and no answer is an answer too."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from stillhere.services import about
from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.support.clock import FixedClock
from tests.web.test_routes import NOW, Pages

WAITS = re.compile(r"Write one line to Milo")


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """Milo and Vera write every other day; Milo wrote yesterday and waits."""
    home = Home(tmp_path / "home", FixedClock(NOW))
    lines = []
    for day in range(119, 0, -2):
        at = NOW - timedelta(days=day)
        lines.append(f"[{at:%d/%m/%Y}, 11:05:00] Milo: Good morning, all is well here")
        if day > 1:
            lines.append(f"[{at:%d/%m/%Y}, 11:40:00] Vera: Glad to hear it")
    (tmp_path / "WhatsApp Chat with Milo.txt").write_text("\n".join(lines), "utf-8")
    wishes = Wishes(zone="Europe/London", owner="Vera", exported=int(NOW.timestamp() * 1000))
    bring_in(home, [tmp_path / "WhatsApp Chat with Milo.txt"], wishes)
    pages = Pages(home)
    with home.store() as store:
        about.look_after(store, home.clock, milo(pages), chosen=True)
    return pages


def milo(pages: Pages) -> int:
    with pages.home.store() as store:
        return store.people.find("Milo")[0].id


def test_today_leads_to_who_waits_and_one_line_leads_to_the_desk(pages: Pages) -> None:
    assert 'href="/waiting"' in pages.get("/").body
    page = pages.get("/waiting")
    assert "Milo wrote yesterday." in page.body
    assert f'href="/people/{milo(pages)}/write"' in page.body


def test_no_answer_is_an_answer_and_can_be_taken_back(pages: Pages) -> None:
    who = milo(pages)
    pages.post(f"/people/{who}/no-answer")
    page = pages.get("/waiting")
    assert "Nothing waits from Milo now." in page.body
    assert f"/people/{who}/answer-after-all" in page.body
    assert not WAITS.search(page.body)
    assert "your turn" not in pages.get("/").body
    assert "your turn" not in pages.get("/people").body
    pages.post(f"/people/{who}/answer-after-all")
    assert WAITS.search(pages.get("/waiting").body)


def test_with_no_contact_nobody_waits(pages: Pages) -> None:
    with pages.home.store() as store:
        about.set_boundary(store, pages.home.clock, milo(pages), "no_contact")
    assert "Milo" not in pages.get("/waiting").body
