"""The forecast over a whole record: the same clock, the same level, a better order."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.records.columns import Allowance, EventColumns, Window
from stillhere.rhythm.contact_days import ContactDays, contact_days
from stillhere.rhythm.elapsed import elapsed, pace
from stillhere.rhythm.forecast import Silence
from stillhere.rhythm.outlook import ahead, outlook
from stillhere.rhythm.panel import Owner, owner, panels
from stillhere.rhythm.ranking import LEAST_EVENTS, ranked, recent, weighed
from stillhere.rhythm.score import score
from tests.rhythm.conftest import DAY, START, Line, made

UTC = ZoneInfo("UTC")


def life(seed: int, ties: int = 12, days: float = 200.0) -> list[Line]:
    rng = np.random.default_rng(seed)
    lines: list[Line] = []
    for number in range(ties):
        gap = float(rng.uniform(0.2, 12.0))
        stop = days if rng.random() < 0.7 else float(rng.uniform(20, days))
        at = np.cumsum(gap * rng.weibull(0.8, 2000))
        for moment in at[at < stop].tolist():
            side = "them" if rng.random() < 0.5 else "me"
            kind = "missed" if rng.random() < 0.05 else "call" if rng.random() < 0.2 else "message"
            lines.append((f"tie {number:02d}", moment, side, kind))
    return lines


def without(lines: list[Line], first: float, last: float) -> list[Line]:
    return [line for line in lines if not first < line[1] < last]


def seen_by_panels(record: Owner) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.concatenate(
        [np.maximum(one.clock_end[-1] - one.clock, 0.0) for one in panels(record)]
    )


END = START + 200 * DAY
GAPS = {
    "nothing missing": ([], []),
    "an ended export": ([Window("sms", START, START + 150 * DAY)], []),
    "a window in the middle of a day": ([Window("sms", START + DAY // 3, END)], []),
    "one tie with a window of its own": ([Window("sms", START, END, "tie 03")], []),
    "logged by hand": ([Window("sms", START, END)], []),
    "a life event": ([], [Allowance(START + 50 * DAY, START + 80 * DAY)]),
}


@pytest.mark.parametrize("case", GAPS)
@pytest.mark.parametrize("dark", [False, True])
def test_all_ties_at_once_have_the_clock_of_their_panels(case: str, *, dark: bool) -> None:
    windows, allowances = GAPS[case]
    lines = without(life(3), 100.0, 121.0) if dark else life(3)
    record = owner(made(lines), windows, END - DAY // 5, UTC, allowances)
    np.testing.assert_allclose(elapsed(record).age, seen_by_panels(record), atol=1e-6)


def test_all_ties_at_once_have_the_forecast_of_their_panels() -> None:
    record = owner(made(life(4)), [], END, UTC)
    past = elapsed(record)
    from_panels = outlook(list(panels(record)), 28.0)
    for one, other in zip(
        ahead(past.days(), past.days(past.their), 28.0), from_panels, strict=True
    ):
        np.testing.assert_allclose(one.p, other.p, rtol=1e-9)
        np.testing.assert_allclose(one.high, other.high, rtol=1e-9)


@given(seed=st.integers(0, 10_000), shift=st.integers(-400, 400))
@settings(max_examples=10, deadline=None)
def test_shifting_all_dates_changes_no_forecast(seed: int, shift: int) -> None:
    events = made(life(seed, ties=5, days=90))
    later = EventColumns(
        events.ties, events.channels, events.tie, events.at + shift * DAY,
        *(getattr(events, name) for name in EventColumns.__slots__[4:]),
    )  # fmt: skip
    one = score(events, [], END, zone=UTC)
    other = score(later, [], END + shift * DAY, zone=UTC)
    assert [a.p_silent for a in one] == pytest.approx([b.p_silent for b in other])


@given(seed=st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_a_longer_horizon_is_less_often_silent_and_all_lies_in_its_interval(seed: int) -> None:
    past = elapsed(owner(made(life(seed, ties=15)), [], END, UTC))
    before = np.ones(len(past))
    for horizon in (0.0, 0.3, 1.0, 6.9, 7.0, 14.0, 19.0, 28.0, 33.0, 56.0, 120.0, 3000.0, 1e9):
        for one in ahead(past.days(), past.days(past.their), horizon):
            assert ((one.low <= one.p) & (one.p <= one.high)).all()
            assert ((one.low >= 0) & (one.high <= 1)).all()
        either, theirs = ahead(past.days(), past.days(past.their), horizon)
        assert (theirs.p >= either.p).all()
        assert (either.p <= before + 1e-12).all()
        before = either.p


def order_and_level(*, equally_fresh: bool) -> tuple[ContactDays, Silence, Silence]:
    rng = np.random.default_rng(1)
    tie = np.repeat(np.arange(40), 20)
    ages = [np.sort(rng.uniform(0, 200, 20))[::-1] for _ in range(40)]
    freshness = [one[-1] - 2.0 if equally_fresh else 0.0 for one in ages]
    age = np.concatenate([one - less for one, less in zip(ages, freshness, strict=True)])
    contact = contact_days(tie, age, 40)
    p = rng.uniform(0.05, 0.9, 40)
    law = Silence(p, p * 0.9, np.minimum(p * 1.1, 1.0), np.full(40, 0.9))
    return contact, law, ranked(law, contact, weighed(contact), 28.0)


def test_the_order_changes_and_the_level_stays() -> None:
    contact, law, found = order_and_level(equally_fresh=True)
    assert contact.events.min() >= LEAST_EVENTS
    assert found.p.mean() == pytest.approx(law.p.mean(), abs=1e-6)
    assert not np.allclose(found.p, law.p)


def test_the_level_is_that_of_the_ties_with_contact_lately() -> None:
    contact, law, found = order_and_level(equally_fresh=False)
    weight = recent(contact.last, 28.0)
    assert np.average(found.p, weights=weight) == pytest.approx(
        np.average(law.p, weights=weight), abs=1e-6
    )
    assert not np.allclose(found.p, law.p)


def test_ties_that_are_silent_for_long_do_not_move_the_level_of_the_others() -> None:
    rng = np.random.default_rng(2)
    ages = [np.sort(rng.uniform(0, 200, 20))[::-1] for _ in range(20)]
    gone = [np.sort(rng.uniform(600, 900, 20))[::-1] for _ in range(200)]
    p = np.append(rng.uniform(0.05, 0.6, 20), np.full(200, 0.97))
    law = Silence(p, p * 0.9, np.minimum(p * 1.01, 1.0), np.full(220, 0.5))
    some = contact_days(np.repeat(np.arange(20), 20), np.concatenate(ages), 20)
    every = contact_days(np.repeat(np.arange(220), 20), np.concatenate([*ages, *gone]), 220)
    few = Silence(*(one[:20] for one in (law.p, law.low, law.high, law.alive)))
    among_many = ranked(law, every, weighed(every), 28.0).p[:20]
    alone = ranked(few, some, weighed(some), 28.0).p
    np.testing.assert_allclose(among_many, alone, atol=1e-3)


def test_few_ties_are_left_as_the_law_says() -> None:
    contact = contact_days(np.zeros(12, dtype=np.int64), np.arange(12.0)[::-1] * 3, 1)
    law = Silence(*(np.array([p]) for p in (0.3, 0.2, 0.4, 0.9)))
    assert ranked(law, contact, weighed(contact), 28.0) is law


def test_where_nobody_writes_at_weekends_a_week_ahead_is_five_days() -> None:
    workdays = [line for line in life(8, ties=40) if line[1] % 7 < 5]
    assert pace(owner(made(workdays), [], END, UTC)) == pytest.approx(5 / 7, abs=0.08)
    assert pace(owner(made(life(8, ties=40)), [], END, UTC)) == pytest.approx(1.0, abs=0.01)
