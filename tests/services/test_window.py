"""From a whole life down to one evening: every step leads somewhere, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.errors import DaysReversed, MeaningUnclear
from stillhere.records.columns import EventColumns
from stillhere.services import window as windows
from stillhere.services.window import Window
from stillhere.support.clock import milliseconds
from stillhere.web.fill.addresses import between

LONDON = ZoneInfo("Europe/London")
BEGAN = datetime(2016, 3, 5, 14, 20, tzinfo=LONDON)
NOW = datetime(2026, 5, 5, 12, tzinfo=LONDON)
WHOLE = windows.whole_life(milliseconds(BEGAN), milliseconds(NOW), LONDON)
HOUR = timedelta(hours=1)

moments = st.datetimes(
    datetime(2016, 3, 6),  # noqa: DTZ001 - a wall clock, which hypothesis puts in the zone
    datetime(2026, 5, 4),  # noqa: DTZ001 - a wall clock, which hypothesis puts in the zone
    timezones=st.just(LONDON),
)
spans = st.timedeltas(timedelta(hours=3), timedelta(days=3600))
stretches = st.builds(
    lambda start, span: windows.within(windows.snapped(Window(start, start + span)), WHOLE),
    moments,
    spans,
)


def events(*at: datetime, out: bool = False) -> EventColumns:
    count = len(at)
    return EventColumns(
        ties=("1",),
        channels=("sms",),
        tie=np.zeros(count, np.int32),
        at=np.array([milliseconds(one) for one in at], np.int64),
        out=np.full(count, out),
        kind=np.zeros(count, np.int8),
        channel=np.zeros(count, np.int16),
        seconds=np.full(count, np.nan, np.float32),
        answered=np.full(count, -1, np.int8),
        length=np.full(count, 9, np.int32),
    )


@given(stretches)
def test_an_address_leads_back_to_the_same_time(window: Window) -> None:
    asked = {name: values[0] for name, values in parse_qs(between(window)).items()}

    assert windows.between(asked["from"], asked["to"], LONDON) == window


@given(stretches, moments)
def test_closer_shows_less_until_it_is_an_evening_and_never_leaves_the_record(
    window: Window, around: datetime
) -> None:
    steps = 0
    while window.zoom != "evening" and steps < 12:
        closer = windows.closer(window, around, WHOLE)
        assert closer.span < window.span
        assert WHOLE.start <= closer.start < closer.end <= WHOLE.end
        assert closer.holds(around)
        window, steps = closer, steps + 1

    assert window.zoom == "evening"


@given(stretches)
def test_wider_shows_more_and_ends_with_everything(window: Window) -> None:
    for _ in range(len(windows.LADDER) + 1):
        wider = windows.wider(window, WHOLE)
        assert wider.start <= window.start
        assert window.end <= wider.end
        window = wider

    assert window == WHOLE


@given(stretches)
def test_earlier_and_later_leave_nothing_out(window: Window) -> None:
    before, after = windows.earlier(window, WHOLE), windows.later(window, WHOLE)

    assert (before is None) == (window.start <= WHOLE.start)
    assert (after is None) == (window.end >= WHOLE.end)
    assert before is None or (before.end >= window.start and before.start < window.start)
    assert after is None or (after.start <= window.end and after.end > window.end)


@given(moments, spans)
def test_what_a_hand_chose_is_shown_in_whole_days_or_hours(
    start: datetime, span: timedelta
) -> None:
    shown = windows.snapped(Window(start, start + span))

    assert shown.start <= start
    assert start + span <= shown.end
    assert {shown.start.minute, shown.end.minute} == {0}
    if shown.span >= timedelta(days=4):
        assert {shown.start.hour, shown.end.hour} == {0}


@pytest.mark.parametrize(
    ("days", "zoom"), [(1, "evening"), (2, "evening"), (3, "days"), (22, "months"), (131, "life")]
)
def test_the_drawing_follows_from_the_length(days: int, zoom: str) -> None:
    assert Window(NOW, NOW + timedelta(days=days)).zoom == zoom


def test_milliseconds_of_a_browser_are_the_same_as_the_owners_clock() -> None:
    first, last = (milliseconds(NOW - days * timedelta(days=1)) for days in (40, 30))
    found = windows.between(str(first), str(last), LONDON)

    assert (found.start.date(), found.end.date()) == (date(2026, 3, 26), date(2026, 4, 6))


@pytest.mark.parametrize("text", ["soon", "", "2026-13-01", "0001-01-01", "2026-05-04T10:00Z"])
def test_what_is_no_moment_is_said_to_be_none(text: str) -> None:
    with pytest.raises(MeaningUnclear):
        windows.between(text, "2026-05-04", LONDON)


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(DaysReversed):
        windows.between("2026-05-04", "2026-05-01", LONDON)


def test_an_evening_goes_on_over_midnight_and_ends_where_nothing_follows() -> None:
    evening = [datetime(2026, 3, 29, 22, minute, tzinfo=LONDON) for minute in (5, 40)]
    late = [datetime(2026, 3, 30, 0, 20, tzinfo=LONDON), datetime(2026, 3, 30, 9, tzinfo=LONDON)]
    found = windows.evening_at(events(*evening, *late), milliseconds(late[0]), LONDON)

    assert found.holds(evening[0])
    assert found.holds(late[0])
    assert not found.holds(late[1])


def test_without_any_events_an_evening_is_the_hours_around_a_moment() -> None:
    found = windows.evening_at(events(), milliseconds(NOW), LONDON)

    assert found.holds(NOW)
    assert found.span <= timedelta(hours=8)


def test_the_last_evening_is_the_one_with_a_sign_of_theirs() -> None:
    theirs, mine = NOW - timedelta(days=9), NOW - timedelta(days=2)
    both = events(theirs, mine)
    both.out[1] = True

    assert windows.last_evening(both, WHOLE, LONDON).holds(theirs)
    assert windows.last_evening(events(mine, out=True), WHOLE, LONDON).holds(mine)


def test_a_day_on_which_clocks_change_is_a_whole_day() -> None:
    found = windows.between("2026-03-29", "2026-03-29", LONDON)

    assert found.start.astimezone(UTC) == datetime(2026, 3, 29, tzinfo=UTC)
    assert milliseconds(found.end) - milliseconds(found.start) == 23 * 3_600_000
