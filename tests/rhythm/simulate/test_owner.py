"""What holds for every simulated owner, whatever happens in it."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from stillhere.records.columns import KINDS, EventColumns
from stillhere.rhythm.simulate import FAMILIES, RATES, Life, Spec, owner

DAY = 86_400_000


def same(one: EventColumns, other: EventColumns) -> bool:
    arrays = ("tie", "at", "out", "kind", "channel", "answered", "length")
    return (
        (one.ties, one.channels) == (other.ties, other.channels)
        and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays)
        and np.array_equal(one.seconds, other.seconds, equal_nan=True)
    )


def of(life: Life, tie: str) -> NDArray[np.int64]:
    return np.asarray(life.events.at[life.events.tie == life.events.ties.index(tie)])


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32), ties=st.integers(1, 6))
def test_the_same_seed_gives_the_same_life(seed: int, ties: int) -> None:
    one, other = owner(seed, ties=ties, days=400), owner(seed, ties=ties, days=400)
    assert same(one.events, other.events)
    assert one.truths == other.truths
    assert one.windows == other.windows


def test_another_seed_gives_another_life() -> None:
    assert not same(owner(1, ties=3, days=300).events, owner(2, ties=3, days=300).events)


def test_a_tie_does_not_depend_on_the_others() -> None:
    alone = owner(5, ties=[Spec("gradual_withdrawal", "daily")])
    among = owner(5, ties=[Spec("gradual_withdrawal", "daily"), *[Spec("stable")] * 4])
    assert np.array_equal(of(alone, "tie-01"), of(among, "tie-01"))
    assert alone.truths[0] == among.truths[0]


def test_the_ties_of_a_smaller_circle_are_the_first_of_a_larger_one() -> None:
    assert owner(8, ties=4, days=500).truths == owner(8, ties=9, days=500).truths[:4]


@pytest.mark.parametrize("scenario", [name for name in FAMILIES if FAMILIES[name].wanted])
def test_a_change_alters_nothing_that_came_before_it(scenario: str) -> None:
    spec = Spec(scenario, FAMILIES[scenario].rates[0], ways={"call": 0.5})  # type: ignore[index,arg-type]  # a key of FAMILIES
    plain = Spec("stable", spec.rate, ways={"call": 0.5})
    changed, unchanged = owner(3, ties=[spec]), owner(3, ties=[plain])
    onset = changed.truths[0].onset
    assert onset is not None
    before = (onset - date(2021, 3, 1)) / timedelta(days=1) * DAY + unchanged.windows[0].start
    one, other = [life.events.at[life.events.at < before] for life in (changed, unchanged)]
    assert np.array_equal(one, other)
    assert not same(changed.events, unchanged.events)


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_events_are_in_order_and_columns_are_consistent(seed: int) -> None:
    life = owner(seed, ties=6, days=500)
    events = life.events
    assert np.all(np.diff(events.at) >= 0)
    call = events.kind == KINDS.index("call")
    assert np.array_equal(np.isnan(events.seconds), ~call)
    assert np.array_equal(events.answered == -1, ~call)
    assert np.array_equal(events.seconds > 0, events.answered == 1)
    assert np.array_equal(events.length == -1, call)
    assert len(life.bout) == len(life.turn) == len(life.first) == len(events)


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_every_event_lies_within_the_coverage_of_its_channel_and_tie(seed: int) -> None:
    life = owner(seed, ties=8, days=500)
    events = life.events
    inside = np.zeros(len(events), dtype=bool)
    for window in life.windows:
        found = (events.at >= window.start) & (events.at < window.end)
        found &= events.channel == events.channels.index(window.channel)
        if window.tie is not None:
            found &= events.tie == events.ties.index(window.tie)
        inside |= found
    assert inside.all()


def test_sides_alternate_from_turn_to_turn_of_a_conversation() -> None:
    life = owner(4, ties=[Spec("stable", "daily")], days=300)
    opener = dict(zip(life.bout[life.opening], life.events.out[life.opening], strict=True))
    expected = [opener[b] ^ bool(t & 1) for b, t in zip(life.bout, life.turn, strict=True)]
    assert np.array_equal(life.events.out, expected)


def test_each_conversation_has_one_opening_and_one_reply_at_most() -> None:
    life = owner(4, ties=[Spec("stable", "daily")], days=300)
    assert len(np.unique(life.bout)) == life.opening.sum()
    assert len(np.unique(life.bout[life.reply])) == life.reply.sum()


def test_people_sleep_by_the_clock_of_their_zone() -> None:
    zone = ZoneInfo("America/New_York")
    life = owner(6, ties=[Spec("stable", "several_daily")], days=300, zone=zone)
    shifted = owner(6, ties=[Spec("stable", "several_daily")], days=300)
    difference = np.unique(np.round((life.events.at - shifted.events.at) / 3_600_000))
    assert set(difference) == {4, 5}


@pytest.mark.parametrize("rate", list(RATES))
def test_each_rate_class_has_the_rate_it_claims(rate: str) -> None:
    lives = [owner(seed, ties=[Spec("stable", rate)]) for seed in range(30)]  # type: ignore[arg-type]  # a key of RATES
    mean = np.mean([life.opening.sum() / 1000 for life in lives])
    lowest, highest = RATES[rate]  # type: ignore[index]  # as above
    assert 0.9 * lowest < mean < 1.15 * highest


def test_gaps_vary_as_much_as_real_ones_do() -> None:
    """Coefficient of variation 0.9 to 2.3 on the scale on which the week's rhythm is even."""
    found = []
    for seed in range(40):
        even = {"hours": np.full(24, 1 / 24), "weekdays": np.ones(7), "year": 0.0, "drift": 0.0}
        life = owner(seed, ties=[Spec("stable", "daily", ways=even)])
        gaps = np.diff(np.sort(life.events.at[life.opening]))
        found.append(gaps.std() / gaps.mean())
    assert np.quantile(found, 0.1) >= 0.9
    assert np.quantile(found, 0.9) <= 2.4


