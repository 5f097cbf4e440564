"""The days of the store say the same as the events that they were made of."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stillhere.charts.record import strands
from stillhere.services.last_year import as_events
from stillhere.store.daily import Day

LONDON = ZoneInfo("Europe/London")
FEW = st.integers(0, 5)
DAY = st.builds(
    Day,
    person=st.just(1),
    day=st.integers(20_000, 20_400),
    received=FEW,
    sent=FEW,
    calls=FEW,
    call_seconds=st.integers(0, 9_000),
    unanswered=FEW,
    meetings=FEW,
)
ROWS = st.lists(DAY, max_size=30, unique_by=lambda day: day.day).map(
    lambda days: sorted(days, key=lambda day: day.day)
)


@given(ROWS)
def test_every_message_and_call_of_a_day_is_drawn_on_that_day(days: list[Day]) -> None:
    sides = strands(as_events(days, LONDON))

    assert len(sides.them) == sum(day.received for day in days)
    assert len(sides.me) == sum(day.sent for day in days)
    assert len(sides.missed) == sum(day.unanswered for day in days)
    assert len(sides.talks) == sum(day.calls + day.meetings for day in days)
    drawn = {_day(at) for at in np.concatenate((sides.them, sides.me, sides.talks, sides.missed))}
    assert drawn == {day.day for day in days if _any(day)}


@given(ROWS)
def test_the_minutes_of_the_calls_add_up(days: list[Day]) -> None:
    minutes = np.nansum(strands(as_events(days, LONDON)).minutes)

    assert np.isclose(minutes, sum(day.call_seconds for day in days if day.calls) / 60, rtol=1e-4)


@given(ROWS)
def test_the_events_are_in_order(days: list[Day]) -> None:
    assert np.all(np.diff(as_events(days, LONDON).at) >= 0)


def _any(day: Day) -> bool:
    return bool(day.received + day.sent + day.calls + day.unanswered + day.meetings)


def _day(at: np.int64) -> int:
    return datetime.fromtimestamp(int(at) / 1000, LONDON).date().toordinal() - 719_163
