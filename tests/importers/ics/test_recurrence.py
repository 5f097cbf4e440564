"""Recurrence against dateutil, whose rules are those of RFC 5545."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.importers.ics.recurrence import MOST, Budget, occurrences, rule_of

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
END = datetime(2024, 1, 1)  # noqa: DTZ001 - a wall clock, as all here
starts = st.datetimes(datetime(2015, 1, 1), datetime(2022, 12, 31))  # noqa: DTZ001


def joined(values: list[object]) -> str:
    return ",".join(str(value) for value in values)


def some(values: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(joined)


plain_days = some(st.sampled_from(DAYS))
placed_days = some(
    st.builds(lambda n, day: f"{n}{day}", st.sampled_from([1, 2, 4, -1, -2]), st.sampled_from(DAYS))
)
months = some(st.integers(1, 12))
month_days = some(st.sampled_from([1, 13, 15, 28, 29, 31, -1, -3]))
PARTS = {
    "DAILY": {"BYDAY": plain_days, "BYMONTH": months},
    "WEEKLY": {"BYDAY": plain_days, "BYMONTH": months, "WKST": st.sampled_from(["MO", "SU"])},
    "MONTHLY": {
        "BYDAY": st.one_of(plain_days, placed_days),
        "BYMONTHDAY": month_days,
        "BYMONTH": months,
        "BYSETPOS": st.sampled_from(["1", "-1", "2"]),
    },
    "YEARLY": {
        "BYMONTH": months,
        "BYDAY": st.one_of(plain_days, placed_days),
        "BYMONTHDAY": month_days,
        "BYYEARDAY": some(st.sampled_from([1, 60, 200, -1])),
    },
}


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(sorted(PARTS)))
    parts = [f"FREQ={frequency}"]
    for name, values in PARTS[frequency].items():
        if draw(st.booleans()):
            parts.append(f"{name}={draw(values)}")
    if "BYSETPOS" in parts[-1] and len(parts) == 2:
        parts.pop()
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    return ";".join(parts)


@settings(deadline=None, max_examples=100)
@given(rules(), starts)
def test_rules_give_what_dateutil_gives(text: str, start: datetime) -> None:
    start = start.replace(microsecond=0)
    rule = rule_of(text)
    assert rule is not None
    endless, _, count = text.partition(";COUNT=")
    expected = list(rrulestr(f"{endless};UNTIL=20231231T235959", dtstart=start))
    expected = expected[: int(count)] if count else expected
    assert list(occurrences(rule, start, END)) == expected


@pytest.mark.parametrize(
    "text",
    ["FREQ=HOURLY", "FREQ=SECONDLY", "RSCALE=CHINESE;FREQ=YEARLY", "FREQ=DAILY;INTERVAL=0", "",
     "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=77", "nonsense", "FREQ=DAILY;COUNT=x"],
)  # fmt: skip
def test_rules_that_are_not_for_meetings_are_none(text: str) -> None:
    assert rule_of(text) is None


def test_a_rule_that_never_holds_costs_no_time() -> None:
    rule = rule_of("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
    assert rule is not None
    begun = time.process_time()
    assert list(occurrences(rule, datetime(1985, 1, 1), END)) == []  # noqa: DTZ001
    assert time.process_time() - begun < 2


def test_an_endless_rule_ends() -> None:
    rule = rule_of("FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8")
    assert rule is not None
    assert len(list(occurrences(rule, datetime(1985, 1, 1), END))) == MOST  # noqa: DTZ001


def test_the_rules_of_one_calendar_end_where_their_budget_does() -> None:
    rule, start, budget = rule_of("FREQ=DAILY"), datetime(2015, 1, 1), Budget(0)  # noqa: DTZ001
    assert rule is not None
    budget.left = 1000
    assert 0 < len(list(occurrences(rule, start, END, budget))) < 100
    assert list(occurrences(rule, start, END, budget)) == []
