from __future__ import annotations

from datetime import UTC, date

import numpy as np
from numpy.typing import NDArray

from bench.rhythm.oracle import change_of, evidence
from stillhere.rhythm.simulate import Scenario, Spec
from stillhere.rhythm.simulate.calendar import calendar
from stillhere.rhythm.simulate.record import recorded
from stillhere.rhythm.simulate.tie import Tie, simulate

DAYS = calendar(date(2021, 3, 1), 700, UTC)
SEEDS = range(6)


def told(seed: int, scenario: Scenario) -> tuple[Tie, NDArray[np.float64]]:
    tie = recorded(simulate(Spec(scenario, "daily"), 0, seed, DAYS), DAYS.days, [])
    return tie, evidence(tie, DAYS, None, change_of(tie, DAYS.days, seed))


def test_a_change_is_certain_to_the_oracle_soon_after_it_began_and_not_before() -> None:
    for seed in SEEDS:
        tie, level = told(seed, "abrupt_silence")
        assert tie.episode.onset is not None
        assert level[tie.episode.onset + 40] > 12.0
        assert level[tie.episode.onset - 1] < 6.0


def test_without_a_change_the_oracle_stays_as_quiet_as_its_sum_promises() -> None:
    """A Shiryaev–Roberts sum has a mean of one for each onset that it holds."""
    for seed in SEEDS:
        _, level = told(seed, "stable")
        assert np.isfinite(level).all()
        assert np.median(level) < np.log(140)
        assert np.mean(level > np.log(140 / 0.05)) < 0.05
