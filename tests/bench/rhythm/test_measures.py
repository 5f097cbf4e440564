"""The bench measures what it says: checked by hand and on detectors whose answer is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from bench.rhythm import forecasts, partb
from bench.rhythm.alarms import matched, raised
from bench.rhythm.baselines import gap_over, own_mean, own_percentile
from bench.rhythm.detectors import Days, Detector, Told, daily
from bench.rhythm.metrics import auc, average_precision, brier, calibration_error, log_loss
from stillhere.records.columns import EventColumns, Window
from stillhere.rhythm import simulate

LABEL = np.array([0, 0, 1, 1.0])
P = np.array([0.1, 0.4, 0.35, 0.8])


def test_ranking_measures_have_their_textbook_values() -> None:
    assert auc(LABEL, P) == 0.75
    assert auc(LABEL, np.ones(4)) == 0.5
    assert average_precision(LABEL, P) == pytest.approx(0.5 + 0.5 * 2 / 3)


def test_probability_measures_have_their_textbook_values() -> None:
    assert brier(LABEL, P) == pytest.approx((0.01 + 0.16 + 0.4225 + 0.04) / 4)
    assert log_loss(LABEL, P) == pytest.approx(-np.log([0.9, 0.6, 0.35, 0.8]).mean())
    assert calibration_error(LABEL, np.full(4, 0.5), bins=1) == 0
    assert calibration_error(LABEL, np.full(4, 0.8), bins=1) == pytest.approx(0.3)


def test_a_notice_is_raised_again_only_after_28_quiet_days() -> None:
    score = np.zeros(1000)
    score[[100, 250, 270, 298, 327, 400]] = 1
    assert raised(score, 1.0).tolist() == [250, 327, 400]


def test_the_matched_threshold_keeps_the_rate_and_is_the_lowest_that_does() -> None:
    rng = np.random.default_rng(1)
    scores = [rng.exponential(size=1000) for _ in range(60)]
    threshold = matched(scores, 0.5)
    years = 60 * 760 / 365.25
    assert sum(len(raised(s, threshold)) for s in scores) <= 0.5 * years
    assert sum(len(raised(s, 0.95 * threshold)) for s in scores) > 0.5 * years


def test_scores_hold_until_they_change() -> None:
    days = Days(date(2021, 3, 1), 5)
    found = daily([("a", "2021-03-04", 2.0), ("a", "2021-03-02", 1.0)], ["a", "b"], days)
    assert found["a"].tolist() == [-np.inf, 1, 1, 2, 2]
    assert not np.isfinite(found["b"]).any()


def test_own_gaps_use_only_the_past() -> None:
    gaps = np.array([1.0, 3.0, 2.0, 10.0])
    assert own_mean(gaps).tolist() == [1, 2, 2, 4]
    assert own_percentile(gaps).tolist() == [1, 3, 3, 10]


def oracle(lives: list[simulate.Life], late: int) -> Detector:
    """A detector that is told the truth, to see that the bench gives it back."""
    told = iter(lives)

    def detect(events: EventColumns, windows: Sequence[Window], days: Days) -> Told:
        del windows
        life = next(told)
        found = {tie: np.zeros(days.count) for tie in events.ties}
        for truth in life.truths:
            if truth.drifts and truth.onset:
                found[truth.tie][days.number(truth.onset) + late :] = 1.0
        return Told(found)

    return detect


def test_a_detector_that_knows_is_measured_with_its_own_delay() -> None:
    lives = list(partb.lives(range(3)))
    found = partb.cases(oracle(lives, late=10), lives)
    threshold = dict.fromkeys({case.truth.rate_class for case in found}, 0.5)
    figures = partb.figures(found, threshold)
    assert (figures.noticed, figures.median, figures.p90) == (1.0, 10, 10)
    assert all(
        rate == 0 for rate in partb.false_by(found, threshold, lambda truth: truth.who).values()
    )


def test_a_detector_that_is_blind_notices_nothing() -> None:
    lives = list(partb.lives(range(2)))
    found = partb.cases(oracle(lives, late=2000), lives)
    figures = partb.figures(found, partb.thresholds(found, 0.1, by_class=True))
    assert figures.noticed == 0
    assert figures.median == np.inf


def test_removing_the_future_never_changes_a_baselines_past() -> None:
    events = simulate.owner(1, ties=2).events
    days = Days(date(2021, 3, 1), 500)
    end = 1_614_556_800_000 + 500 * forecasts.DAY - 1
    detect = gap_over(own_percentile)
    whole, cut = detect(events, [], days), detect(forecasts.until(events, end), [], days)
    for tie in events.ties:
        assert np.array_equal(whole.daily[tie], cut.daily[tie])


def test_a_forecast_is_fitted_on_the_past_alone() -> None:
    events = simulate.owner(1, ties=20).events
    at = int(events.at[0]) + 600 * forecasts.DAY
    forecast = forecasts.BASELINES["recency"]
    past = forecasts.Task(forecasts.until(events, at), at, 28)
    p = forecast(past)
    assert ((p > 0) & (p < 1)).all()
    assert np.array_equal(p, forecast(past))
