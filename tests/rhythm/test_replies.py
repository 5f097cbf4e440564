from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from stillhere.records.columns import EventColumns
from stillhere.rhythm.bouts import bout_starts
from stillhere.rhythm.history import History, histories, side
from stillhere.rhythm.replies import (
    initiations,
    kaplan_meier,
    median_wait,
    openings,
    turns,
)

Line = tuple[str, float, str, str]
Table = Callable[[Sequence[Line]], EventColumns]
HOUR = 1 / 24


def only(events: EventColumns) -> History:
    return next(histories(events, int(events.at[-1])))


@pytest.mark.parametrize("delay", [20 * HOUR / 60, 45 * HOUR / 60, 5 * HOUR, 9 * HOUR, 3.0, 40.0])
def test_a_late_reply_is_never_counted_as_the_replier_starting(table: Table, delay: float) -> None:
    lines = []
    for week in range(12):
        asked = week * 50.0
        lines += [("son", asked, "me", "message"), ("son", asked + delay, "them", "message")]
    history = only(table(lines))
    begun = initiations(side(history, them=True), bout_starts(history.at))
    assert not begun.any()
    mine = initiations(side(history, them=False), bout_starts(history.at))
    assert mine[0]
    assert (history.out[mine]).all()


def test_slow_and_missing_replies_stay_in_the_reply_time(table: Table) -> None:
    lines = []
    for week in range(10):
        lines.append(("son", week * 10.0, "me", "message"))
        lines.append(("son", week * 10.0 + (0.01 if week < 4 else 6.0), "them", "message"))
    lines.append(("son", 100.0, "me", "message"))
    history = only(table(lines))
    waits = turns(side(history, them=True))
    assert len(waits.event) == 11
    assert waits.answered.tolist() == [True] * 10 + [False]
    stop = np.where(waits.answered, history.at[waits.answer], history.at[-1] + 30 * 86_400_000)
    days = (stop - history.at[waits.event]) / 86_400_000
    assert median_wait(days, waits.answered) == pytest.approx(6.0, abs=1e-6)


def test_a_reaction_or_a_call_that_was_taken_ends_the_wait(table: Table) -> None:
    history = only(
        table(
            [
                ("son", 0.0, "me", "message"),
                ("son", 2.0, "them", "reaction"),
                ("son", 5.0, "me", "message"),
                ("son", 6.0, "me", "call"),
                ("son", 9.0, "me", "missed"),
            ]
        )
    )
    waits = turns(side(history, them=True))
    assert waits.event.tolist() == [0, 2, 4]
    assert waits.answer.tolist() == [1, 3, -1]


def test_a_reaction_is_no_contact_of_its_own(table: Table) -> None:
    history = only(table([("son", 0.0, "me", "message"), ("son", 3.0, "them", "reaction")]))
    assert not initiations(side(history, them=True), bout_starts(history.at)).any()
    assert not openings(history, side(history, them=False), bout_starts(history.at)).event.size


@given(
    st.lists(
        st.tuples(st.integers(1, 60).map(float), st.booleans()), min_size=2, max_size=60
    ).filter(lambda rows: any(seen for _, seen in rows))
)
def test_kaplan_meier_agrees_with_statsmodels(rows: list[tuple[float, bool]]) -> None:
    durations = np.array([duration for duration, _ in rows])
    observed = np.array([seen for _, seen in rows])
    theirs = SurvfuncRight(durations, observed.astype(int))
    times, survival = kaplan_meier(durations, observed)
    assert times.tolist() == theirs.surv_times.tolist()
    np.testing.assert_allclose(survival, theirs.surv_prob, atol=1e-12)


def test_bouts_of_the_past_do_not_depend_on_what_follows() -> None:
    rng = np.random.default_rng(4)
    at = np.cumsum((rng.lognormal(0, 3, 900) * 600_000).astype(np.int64) + 1)
    whole = bout_starts(at)
    for size in (1, 31, 32, 33, 200, 500):
        assert bout_starts(at[:size]).tolist() == whole[:size].tolist()
