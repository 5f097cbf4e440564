from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate, special, stats

from stillhere.rhythm.answering import Answering
from stillhere.rhythm.baseline import Memory, Pauses, pauses, shape_of
from stillhere.rhythm.forecast import Law, Record, fit, log_gamma, silence
from stillhere.rhythm.segments import one


def pausing(pauses: Sequence[Sequence[float]], age: Sequence[float]) -> Record:
    tie = np.repeat(np.arange(len(pauses)), [len(one) for one in pauses])
    return Record(tie, np.concatenate([np.empty(0), *map(np.array, pauses)]), np.array(age))


def test_log_gamma_agrees_with_scipy() -> None:
    x = np.geomspace(1e-3, 5e4, 200)
    np.testing.assert_allclose(log_gamma(x), special.gammaln(x), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("shape", [0.4, 0.6, 1.0, 1.5])
def test_shape_follows_from_the_variation_of_scipys_weibull(shape: float) -> None:
    law = stats.weibull_min(shape)
    assert shape_of(np.array([law.var() / law.mean() ** 2]))[0] == pytest.approx(shape, abs=0.01)


def test_hazard_agrees_with_scipys_weibull() -> None:
    ages = np.array([0.0, 0.3, 2.0, 40.0])
    law = Pauses(np.full(4, 0.7), np.full(4, 3.0), np.full(4, np.nan), np.full(4, 9.0))
    np.testing.assert_allclose(law.hazard(ages), -stats.weibull_min(0.7, scale=3.0).logsf(ages))


def test_a_pause_of_an_uncertain_rate_agrees_with_scipys_burr() -> None:
    ages = np.array([0.0, 0.3, 2.0, 40.0])
    law = Pauses(np.full(4, 0.7), np.full(4, 3.0), np.full(4, np.nan), np.full(4, 9.0))
    reference = stats.burr12(0.7, 9.0, scale=3.0 * 9.0 ** (1 / 0.7))
    np.testing.assert_allclose(law.lasting(law.hazard(ages)), -reference.logsf(ages), atol=1e-12)


def test_answers_agree_with_scipys_log_logistic() -> None:
    ages = np.array([0.001, 0.1, 1.0, 10.0])
    law = Answering(np.full(4, 0.8), np.full(4, np.log(0.2)), np.full(4, 1.3))
    reference = 0.8 * stats.fisk(1.3, scale=0.2).cdf(ages)
    np.testing.assert_allclose(law.answered_by(ages), reference, rtol=1e-9)


def test_pauses_recover_the_law_that_made_them() -> None:
    rng = np.random.default_rng(1)
    gaps = 2.0 * rng.weibull(0.7, 4000)
    law = pauses(np.cumsum(gaps), Memory(half_life=1e6, lag=0.0), one(len(gaps)))
    assert law.shape[-1] == pytest.approx(0.7, abs=0.05)
    assert law.mean[-1] == pytest.approx(gaps.mean(), rel=0.02)


def test_silence_is_the_integral_over_the_posterior_rate() -> None:
    law = Law(shape=0.8, alpha=1.4, beta=2.0, ends=1e-9, goes_on=10.0)
    record = pausing([[1.0, 2.0, 4.0]], [3.0])
    powers = float((record.pause**0.8).sum()) + 3.0**0.8
    rate = stats.gamma(1.4 + 3, scale=1 / (2.0 + powers))
    more = 31.0**0.8 - 3.0**0.8
    expected, _ = integrate.quad(lambda r: np.exp(-r * more) * rate.pdf(r), 0, np.inf)
    assert silence(record, law, 28.0).p[0] == pytest.approx(expected, rel=1e-6)


def test_forecast_is_calibrated_on_the_process_it_assumes() -> None:
    rng = np.random.default_rng(7)
    finished, age, silent = [], [], []
    for rate in rng.gamma(1.5, 0.4, 600):
        times = np.cumsum(rng.weibull(0.8, 4000) * rate ** (-1 / 0.8))
        before = times[times < 300.0]
        if len(before):
            finished.append(np.diff(before).tolist())
            age.append(300.0 - before[-1])
            silent.append(not ((times >= 300.0) & (times < 328.0)).any())
    record = pausing(finished, age)
    p = silence(record, fit(record), 28.0).p
    assert p.mean() == pytest.approx(np.mean(silent), abs=0.04)
    upper = p > np.median(p)
    assert p[upper].mean() == pytest.approx(np.mean(np.array(silent)[upper]), abs=0.06)


def test_silence_grows_with_the_horizon_and_lies_in_its_interval() -> None:
    record = pausing([[1.0, 3.0], [], [9.0] * 5], [2.0] * 3)
    found = [silence(record, fit(record), horizon) for horizon in (0.0, 7.0, 28.0, 90.0)]
    assert all((a.p >= b.p).all() for a, b in pairwise(found))
    assert all(((one.low <= one.p) & (one.p <= one.high)).all() for one in found)
    assert all((one.low >= 0).all() and (one.high <= 1).all() for one in found)
