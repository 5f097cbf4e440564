"""What it says who begins, and whether calls are taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.records.columns import EventColumns
from stillhere.rhythm.arrays import Floats
from stillhere.rhythm.attempts import pick_steps
from stillhere.rhythm.baseline import Memory
from stillhere.rhythm.beginnings import beginning_steps
from stillhere.rhythm.block import Block, block
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import owner, panels
from stillhere.rhythm.replies import openings
from stillhere.rhythm.segments import one
from stillhere.rhythm.shares import PRIOR_WEIGHT, usual_share

Line = tuple[str, float, str, str]
Table = Callable[[Sequence[Line]], EventColumns]

RATIO = 0.1
YEAR = 364


def only(events: EventColumns) -> Block:
    return block(list(panels(owner(events, (), int(events.at[-1]), ZoneInfo("UTC")))))


def by_turns(days: int, sides: Sequence[str], first: float = 0.0) -> list[Line]:
    return [
        ("son", first + 4.0 * n, sides[n % len(sides)], "message") for n in range(int(days / 4))
    ]


def told(tie: Block, *, them: bool) -> Floats:
    """The evidence about a side, summed over the days."""
    own, other = (side(tie.history, them=one).own & tie.starts for one in (them, not them))
    return np.cumsum(beginning_steps(tie, own, other, (RATIO,))[0, :, 0])


def picked(tie: Block) -> Floats:
    waits = openings(tie.history, side(tie.history, them=True), tie.starts)
    return np.cumsum(pick_steps(tie, waits, (RATIO,))[0, :, 0])


def test_who_begins_tells_though_there_are_as_many_conversations(table: Table) -> None:
    tie = only(table(by_turns(YEAR, ("me", "them")) + by_turns(60, ("me",), YEAR)))
    theirs, mine = told(tie, them=True), told(tie, them=False)
    assert theirs[-1] - theirs[YEAR - 1] > 3.0
    assert mine[-1] - mine[YEAR - 1] < 0.0


def test_who_begins_stays_silent_where_both_begin_less(table: Table) -> None:
    slower: list[Line] = [
        ("son", YEAR + 8.0 * n, ("me", "them")[n % 2], "message") for n in range(8)
    ]
    tie = only(table(by_turns(YEAR, ("me", "them")) + slower))
    theirs = told(tie, them=True)
    assert theirs[-1] - theirs[YEAR - 1] < 2.0


def calling(first: float, kinds: Sequence[str]) -> list[Line]:
    return [("son", first + 7.0 * n, "me", kind) for n, kind in enumerate(kinds)]


def test_calls_that_are_not_taken_tell_and_one_that_is_taken_takes_back(table: Table) -> None:
    usual = calling(0.0, ["call"] * 40)
    late = calling(280.0, ["missed"] * 4 + ["call"])
    level = picked(only(table(usual + late)))
    assert level[301] - level[279] > 4.0
    assert level[308] < level[301] - 1.0


def test_several_calls_within_a_day_are_one_attempt(table: Table) -> None:
    usual = calling(0.0, ["call"] * 40)
    again: list[Line] = [("son", 280.0 + hour / 24, "me", "missed") for hour in (0, 5, 10, 15)]
    level = picked(only(table([*usual, *again])))
    once = picked(only(table([*usual, again[0]])))
    assert level[280] == pytest.approx(once[280])


@given(st.lists(st.booleans(), min_size=15, max_size=60))
def test_a_usual_share_knows_only_what_came_before(yes: list[bool]) -> None:
    clock, said = np.arange(len(yes), dtype=np.float64), np.array(yes)
    memory, half = Memory(half_life=1e9, lag=5.0), len(yes) // 2
    share = usual_share(clock, said, 0.5, memory, one(len(yes)))
    early = usual_share(clock[:half], said[:half], 0.5, memory, one(half))
    np.testing.assert_allclose(share[:half], early)
    known = said[: max(int(clock[-1]) - 5 + 1, 10)]
    expected = (known.sum() + 0.5 * PRIOR_WEIGHT) / (len(known) + PRIOR_WEIGHT)
    assert share[-1] == pytest.approx(expected)
