"""Searching on the page: what is found leads to its place, and from there back."""

from __future__ import annotations

import re
from datetime import UTC, date
from html import unescape

import pytest

from stillhere.insight.moment import Moment
from stillhere.services.search import Asked, Hit, Results
from stillhere.store.event_rows import StoredEvent
from stillhere.web.fill.search import search_page
from tests.store.family import NOON
from tests.web.test_routes import Pages, milo, pages

__all__ = ["milo", "pages"]
"""Fixtures of the routes."""

MOMENT = Moment(date(2026, 5, 5), UTC)


def found(milo: Pages, query: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", milo.get(f"/search?{query}").body)


def test_a_result_leads_to_its_line_and_from_there_back(milo: Pages) -> None:
    page = milo.get("/search?q=ALL+is+w%C3%A9ll&with=Milo").body
    assert "<mark>All</mark>" in page
    address = unescape(re.findall(r'href="(/people/\d+\?at=[^"]*)"', page)[0])
    path, _, anchor = address.partition("#")
    place = milo.get(path).body
    assert f'id="{anchor}"' in place
    assert "Back to the results" in place
    assert "/search?q=ALL" in place


def test_a_page_holds_twenty_and_older_ones_are_a_step_away(milo: Pages) -> None:
    page = milo.get("/search?q=morning").body
    assert page.count("<mark>") == 20
    older = unescape(re.findall(r'href="(/search\?[^"]*before=[^"]*)"', page)[0])
    again = milo.get(older).body
    assert "Back to the newest" in again
    assert not set(re.findall(r"at=(\d+)", page)) & set(re.findall(r"at=(\d+)", again))


def test_what_is_typed_stays_and_is_never_markup(milo: Pages) -> None:
    page = milo.get("/search?q=%3Cyou%3E").body
    assert "<mark>&lt;you&gt;</mark>" in page
    assert 'value="&lt;you&gt;"' in page


def test_what_is_not_understood_is_said_beside_the_form(milo: Pages) -> None:
    assert "That was not understood." in milo.get("/search?q=a&from=soon").body
    assert "That was not understood." in milo.get("/search?with=Zoe").body
    assert "Nothing with these words." in milo.get("/search?q=xylophone").body
    assert milo.get("/search?before=x&q=all").status == 200
    assert "Nothing older was found." in milo.get("/search?before=1.1&q=all").body


def test_it_says_how_many_there_are(milo: Pages) -> None:
    assert "120 messages, the newest first." in milo.get("/search?q=morning").body
    assert "85 messages, the newest first." in milo.get("/search?q=well&by=them").body
    assert "Please write a word" in milo.get("/search?by=them").body
    assert "What was found" not in milo.get("/search").body


def test_without_words_it_says_how_to_keep_them(milo: Pages) -> None:
    with milo.home.store() as store:
        store.drop_words(store.people.find("Milo")[0].id)
    page = milo.get("/search").body
    assert "No words are kept here" in page
    assert 'href="/bring-in"' in page
    assert "<form class" not in page
    assert "<mark>" not in milo.get("/search?q=morning").body


def test_behind_a_boundary_the_record_is_found_and_nothing_suggests_contact(milo: Pages) -> None:
    milo.post("/people/1/boundary", boundary="no_contact")
    page = milo.get("/search?q=morning").body.partition("<main")[2].partition("</main>")[0]
    assert "<mark>morning</mark>" in page
    assert not re.search(r"Write|Call |log|card", page)


def _hits(count: int) -> tuple[Hit, ...]:
    said = StoredEvent(
        1, 1, 1, NOON, False, "message", "sms", "second", None, None, 5, "a Plum", "Milo"
    )
    return (Hit(said, "Milo", group=False),) * count


@pytest.mark.parametrize(
    ("found", "lead"),
    [
        (Results(_hits(1), ("plum",), total=1), "One message."),
        (Results(_hits(3), ("plum",), total=3), "Three messages, the newest first."),
        (Results(_hits(20), ("plum",), (5, 5), total=340), "340 messages, the newest first."),
        (
            Results(_hits(20), ("plum",), (5, 5), total=1000, more=True),
            "More than 1,000 messages, the newest first.",
        ),
        (
            Results(_hits(20), ("plum",), (5, 5), total=340, more=True),
            "At least 340 messages, the newest first.",
        ),
        (
            Results(_hits(2), ("plum",), (NOON, 5), complete=False, total=2, more=True),
            "This is a long record. So far it was searched back to 1 January 2024.",
        ),
        (Results((), ("plum",)), "Nothing with these words. Try fewer, or another spelling."),
        (
            Results((), ("plum",), no_words=True),
            (
                "No words are kept with this person, only dates and lengths. "
                "What happened on any day is on their page."
            ),
        ),
        (Results(), "Please write a word to look for."),
        (None, ""),
    ],
)
def test_the_page_says_in_a_sentence_what_was_found(found: Results | None, lead: str) -> None:
    page = search_page(Asked("plum"), found, MOMENT, searchable=True, names=(), channels=("sms",))
    assert page.lead == lead
    assert len(page.results) == (len(found.hits) if found else 0)


def test_a_message_in_a_group_says_so_and_has_no_place() -> None:
    (mine,) = _hits(1)
    found = Results((Hit(mine.event, "Home", group=True), Hit(mine.event, "", group=True)), ("pl",))
    page = search_page(Asked("pl"), found, MOMENT, searchable=True, names=(), channels=())
    assert [one.words for one in page.results] == ["Milo wrote in Home", "Milo wrote in a group"]
    assert [(one.words, one.marked) for one in page.results[0].excerpt] == [
        ("a ", False),
        ("Pl", True),
        ("um", False),
    ]


def test_channels_are_called_as_people_call_them() -> None:
    page = search_page(
        Asked("a", channel="sms"), None, MOMENT, searchable=True, names=(),
        channels=("mms", "sms", "whatsapp"),
    )  # fmt: skip
    assert [(one.words, one.chosen) for one in page.channels] == [
        ("Anywhere", False), ("Texts (mms)", False), ("Texts (sms)", True), ("WhatsApp", False)
    ]  # fmt: skip
