"""Ties that are worked on together are told what each would be told alone, to the last bit."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.rhythm import simulate
from stillhere.rhythm.panel import owner, panels
from stillhere.rhythm.segments import Segments
from stillhere.rhythm.walk import walks


@settings(max_examples=4)
@given(st.integers(0, 10_000))
def test_every_tie_has_the_evidence_that_it_has_alone(seed: int) -> None:
    life = simulate.owner(seed, ties=7, days=360)
    events = life.events
    record = owner(events, life.windows, int(events.at[-1]), ZoneInfo("UTC"))
    several = list(panels(record))
    for together, panel in zip(walks(several), several, strict=True):
        (alone,) = walks([panel])
        for name in ("level", "onset", "parts", "score", "known", "pause", "contacts"):
            np.testing.assert_array_equal(getattr(together, name), getattr(alone, name))


@given(st.lists(st.lists(st.integers(0, 9), max_size=6), min_size=1, max_size=5))
def test_running_figures_begin_anew_with_every_tie(parts: list[list[int]]) -> None:
    ties = Segments(np.array([len(part) for part in parts]))
    values = np.array([float(value) for part in parts for value in sorted(part)])
    sums, highest = ties.sums(values), ties.highest(values)
    rank = ties.rank(values, values, ties, "left")
    ahead = ties.upto(sums, rank)
    for number, part in enumerate(parts):
        own = slice(ties.bounds[number], ties.bounds[number + 1])
        alone = np.array(sorted(part), dtype=np.float64)
        np.testing.assert_array_equal(sums[own], np.cumsum(alone))
        np.testing.assert_array_equal(highest[own], alone)
        np.testing.assert_array_equal(rank[own], np.searchsorted(alone, alone))
        np.testing.assert_array_equal(ahead[own], [alone[alone < one].sum() for one in alone])
        np.testing.assert_array_equal(ties.steps(values)[own], np.diff(alone, prepend=alone[:1]))
        np.testing.assert_array_equal(ties.before(values)[own], [0.0, *alone[:-1]][: len(alone)])
