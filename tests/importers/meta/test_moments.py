"""The times on the pages: layouts, languages, and which number is the day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.meta.moments import (
    INSTAGRAM_ZONE,
    Calendar,
    Moment,
    calendar_of,
    instant_of,
    moment_of,
)

NAMED = Calendar("ymd", sure=True)


def read(text: str) -> tuple[date | None, int, int, int | None]:
    moment = moment_of(text)
    assert moment is not None, text
    return NAMED.day(moment), moment.hour, moment.minute, moment.second


def numeric(*texts: str) -> list[Moment]:
    return [moment for text in texts if (moment := moment_of(text)) is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oct 19, 2019, 2:37 PM", (date(2019, 10, 19), 14, 37, None)),
        ("Oct 19, 2019 at 2:37 PM", (date(2019, 10, 19), 14, 37, None)),
        ("19 Oct 2019, 14:37", (date(2019, 10, 19), 14, 37, None)),
        ("Jun 11, 2026 1:38 pm", (date(2026, 6, 11), 13, 38, None)),
        ("May 17, 2026 2:05:15 pm", (date(2026, 5, 17), 14, 5, 15)),
        ("jun. 07, 2024 12:44 am", (date(2024, 6, 7), 0, 44, None)),
        ("13 de enero de 2024, 10:30", (date(2024, 1, 13), 10, 30, None)),
        ("19. Oktober 2019, 14:37", (date(2019, 10, 19), 14, 37, None)),
        ("19 août 2019 à 14:37", (date(2019, 8, 19), 14, 37, None)),
        ("1 juil. 2019, 09:05", (date(2019, 7, 1), 9, 5, None)),
        ("7月 01, 2026 6:25:04 PM", (date(2026, 7, 1), 18, 25, 4)),
        ("Jan 01, 2024 12:00:00\u202fPM", (date(2024, 1, 1), 12, 0, 0)),
    ],
)
def test_each_layout_is_read(text: str, expected: tuple[date | None, int, int, int | None]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["See you at 10:30", "On Oct 19 we meet at 2:37", "12:30", "Oct 19, 2019", "1 2 3 4, 10:00",
     "Oct 19, 2019, 25:37", "Flight 19 Oct 2019, 14:37 to Rome"],
)  # fmt: skip
def test_words_with_numbers_are_no_time(text: str) -> None:
    assert moment_of(text) is None


def test_a_day_above_twelve_decides_the_order() -> None:
    european = numeric("03/12/2023, 14:37", "25/11/2023, 14:35")
    american = numeric("12/03/2023, 2:37 PM", "11/25/2023, 2:35 PM")
    assert calendar_of(european, None) == Calendar("dmy", sure=True)
    assert calendar_of(american, None) == Calendar("mdy", sure=True)


def test_the_order_in_which_time_goes_one_way_is_right() -> None:
    moments = numeric("04/02/2023, 10:00", "03/10/2023, 10:00", "03/09/2023, 10:00")
    assert calendar_of(moments, None) == Calendar("mdy", sure=True)


def test_what_stays_open_is_told_and_can_be_answered() -> None:
    moments = numeric("03/12/2023, 14:37", "03/11/2023, 14:35", "02/11/2023, 14:35")
    assert calendar_of(moments, None) == Calendar("dmy", sure=False)
    assert calendar_of(moments, "mdy") == Calendar("mdy", sure=True)


@given(
    st.datetimes(datetime(2005, 1, 1), datetime(2037, 1, 1)),  # noqa: DTZ001 - wall clocks
    st.sampled_from(["%b %d, %Y, %I:%M %p", "%d %b %Y, %H:%M", "%B %d, %Y at %I:%M:%S %p"]),
)
def test_what_is_written_in_a_layout_is_read_back(clock: datetime, layout: str) -> None:
    moment = moment_of(clock.strftime(layout))
    assert moment is not None
    assert NAMED.day(moment) == clock.date()
    assert (moment.hour, moment.minute) == (clock.hour, clock.minute)


def test_wall_clocks_know_summer_time_and_the_hour_that_comes_twice() -> None:
    zone = ZoneInfo("Europe/London")
    summer, twice = numeric("Jul 01, 2024 1:38 pm", "Oct 27, 2024 1:30 am")
    assert instant_of(summer, NAMED, zone) == ms(2024, 7, 1, 12, 38)
    assert instant_of(twice, NAMED, zone) == ms(2024, 10, 27, 0, 30)
    assert instant_of(twice, NAMED, zone, later=True) == ms(2024, 10, 27, 1, 30)


@pytest.mark.parametrize(
    ("text", "epoch"),
    [("Aug 09, 2026 9:49 am", 1_786_297_740), ("Dec 29, 2025 1:46 pm", 1_767_044_760)],
)
def test_instagram_is_eight_hours_behind_in_summer_and_in_winter(text: str, epoch: int) -> None:
    (moment,) = numeric(text)
    assert instant_of(moment, NAMED, INSTAGRAM_ZONE) == epoch * 1000


def ms(*parts: int) -> int:
    year, month, day, hour, minute = parts
    return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp() * 1000)