def test_the_share_of_answered_attempts_is_the_one_asked_for() -> None:
    ways = {"answer": (0.6, 0.9), "call": 0.0}
    lives = [owner(seed, ties=[Spec("stable", "daily", ways=ways)]) for seed in range(12)]
    for out, share in ((True, 0.6), (False, 0.9)):
        attempts = sum((life.opening & (life.events.out == out)).sum() for life in lives)
        replies = sum((life.reply & (life.events.out != out)).sum() for life in lives)
        assert replies / attempts == pytest.approx(share, abs=0.03)


def test_answers_come_at_any_delay_from_seconds_to_days() -> None:
    ways = {"delay": (3600.0, 3600.0), "spread": (2.0, 2.0), "call": 0.0, "hours": np.eye(24)[12]}
    life = owner(2, ties=[Spec("stable", "several_daily", ways=ways)])
    opened = dict(zip(life.bout[life.opening], life.events.at[life.opening], strict=True))
    replies = zip(life.bout[life.reply], life.events.at[life.reply], strict=True)
    seconds = np.array([(at - opened[bout]) / 1000 for bout, at in replies])
    assert np.median(seconds) == pytest.approx(3600, rel=0.15)
    assert np.quantile(seconds, 0.02) < 300
    assert np.quantile(seconds, 0.98) > 86_400


@pytest.mark.parametrize("law", ["log-normal", "log-logistic"])
def test_calls_are_as_long_as_asked_for_under_both_laws(law: str) -> None:
    ways = {"call": 1.0, "call_seconds": 600.0, "call_spread": 1.0, "call_law": law}
    life = owner(9, ties=[Spec("stable", "several_daily", ways=ways)])
    seconds = life.events.seconds[life.events.answered == 1]
    assert np.median(seconds) == pytest.approx(600, rel=0.1)
    assert np.log(seconds).std() == pytest.approx(1.0, abs=0.15)


def test_some_missed_calls_are_called_back() -> None:
    ways = {"call": 1.0, "taken": (0.7, 0.7), "called_back": 0.5}
    life = owner(9, ties=[Spec("stable", "several_daily", ways=ways)])
    missed = (life.events.answered == 0).sum()
    assert life.reply.sum() / missed == pytest.approx(0.5, abs=0.05)
