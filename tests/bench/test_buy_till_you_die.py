"""The baselines agree with another implementation: values from lifetimes 0.11.3."""

from __future__ import annotations

import numpy as np
import pytest

from bench.rhythm import buy_till_you_die as btyd

SEEN = btyd.Summary(
    x=np.array([0.0, 3.0, 12.0]),
    t=np.array([0.0, 40.0, 95.0]),
    total=np.array([60.0, 100.0, 100.0]),
    logs=np.zeros(3),
)


def test_bg_nbd_agrees_with_lifetimes() -> None:
    place = np.log([0.8, 6.0, 0.5, 4.0])
    likelihood = np.logaddexp(*btyd.bg_nbd_likelihood(place, SEEN))
    np.testing.assert_allclose(likelihood, [-1.918316, -14.0918, -39.583524], rtol=1e-6)
    alive = 1 - btyd.bg_nbd_silent(place, SEEN, 1e15)
    np.testing.assert_allclose(alive, [1.0, 0.33462849, 0.94173485], rtol=1e-6)


@pytest.fixture
def fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A grid so fine that the integral is all but exact."""
    for name, count in (("RATES", 300), ("ENDS", 300), ("STEPS", 12)):
        monkeypatch.setattr(btyd, name, count)


@pytest.mark.usefixtures("fine")
def test_pareto_nbd_agrees_with_lifetimes() -> None:
    place = np.log([0.8, 6.0, 0.5, 20.0, 1.0])
    found = btyd.pareto_silent(place, SEEN, 28.0)
    np.testing.assert_allclose(found, [0.94065200, 0.86310121, 0.10360559], atol=0.01)


def test_regularity_of_one_is_pareto_nbd() -> None:
    place = np.log([0.8, 6.0, 0.5, 20.0, 1.0])
    nearly = place + np.array([0.0, 0.0, 0.0, 0.0, 1e-9])
    one, other = btyd.pareto_silent(place, SEEN, 28.0), btyd.pareto_silent(nearly, SEEN, 28.0)
    np.testing.assert_allclose(one, other, rtol=1e-6)
