"""What insight says stands on the page, and a boundary leaves no way to reach out."""

from __future__ import annotations

from datetime import date
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from stillhere.charts.picture import Picture, Table
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.portrait import portrait
from stillhere.insight.today import today
from stillhere.records.assessment import Assessment, ThenNow
from stillhere.records.person import REMINDING, Boundary, Person
from stillhere.web.fill.person import person_page
from stillhere.web.fill.pictures import figure
from stillhere.web.fill.replay import Pictures
from stillhere.web.fill.today import today_page
from stillhere.web.pages.parts import Frame, Step, Zoom
from stillhere.web.pages.person import Person as PersonPage
from stillhere.web.pages.person import Timeline
from stillhere.web.render import render

DAY = 86_400_000
NOW = 1_777_939_200_000
MOMENT = Moment(date(2026, 5, 5), ZoneInfo("Europe/London"))
QUIET = Assessment(
    tie="1",
    at=NOW,
    status="gone_quiet",
    who="them",
    contacts=800,
    history_days=800,
    score=9.0,
    kind="gone_quiet",
    since=NOW - 90 * DAY,
    first_event=NOW - 800 * DAY,
    last_event=NOW - 9 * DAY,
    last_in=NOW - 35 * DAY,
    last_in_kind="message",
    last_out=NOW - 9 * DAY,
    current_gap_days=35,
    expected_gap_days=1,
    their_days=ThenNow(6, 0),
    my_days=ThenNow(6, 6),
    call_minutes=ThenNow(12, 5),
)
PICTURE = Picture("<svg></svg>", "t", "d", Table("Month by month", ("Month",), (("May",),)))
NO_DAYS = Timeline((), "Nothing yet.", ())


def milo(boundary: Boundary = "open") -> Person:
    return Person(3, "Milo", "he", "your son", boundary=boundary, looked_after=True)


def page_of(boundary: Boundary) -> PersonPage:
    view = portrait(Known(milo(boundary), QUIET), [], MOMENT)
    drawn = figure("You two, on one line", PICTURE, PICTURE)
    pictures = Pictures(
        drawn, (Zoom("months", "Last months", "/people/3?zoom=months", current=True),)
    )
    return person_page(view, date="Tuesday 5 May", timeline=NO_DAYS, pictures=pictures)


def test_every_sentence_of_today_stands_on_the_page() -> None:
    view = today([Known(milo(), QUIET)], [], [], MOMENT)
    shown = render(today_page(view, {}, {}), Frame("token", "today"))

    said = (*view.headline, *view.lead, *view.cards[0].status, *view.cards[0].uncertain)
    assert [each.text for each in said if each.text not in shown] == []
    assert 'formaction="/people/3/rest">Let it rest</button>' in shown
    assert 'formaction="/people/3/mute">Don’t remind me about Milo</button>' in shown


def test_with_nobody_there_today_offers_the_first_steps_and_nothing_else() -> None:
    page = today_page(today([], [], [], MOMENT), {}, {})

    assert [*page.cards, *page.well, *page.goodbye] == []
    assert [step.url for step in page.begin] == ["/start", "/bring-in"]


def test_a_person_page_marks_the_zoom_that_is_shown() -> None:
    assert [zoom.key for zoom in page_of("open").zooms if zoom.current] == ["months"]


def test_then_and_now_is_drawn_where_a_picture_says_it() -> None:
    changes = page_of("open").changes

    assert changes is not None
    assert any(row.drawing.startswith("<svg") for row in changes.rows)


@pytest.mark.parametrize("boundary", sorted(set(get_args(Boundary)) - REMINDING))
def test_a_boundary_leaves_the_record_and_takes_every_way_to_reach_out(boundary: Boundary) -> None:
    page = page_of(boundary)

    assert page.boundary
    assert page.figure is not None
    assert (page.pair, page.changes, page.usual, page.cannot_tell) == ((), None, (), None)
    assert all("/log" not in step.url and "/happened" not in step.url for step in page.links)


@pytest.mark.parametrize("boundary", ["space", "no_contact"])
def test_they_contacted_me_leads_back(boundary: Boundary) -> None:
    back = Step("They contacted me", "/people/3/contacted-me", post=True)

    assert back in page_of(boundary).links


@pytest.mark.parametrize("boundary", ["court_order", "has_died"])
def test_some_boundaries_have_no_way_back_on_the_page(boundary: Boundary) -> None:
    assert all("contacted" not in step.url for step in page_of(boundary).links)
