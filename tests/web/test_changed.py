"""From a change to its figures and to the records of each, by links alone."""

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


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    home = Home(tmp_path / "home", FixedClock(NOW))
    (tmp_path / "WhatsApp Chat with Milo.txt").write_bytes(chat())
    wishes = Wishes(zone="Europe/London", owner="Vera", exported=int(NOW.timestamp() * 1000))
    bring_in(home, [tmp_path / "WhatsApp Chat with Milo.txt"], wishes)
    with home.store() as store:
        about.look_after(store, home.clock, milo(home), chosen=True)
    return Pages(home)


def milo(home: Home) -> int:
    with home.store() as store:
        return store.people.find("Milo")[0].id


def test_each_figure_is_one_link_away_and_each_link_answers(pages: Pages) -> None:
    who = milo(pages.home)
    person = pages.get(f"/people/{who}")
    assert f'href="/people/{who}/changed"' in person.body
    page = pages.get(f"/people/{who}/changed")
    assert page.status == 200
    links = set(re.findall(rf'href="(/people/{who}/changed/[a-z-]+)"', page.body))
    assert len(links) == 10
    for link in links:
        opened = pages.get(link)
        assert opened.status == 200, link
        assert "<table>" in opened.body


def test_from_the_turning_point_one_link_leads_to_the_evening(pages: Pages) -> None:
    page = pages.get(f"/people/{milo(pages.home)}/changed")
    evening = re.search(r'href="([^"]+zoom=evening[^"]+)#ribbon"', page.body)
    assert evening is not None
    shown = pages.get(evening[1].replace("&amp;", "&"))
    assert shown.status == 200
    assert "Milo" in shown.body


def test_a_reading_opens_to_where_it_comes_from_without_a_script(pages: Pages) -> None:
    page = pages.get(f"/people/{milo(pages.home)}/changed")
    readings = page.body.split('class="readings"')[1].split("</ul>")[0]
    assert readings.count("<li>") == readings.count("<details><summary>") >= 4


@pytest.mark.parametrize("figure", ["nothing", "their_days_", "mine-too"])
def test_a_figure_that_is_none_is_no_page(pages: Pages, figure: str) -> None:
    assert pages.get(f"/people/{milo(pages.home)}/changed/{figure}").status == 404


def test_behind_a_boundary_there_is_its_sentence_and_nothing_to_open(pages: Pages) -> None:
    who = milo(pages.home)
    with pages.home.store() as store:
        about.set_boundary(store, pages.home.clock, who, "no_contact")
    page = pages.get(f"/people/{who}/changed")
    assert "Keeping to that is care." in page.body
    assert "made-of" not in page.body
    assert f"/people/{who}/changed/" not in page.body
    for corner in ("starts", "mine"):
        assert pages.get(f"/people/{who}/changed/{corner}").status == 404
