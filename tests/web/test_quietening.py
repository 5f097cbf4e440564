"""The further answers of a card lead where they say, and each can be taken back on the spot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stillhere.services import about
from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.support.clock import FixedClock
from tests.web.test_routes import NOW, Pages, chat

CARD = 'aria-label="To think about"'


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    home = Home(tmp_path / "home", FixedClock(NOW))
    (tmp_path / "WhatsApp Chat with Milo.txt").write_bytes(chat())
    wishes = Wishes(zone="Europe/London", owner="Vera", exported=int(NOW.timestamp() * 1000))
    bring_in(home, [tmp_path / "WhatsApp Chat with Milo.txt"], wishes)
    pages = Pages(home)
    with home.store() as store:
        about.look_after(store, home.clock, store.people.find("Milo")[0].id, chosen=True)
    assert CARD in pages.get("/").body
    return pages


def milo(pages: Pages) -> int:
    with pages.home.store() as store:
        return store.people.find("Milo")[0].id


def test_a_card_offers_the_further_answers_without_a_script(pages: Pages) -> None:
    who, page = milo(pages), pages.get("/").body
    others = page.split('<details class="others">')[1].split("</details>")[0]
    for corner in ("not-now", "not-again"):
        assert f'formaction="/people/{who}/{corner}"' in others
    assert f'href="/people/{who}/happened?fine=yes"' in others


@pytest.mark.parametrize(
    ("corner", "words"),
    [
        ("not-now", "Nothing about Milo until 28 November."),
        ("not-again", "Stillhere says no more of this about Milo."),
    ],
)
def test_an_answer_takes_the_card_away_and_its_undo_brings_it_back(
    pages: Pages, corner: str, words: str
) -> None:
    pages.post(f"/people/{milo(pages)}/{corner}")
    after = pages.get("/").body
    assert words in after
    assert CARD not in after
    undo = re.search(r'class="quiet-link" form="act" formaction="([^"]+)"', after)
    assert undo is not None
    pages.post(undo[1])
    assert CARD in pages.get("/").body


def test_it_is_fine_because_adds_what_happened_and_answers_the_card(pages: Pages) -> None:
    url = f"/people/{milo(pages)}/happened?fine=yes"
    form = pages.get(url).body
    assert "It’s fine, because …" in form
    begun = re.search(r'name="day" value="([0-9-]+)"', form)
    assert begun is not None
    assert begun[1] < "2026-11-22"
    pages.post(url, kind="work", whose="person", words="New work", day=begun[1], until="")
    after = pages.get("/").body
    assert "Good to know." in after
    assert CARD not in after
    life = re.search(r'formaction="/people/\d+/not-so" name="life" value="(\d+)"', after)
    assert life is not None
    pages.post(f"/people/{milo(pages)}/not-so", life=life[1])
    assert CARD in pages.get("/").body
    with pages.home.store() as store:
        assert store.life.list() == []


def test_a_mistake_in_the_form_keeps_that_it_was_an_answer(pages: Pages) -> None:
    url = f"/people/{milo(pages)}/happened?fine=yes"
    again = pages.post(url, kind="work", whose="person", day="the other day")
    assert again.status == 400
    assert f'action="{url}"' in again.body


def test_with_no_contact_there_is_no_card_to_answer(pages: Pages) -> None:
    with pages.home.store() as store:
        about.set_boundary(store, pages.home.clock, milo(pages), "no_contact")
    page = pages.get("/").body
    assert CARD not in page
    assert "Other answers" not in page
