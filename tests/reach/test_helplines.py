"""The data file obeys the rules, and the page says how sure it is."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from importlib.resources import files

import pytest

from stillhere.reach.helplines import Country, Line, countries, dialled, lines, link

DATA = tomllib.loads(files("stillhere.reach").joinpath("helplines.toml").read_text("utf-8"))
READ_ON: date = DATA["read_on"]
CODES = sorted(DATA["country"])
DIRECTORIES = ("findahelpline", "befrienders", "wikipedia", "helplines.world", "github")
SHORT_CODES = {"988", "3114", "116 123", "*4141", "1737", "024", "1411", "109", "188", "106"}


def every_line() -> list[tuple[str, Line]]:
    return [
        (code, line)
        for code in CODES
        for page in [lines(code, READ_ON)]
        for line in (*page.calls, *page.writes)
    ]


def test_thirty_countries_have_lines_and_all_have_an_emergency_number() -> None:
    pages = [lines(code, READ_ON) for code in CODES]
    assert len(pages) == 74
    assert sum(bool(page.calls) for page in pages) == 30
    assert all(page.emergency for page in pages)


def test_no_number_is_written_with_a_country_code() -> None:
    for code, line in every_line():
        for number in line.dial:
            assert not number.startswith("+"), (code, number)
            assert re.fullmatch(r"\*?\d[\d \-]*", number), (code, number)


def test_short_codes_stay_as_they_are_printed() -> None:
    printed = {number for _, line in every_line() for number in line.dial}
    assert printed >= SHORT_CODES


def test_every_line_can_be_called_or_reached_and_names_its_sources() -> None:
    for code, line in every_line():
        assert line.dial or line.site, (code, line.name)
        assert DATA["country"][code]["stated_in"], code
        assert not any(name in line.site for name in DIRECTORIES), (code, line.site)


def test_at_least_two_sources_state_each_country_that_shows_a_line() -> None:
    for code in CODES:
        if DATA["country"][code].get("line"):
            assert len(DATA["country"][code]["stated_in"]) >= 2, code


def test_the_file_is_not_read_in_the_future() -> None:
    assert date(2026, 1, 1) < READ_ON


@pytest.mark.parametrize("code", CODES)
def test_the_page_says_plainly_that_nobody_checked(code: str) -> None:
    page = lines(code, READ_ON)
    assert "We read these numbers in other places on 22 November 2026." in page.notes
    assert (
        "Nobody here has called them, or asked those who answer whether they are right."
        in page.notes
    )


def test_old_numbers_say_so_after_half_a_year() -> None:
    last = READ_ON + timedelta(days=180)
    words = "That was more than six months ago, so a number may have changed."
    assert words not in lines("GB", last).notes
    assert words in lines("GB", last + timedelta(days=1)).notes


def test_the_order_is_emergency_then_a_call_then_writing() -> None:
    page = lines("GB", READ_ON)
    assert page.emergency[0] == "999"
    assert [line.name for line in page.calls] == ["Samaritans"]
    assert [line.name for line in page.writes] == ["Shout"]
    assert page.notes[-1] == "If one does not work, call 999 or see findahelpline.com."


@pytest.mark.parametrize("code", ["BE", "IT", "JP", "AT"])
def test_uncertain_lines_are_shown_without_any_number(code: str) -> None:
    page = lines(code, READ_ON)
    assert (page.calls, page.writes) == ((), ())
    assert page.elsewhere == ("findahelpline.com", "befrienders.org")
    assert any("surely enough" in note for note in page.notes)


@pytest.mark.parametrize("code", [None, "", "XX"])
def test_an_unknown_country_gets_no_number_of_another(code: str | None) -> None:
    page = lines(code, READ_ON)
    assert (page.country, page.emergency, page.calls) == (None, (), ())
    assert page.notes[0] == "We have no numbers for this country yet."


def test_a_number_that_may_reach_the_ambulance_alone_says_so() -> None:
    assert (
        "192 may reach the ambulance alone. Say first what you need." in lines("BR", READ_ON).notes
    )


def test_links_open_the_dialler_or_the_messages() -> None:
    samaritans, shout = lines("GB", READ_ON).calls[0], lines("GB", READ_ON).writes[0]
    assert link(samaritans, "116 123") == "tel:116123"
    assert link(shout, "85258") == "sms:85258?&body=SHOUT"
    assert dialled("*4141") == "*4141"
    assert link(Line("A", "text", app="WhatsApp", provider_checked=False), "9151 1767") == ""


def test_every_sentence_is_short() -> None:
    for code in [*CODES, "XX"]:
        page = lines(code, READ_ON + timedelta(days=400))
        for note in (*page.notes, *page.under_18):
            assert all(len(said.split()) <= 20 for said in re.split(r"(?<=[.?]) ", note)), note


def test_countries_are_offered_by_name() -> None:
    named = countries()
    assert ("GB", "United Kingdom") in named
    assert [name for _, name in named] == sorted(name for _, name in named)


def test_the_records_hold_nothing_but_what_the_file_says() -> None:
    for code in CODES:
        assert set(DATA["country"][code]) <= set(Country.__struct_fields__)
