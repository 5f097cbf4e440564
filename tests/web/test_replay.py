"""Every stretch of time and every message has its own address, and works by links alone."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from stillhere.services.bring_in import bring_in
from stillhere.services.conversation import PAGE
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes
from stillhere.store.event_rows import StoredEvent
from stillhere.support.clock import FixedClock
from tests.web.test_routes import NOW, Pages, chat, number

EXPORTED = round(NOW.timestamp() * 1000)


def brought(folder: Path, *, words: bool) -> Pages:
    pages = Pages(Home(folder / "home", FixedClock(NOW)))
    file = folder / "WhatsApp Chat - Milo.txt"
    file.write_bytes(chat(days=200))
    wishes = Wishes(owner="Vera", words=words, exported=EXPORTED, zone="Europe/London")
    assert bring_in(pages.home, [file], wishes)[0].error is None
    return pages


@pytest.fixture(scope="module")
def milo(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return brought(tmp_path_factory.mktemp("milo"), words=True)


def events(pages: Pages) -> list[StoredEvent]:
    with pages.home.store() as store:
        return store.events.between(number(pages), 0, EXPORTED)


def links(body: str, name: str) -> list[str]:
    return [unescape(url) for url in re.findall(rf'id="{name}[^"]*"[^>]* href="([^"]+)"', body)]


def test_every_step_of_every_page_leads_to_a_page(milo: Pages) -> None:
    here = f"/people/{number(milo)}"
    seen: set[str] = set()
    ahead = [here, f"{here}?from=2026-05-10&to=2026-11-20"]
    while ahead and len(seen) < 24:
        url = ahead.pop()
        answer = milo.get(url.partition("#")[0])
        assert answer.status == 200, url
        seen.add(url)
        ahead += [to for to in links(answer.body, "(?:zoom|move|moment)-") if to not in seen]

    assert len(seen) > 20


def test_a_page_names_the_address_of_its_time(milo: Pages) -> None:
    first, last = (EXPORTED - days * 86_400_000 for days in (30, 20))
    body = milo.get(f"/people/{number(milo)}?from={first}&to={last}").body

    assert re.search(r'data-address="/people/\d+\?from=2026-10-23&amp;to=2026-11-02#ribbon"', body)
    assert "You two, 23 October to 2 November" in body


def test_a_click_comes_closer_and_from_some_days_to_the_evening(milo: Pages) -> None:
    here = f"/people/{number(milo)}"
    at = events(milo)[60].at
    months = milo.get(f"{here}?from=2026-06-01&to=2026-10-01&closer={at}").body
    days = milo.get(f"{here}?from=2026-06-01&to=2026-06-14&closer={at}").body

    assert 'id="zoom-months"' in months
    assert _current(months) == "months"
    assert _current(days) == "evening"


def test_a_message_has_an_address_that_shows_it_among_what_stood_around_it(milo: Pages) -> None:
    event = events(milo)[100]
    body = milo.get(f"/people/{number(milo)}?at={event.id}").body

    assert re.search(rf'<li id="m{event.id}" class="\w+ here" tabindex="-1" autofocus>', body)
    assert f'href="/people/{number(milo)}?at={event.id}#m{event.id}"' in body
    assert _current(body) == "evening"
    assert 'class="rb-here"' in body


@pytest.mark.parametrize("at", ["999999", "0", "2026-06-01T10:00"])
def test_an_address_of_no_message_leads_to_the_page_all_the_same(milo: Pages, at: str) -> None:
    assert milo.get(f"/people/{number(milo)}?at={at}").status == 200


@pytest.mark.parametrize(
    "query",
    ["from=soon&to=2026-05-04", "from=2026-06-01&to=2026-05-04", "at=tomorrow", "zoom=days&at=x"],
)
def test_a_time_that_is_none_gets_a_sentence(milo: Pages, query: str) -> None:
    answer = milo.get(f"/people/{number(milo)}?{query}")

    assert answer.status == 400
    assert "That did not work." in answer.body


def test_the_conversation_comes_a_page_at_a_time_each_with_the_way_to_the_next(
    milo: Pages,
) -> None:
    body = milo.get(f"/people/{number(milo)}?from=2026-05-10&to=2026-11-20").body
    told = _told(body)
    while more := re.search(r'hx-get="([^"]+after=\d+)"', body):
        body = milo.get(unescape(more[1])).body
        assert "<main" not in body
        told += _told(body)

    known = [f"m{event.id}" for event in events(milo)]
    assert len(told) > PAGE
    assert told == known[known.index(told[0]) : known.index(told[0]) + len(told)]
    assert "That is all of this time." in body


def test_without_words_it_is_told_who_when_and_what_kind(tmp_path: Path) -> None:
    pages = brought(tmp_path, words=False)
    body = pages.get(f"/people/{number(pages)}?zoom=days&until=2026-06-30").body

    assert "Each message and call" in body
    assert "You wrote to Milo." in body
    assert "Milo wrote." in body
    assert "Good morning" not in body


def test_two_life_events_of_one_day_have_links_of_their_own(tmp_path: Path) -> None:
    pages = brought(tmp_path, words=True)
    here = f"/people/{number(pages)}"
    for words in ("A move", "New work"):
        pages.post(f"{here}/happened", words=words, day="2026-06-03", kind="other")
    body = pages.get(here).body
    ids = re.findall(r'id="([^"]+)"', body)

    assert len(links(body, "moment-")) > 2
    assert len(set(ids)) == len(ids)
    close = pages.get(f"{here}?from=2026-05-20&to=2026-06-20").body
    assert len(links(close, "moment-")) == 1


def _current(body: str) -> str:
    found = re.search(r'id="zoom-(\w+)"[^>]*aria-current', body)
    return found[1] if found else ""


def _told(body: str) -> list[str]:
    return re.findall(r'<li id="(m\d+)"', body)


def test_an_offered_life_event_is_kept_with_a_yes_and_gone_with_a_no(tmp_path: Path) -> None:
    pages = brought(tmp_path, words=True)
    _calendar(pages, tmp_path, "Milo’s moving day", "Christening of Emma")
    here = f"/people/{number(pages)}"
    body = unescape(pages.get(here).body)
    assert "Your calendar says “Milo’s moving day” on 1 June." in body
    assert "This would be in your own life." in body

    pages.post(f"{here}/offered", yes="calendar 2026-06-01 move")
    pages.post(f"{here}/offered", no="calendar 2026-06-01 baby")
    body = unescape(pages.get(here).body)
    assert "Did this happen?" not in body
    assert "1 June 2026: Milo’s moving day" in body
    with pages.home.store() as store:
        assert [event.kind for event in store.life.list()] == ["move"]

    pages.post(f"{here}/ask-again", mark="calendar 2026-06-01 baby")
    assert "Christening of Emma" in pages.get(here).body
    assert pages.post(f"{here}/offered", yes="calendar 2026-06-01 move").status == 400


def _calendar(pages: Pages, folder: Path, *titles: str) -> None:
    entries = "".join(
        f"BEGIN:VEVENT\r\nUID:{title}\r\nDTSTART;VALUE=DATE:20260601\r\nSUMMARY:{title}\r\n"
        "END:VEVENT\r\n"
        for title in titles
    )
    file = folder / "home.ics"
    file.write_text(f"BEGIN:VCALENDAR\r\n{entries}END:VCALENDAR\r\n", encoding="utf-8")
    wishes = Wishes(owner="Vera", words=True, exported=EXPORTED)
    assert bring_in(pages.home, [file], wishes)[0].error is None


@pytest.mark.parametrize("through", ["page", "terminal"])
def test_words_that_are_dropped_are_on_no_page_that_was_drawn_before(
    tmp_path: Path, through: str
) -> None:
    pages = brought(tmp_path, words=True)
    here = f"/people/{number(pages)}"
    said = next(event.words for event in reversed(events(pages)) if event.words and not event.out)
    evening = f"{here}?zoom=evening"
    assert said in unescape(pages.get(evening).body)
    if through == "page":
        assert pages.post(f"{here}/drop-words").status == 303
    else:
        with pages.home.store() as store:
            store.drop_words(number(pages))
    assert said not in unescape(pages.get(evening).body)
