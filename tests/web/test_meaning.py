"""Searching by meaning on the page: made ready once, asked in one's own words, and back again."""

from __future__ import annotations

import re
from datetime import UTC, date
from html import unescape

import pytest

from stillhere.errors import MeaningNotInstalled
from stillhere.insight.moment import Moment
from stillhere.services.meaning import Readiness
from stillhere.web.fill import meaning as fill
from tests.web.test_routes import Pages, milo, pages

__all__ = ["milo", "pages"]
"""Fixtures of the routes."""

MOMENT = Moment(date(2026, 5, 5), UTC)
HALF, WHOLE = Readiness(True, 60, 120), Readiness(True, 120, 120)


def test_it_is_made_ready_once_and_then_finds_what_was_meant(milo: Pages) -> None:
    before = milo.get("/search/meaning").body
    assert fill.NOT_READY.split(".")[0] in unescape(before)
    assert "<form class" not in before
    assert milo.post("/search/meaning/ready").status == 303
    assert "205 of 205 messages read." in milo.get("/search/meaning/events").body
    page = milo.get("/search/meaning?q=a+greeting+at+the+start+of+the+day").body
    assert "The nearest stand first." in page
    address = unescape(re.findall(r'href="(/people/\d+\?at=[^"]*)"', page)[0])
    place = milo.get(address.partition("#")[0]).body
    assert 'href="/search/meaning?q=a+greeting' in unescape(place)


def test_the_search_by_word_leads_there_and_back(milo: Pages) -> None:
    assert 'href="/search/meaning?q=morning"' in milo.get("/search?q=morning").body
    assert 'href="/search?q=morning"' in milo.get("/search/meaning?q=morning").body


def test_while_nothing_is_at_work_the_progress_leads_to_the_search(milo: Pages) -> None:
    assert milo.get("/search/meaning/ready").status in (302, 303)


@pytest.mark.parametrize(
    ("ready", "hits", "english", "lead"),
    [
        (Readiness(False, 0, 120), None, True, str(MeaningNotInstalled())),
        (Readiness(True, 0, 0), None, True, fill.NO_WORDS),
        (Readiness(True, 0, 120), None, True, fill.NOT_READY),
        (WHOLE, None, True, fill.LEAD),
        (WHOLE, (), True, fill.NOTHING),
        (WHOLE, (), False, fill.NOT_ENGLISH),
    ],
)
def test_what_it_says(ready: Readiness, hits: tuple[()] | None, english: bool, lead: str) -> None:  # noqa: FBT001
    assert fill.meaning_page("x", hits, ready, MOMENT, english=english).lead == lead


@pytest.mark.parametrize(
    ("ready", "unread"),
    [
        (HALF, "60 messages have not been read yet."),
        (Readiness(True, 119, 120), "One message has not been read yet."),
        (WHOLE, ""),
    ],
)
def test_it_says_what_is_not_read_yet(ready: Readiness, unread: str) -> None:
    page = fill.meaning_page("", None, ready, MOMENT)
    assert page.unread == unread
    assert any(step.post for step in page.steps) == bool(unread)


def test_progress_says_how_far_it_is_and_what_went_wrong() -> None:
    assert fill.progress(60, 120, "", busy=True).words == "60 of 120 messages read."
    assert fill.progress(0, 0, "", busy=True).words == "Just begun."
    assert fill.progress(9, 120, "It is busy.", busy=False).words == "It is busy."
    assert fill.progress(120, 120, "", busy=False).onward is not None
