"""The demo's family: what the pages say about it must be there, in every seed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from stillhere.records.columns import KINDS
from stillhere.rhythm.simulate import Life, story

END = date(2026, 5, 5)
DAY = 86_400_000
STEADY = {
    "daughter",
    "friend_weekly",
    "aunt",
    "colleague",
    "cousin",
    "walking_friend",
    "sister",
    "brother",
    "neighbour",
    "choir_friend",
    "daughter_in_law",
}


@pytest.fixture(scope="module")
def families() -> list[Life]:
    return [story(seed, end=END) for seed in range(50)]


def chosen(life: Life, tie: str, *, out: bool | None = None) -> NDArray[np.bool_]:

    found = life.events.tie == life.events.ties.index(tie)
    return np.asarray(found if out is None else found & (life.events.out == out))


def ago(life: Life) -> NDArray[np.float64]:
    """Days between each event and the end of the record."""
    return (max(w.end for w in life.windows) - life.events.at) / DAY


def test_there_are_thirteen_people_and_two_of_them_have_a_change(families: list[Life]) -> None:
    for life in families:
        assert {t.tie for t in life.truths if not t.drifts} == STEADY
        assert {t.tie for t in life.truths if t.drifts} == {"son", "school_friend"}


def test_the_son_has_been_silent_for_about_five_weeks(families: list[Life]) -> None:
    last = [ago(life)[chosen(life, "son", out=False)].min() for life in families]
    assert min(last) > 33
    assert max(last) < 39


def a_day(families: list[Life], since: float, until: float, *, mine: bool) -> float:
    """My beginnings with the son, or all that comes from him, a day."""
    found = 0
    for life in families:
        which = chosen(life, "son", out=mine) & (life.opening if mine else True)
        found += int((which & (ago(life) < since) & (ago(life) >= until)).sum())
    return found / (since - until)


def test_the_son_thinned_out_over_ten_weeks_before(families: list[Life]) -> None:
    usual = a_day(families, 300, 112, mine=False)
    assert 0.4 < a_day(families, 104, 84, mine=False) / usual < 0.9
    assert a_day(families, 84, 64, mine=False) < 0.5 * usual
    assert a_day(families, 58, 40, mine=False) < 0.15 * usual


def test_i_write_more_to_the_son_while_he_thins_out(families: list[Life]) -> None:
    usual = a_day(families, 300, 110, mine=True)
    assert a_day(families, 70, 40, mine=True) > 1.1 * usual


def test_while_he_is_silent_i_write_now_and_then(families: list[Life]) -> None:
    usual = a_day(families, 300, 110, mine=True)
    assert 0.05 * usual < a_day(families, 33, 0, mine=True) < 0.3 * usual


def test_the_sons_calls_shorten_and_then_are_not_taken(families: list[Life]) -> None:
    seconds: dict[bool, list[float]] = {False: [], True: []}
    taken: dict[bool, list[float]] = {False: [], True: []}
    for life in families:
        call = chosen(life, "son") & (life.events.kind == KINDS.index("call"))
        for late, since, until in ((False, 400, 110), (True, 85, 36)):
            time = call & (ago(life) < since) & (ago(life) >= until)
            seconds[late].extend(life.events.seconds[time & (life.events.answered == 1)])
            taken[late].extend(life.events.answered[time & life.events.out & life.opening])
    assert np.median(seconds[True]) < 0.6 * np.median(seconds[False])
    assert np.mean(taken[True]) < 0.5 * np.mean(taken[False])


def test_the_school_friend_writes_again_after_four_months(families: list[Life]) -> None:
    for life in families:
        theirs = ago(life)[chosen(life, "school_friend", out=False)]
        assert not ((theirs > 4) & (theirs < 125)).any()
        assert (theirs <= 4).any()


def test_the_walking_friend_waits_for_my_answer(families: list[Life]) -> None:
    for life in families:
        theirs = ago(life)[chosen(life, "walking_friend", out=False)].min()
        mine = ago(life)[chosen(life, "walking_friend", out=True)].min()
        assert theirs < 3
        assert mine > 3


def test_the_aunt_calls_on_sundays(families: list[Life]) -> None:
    at = np.concatenate([x.events.at[chosen(x, "aunt") & x.opening] for x in families])
    weekday = (at // DAY + 3) % 7
    assert set(weekday) == {6}
    gaps = [np.diff(x.events.at[chosen(x, "aunt") & x.opening]) / DAY for x in families]
    assert np.median(np.concatenate(gaps)) == pytest.approx(14, abs=0.5)


def test_three_weeks_a_year_before_are_no_part_of_the_record(families: list[Life]) -> None:
    for life in families:
        assert all(w.tie is None for w in life.windows)
        assert not ((ago(life) > 355) & (ago(life) < 374)).any()
        covered = {(w.start, w.end) for w in life.windows}
        (_, begin), (end, _) = sorted(covered)
        assert (end - begin) / DAY == 21


def test_nothing_lies_in_the_future_of_the_day_it_is_made_for() -> None:
    life = story(1, end=END)
    assert life.events.at.max() < 1_777_939_200_000
    assert max(w.end for w in life.windows) == 1_777_939_200_000


def test_the_family_moves_with_the_day_week_by_week() -> None:
    one, other = story(1, end=END), story(1, end=date(2026, 5, 12))
    assert np.array_equal(one.events.at + 7 * DAY, other.events.at)


def test_the_babys_birth_is_known_before_the_change(families: list[Life]) -> None:
    for life in families:
        (baby,) = life.allowances
        onset = next(t.onset for t in life.truths if t.tie == "son")
        assert onset is not None
        assert baby.tie == "son"
        assert 0 < (onset - date(1970, 1, 1)).days * DAY - baby.start < 20 * DAY
