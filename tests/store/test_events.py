from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.records.columns import KINDS as COLUMN_KINDS
from stillhere.records.event import Event, Thread
from stillhere.records.intake import Outcome
from stillhere.store.codes import DAY_MS, KINDS
from stillhere.store.local_days import LocalDays
from stillhere.store.store import Store
from tests.store.family import ANNA, BEN, DAY, NOON, bring, event, person_called, thread

ARRAY_TYPES = {
    "tie": "int32", "at": "int64", "out": "bool", "kind": "int8", "channel": "int16",
    "seconds": "float32", "answered": "int8", "length": "int32",
}  # fmt: skip


def bring_family(store: Store) -> tuple[int, int]:
    outcomes: list[Outcome] = [
        thread(title="Anna"),
        event(1),
        event(4, kind="call", seconds=90, answered=True),
        event(2, mine=True, kind="call", seconds=0, answered=False),
        event(5, kind="reaction"),
        thread(BEN, title="Ben"),
        event(3, BEN),
        Thread("g", "mms", "All", participants=(ANNA, BEN), group=True),
        Event("g", 1, NOON, ANNA, "mms"),
    ]
    bring(store, outcomes)
    return person_called(store, "Anna"), person_called(store, "Ben")


def test_kinds_are_numbered_as_in_the_columns() -> None:
    assert KINDS == COLUMN_KINDS


def test_columns_hold_one_to_one_events_in_order_of_time(store: Store) -> None:
    anna, ben = bring_family(store)
    columns = store.events.columns()
    assert columns.ties == (str(anna), str(ben))
    assert columns.channels == ("sms", "mms")
    assert columns.tie.tolist() == [0, 0, 1, 0, 0]
    assert columns.at.tolist() == [NOON + day * DAY for day in (1, 2, 3, 4, 5)]
    assert columns.out.tolist() == [False, True, False, False, False]
    assert [KINDS[kind] for kind in columns.kind] == [
        "message", "call", "message", "call", "reaction",
    ]  # fmt: skip
    np.testing.assert_array_equal(columns.seconds, [np.nan, 0, np.nan, 90, np.nan])
    assert columns.answered.tolist() == [-1, 0, -1, 1, -1]
    assert columns.length.tolist() == [5, -1, 5, -1, -1]
    assert columns.channel.tolist() == [0] * 5
    types = {name: str(getattr(columns, name).dtype) for name in ARRAY_TYPES}
    assert types == ARRAY_TYPES


def test_columns_of_some_people_are_those_rows(store: Store) -> None:
    _, ben = bring_family(store)
    columns = store.events.columns([ben])
    assert (columns.ties, columns.at.tolist()) == ((str(ben),), [NOON + 3 * DAY])
    assert len(store.events.columns([])) == 0


def test_an_empty_store_has_no_columns_and_no_bounds(store: Store) -> None:
    assert len(store.events.columns()) == 0
    assert store.events.bounds() is None
    assert store.events.count() == 0


def test_pages_go_back_in_time_without_gaps_or_repeats(store: Store) -> None:
    bring(store, [thread(), *(event(key, at=NOON + key // 5) for key in range(23))])
    (person,) = store.people.all()
    seen: list[int] = []
    before = None
    while page := store.events.page(person.id, before, limit=4):
        seen += [shown.id for shown in page]
        before = page[-1].id
    times = [found.at for id_ in seen if (found := store.events.get(id_))]
    assert len(seen) == len(set(seen)) == 23
    assert times == sorted(times, reverse=True)


def test_an_event_is_shown_with_its_author(store: Store) -> None:
    bring(store, [thread(title="Anna"), event(1, words="good morning")], words=True)
    (shown,) = store.events.page(person_called(store, "Anna"))
    assert (shown.author, shown.words, shown.out, shown.kind) == (
        "Anna", "good morning", False, "message",
    )  # fmt: skip


def test_counts_bounds_and_last_signs(store: Store) -> None:
    anna, ben = bring_family(store)
    assert store.events.count() == 6
    assert store.events.count_by_person() == {anna: 4, ben: 1}
    assert store.events.last_by_person() == {
        anna: (NOON + 5 * DAY, NOON + 2 * DAY),
        ben: (NOON + 3 * DAY, None),
    }
    assert store.events.bounds() == (NOON, NOON + 5 * DAY)
    between = store.events.between(anna, NOON + 2 * DAY, NOON + 4 * DAY)
    assert [found.at for found in between] == [NOON + 2 * DAY]


def test_days_are_rolled_up_without_reactions(store: Store) -> None:
    anna, ben = bring_family(store)
    days = store.daily.series([anna, ben])
    first = (date(2024, 1, 2) - date(1970, 1, 1)).days
    shown = [(day.person, day.day - first, day.received, day.calls, day.unanswered) for day in days]
    assert shown == [(anna, 0, 1, 0, 0), (anna, 1, 0, 0, 1), (anna, 3, 0, 1, 0), (ben, 2, 1, 0, 0)]
    assert [day.call_seconds for day in days] == [0, 0, 90, 0]
    assert [day.person for day in store.daily.series([ben], end=date(2024, 1, 3))] == []


def test_a_day_is_one_of_the_owners_zone(store: Store) -> None:
    late = NOON + 11 * 3_600_000
    bring(store, [thread(), event(1, at=late)])
    (person,) = store.people.all()
    (utc,) = store.daily.series([person.id])
    store.daily.set_zone(ZoneInfo("Europe/Berlin"))
    (berlin,) = store.daily.series([person.id])
    assert berlin.day == utc.day + 1


@given(
    st.integers(-(10**11), 4 * 10**12),
    st.sampled_from(["Europe/London", "Asia/Kathmandu", "Pacific/Apia", "America/New_York"]),
)
def test_the_day_of_an_instant_is_the_calendars(at: int, name: str) -> None:
    from datetime import UTC, datetime, timedelta

    zone = ZoneInfo(name)
    local = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)).astimezone(zone)
    expected = local.date().toordinal() - date(1970, 1, 1).toordinal()
    assert LocalDays(zone).day(at) == expected


@given(
    st.integers(-(10**11), 4 * 10**12),
    st.integers(-2 * DAY_MS, 2 * DAY_MS),
    st.sampled_from(["Europe/London", "Asia/Kathmandu", "Pacific/Apia", "America/New_York"]),
)
def test_all_that_is_around_an_instant_is_of_its_day(at: int, step: int, name: str) -> None:
    days = LocalDays(ZoneInfo(name))

    day, start, end = days.around(at)

    assert start <= at < end
    assert days.day(min(max(at + step, start), end - 1)) == day == days.day(at)


@pytest.mark.parametrize("hours", [-2, -1, 0, 1, 2])
def test_the_day_is_right_around_a_change_of_the_clock(hours: int) -> None:
    days = LocalDays(ZoneInfo("Europe/London"))
    midnight = 1_711_843_200_000  # 2024-03-31 00:00, the clock goes forward at 01:00
    assert days.day(midnight + hours * 3_600_000) == midnight // DAY_MS - (hours < 0)
    assert days.day(midnight + 23 * 3_600_000) == midnight // DAY_MS + 1
