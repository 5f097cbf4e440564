"""Each family does what it says, over many seeds."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from stillhere.records.columns import KINDS
from stillhere.rhythm.simulate import FAMILIES, Life, RateClass, Scenario, Spec, owner

START = date(2021, 3, 1)
SEEDS = range(12)
CALL = KINDS.index("call")


def lives(scenario: Scenario, rate: RateClass = "daily", **ways: object) -> list[Life]:
    return [owner(seed, ties=[Spec(scenario, rate, ways=ways)]) for seed in SEEDS]


def days(life: Life) -> NDArray[np.int64]:
    return np.asarray((life.events.at - life.windows[0].start) // 86_400_000)


def number(day: date | None) -> int:
    assert day is not None
    return (day - START).days


def ratio(found: list[Life], skip: int, *, out: bool | None = None) -> float:
    """Events a day in the episode from `skip` days after the onset, over those before it."""
    before = after = time_before = time_after = 0.0
    for life in found:
        onset, end = number(life.truths[0].onset), number(life.truths[0].end)
        chosen = np.ones(len(life.events), bool) if out is None else life.events.out == out
        before += (chosen & (days(life) < onset)).sum()
        after += (chosen & (days(life) >= onset + skip) & (days(life) < end)).sum()
        time_before += onset
        time_after += end - onset - skip
    return (after / time_after) / (before / time_before)


def opened_by_me(found: list[Life], *, after: bool) -> float:
    """My beginnings a day, before or after the onset."""
    count = time = 0
    for life in found:
        onset = number(life.truths[0].onset)
        count += int((life.opening & life.events.out & ((days(life) >= onset) == after)).sum())
        time += 1000 - onset if after else onset
    return count / time


def test_a_stable_tie_stays_as_it_is() -> None:
    early = sum((days(life) < 500).sum() for life in lives("stable"))
    late = sum((days(life) >= 500).sum() for life in lives("stable"))
    assert late / early == pytest.approx(1, abs=0.2)


def test_a_vacation_is_quiet_on_both_sides_and_over_within_three_weeks() -> None:
    found = lives("vacation")
    assert ratio(found, 0) < 0.25
    assert all(7 <= number(x.truths[0].end) - number(x.truths[0].onset) <= 21 for x in found)


def test_a_lost_phone_is_dark_for_all_ties_at_once_and_covered() -> None:
    life = owner(3, ties=[Spec("whole_phone_gap", "several_daily"), *[Spec("stable", "daily")] * 5])
    gaps = np.diff(life.events.at) / 86_400_000
    assert (gaps > 20.5).sum() == 1
    assert len({(w.channel, w.start, w.end) for w in life.windows}) == 3


def test_nothing_lies_beyond_the_end_of_an_export_that_ended() -> None:
    for life in lives("export_ended"):
        until = number(life.truths[0].onset)
        assert days(life).max() < until
        assert all((w.end - w.start) // 86_400_000 == until for w in life.windows)


def test_an_ended_export_ends_for_its_own_tie_only() -> None:
    life = owner(3, ties=[Spec("export_ended", "daily"), Spec("stable", "daily")])
    ends = {tie: {w.end for w in life.windows if w.tie == tie} for tie in life.events.ties}
    assert max(ends["tie-01"]) < min(ends["tie-02"])
    assert None not in {w.tie for w in life.windows}


def test_a_channel_switch_moves_all_messages_and_loses_none() -> None:
    for life in lives("channel_switch", call=0.0):
        onset, end = number(life.truths[0].onset), number(life.truths[0].end)
        names = np.array(life.events.channels)[life.events.channel]
        assert set(names[days(life) < onset]) == {"sms"}
        assert set(names[days(life) > end + 30]) == {"whatsapp"}
    assert ratio(lives("channel_switch"), 0) == pytest.approx(1, abs=0.3)


def test_a_project_friend_is_on_and_off_by_nature() -> None:
    months = [np.bincount(days(life) // 30, minlength=33) for life in lives("bursty_friend")]
    spread = np.mean([m.std() / m.mean() for m in months])
    steady = [np.bincount(days(life) // 30, minlength=33) for life in lives("stable")]
    assert spread > 1.5 * np.mean([m.std() / m.mean() for m in steady])


def test_a_new_baby_halves_the_rate_and_it_comes_back() -> None:
    found = lives("new_baby_dip", "several_daily")
    assert 0.4 < ratio(found, 0) < 0.75
    ends = [number(life.truths[0].end) for life in found]
    after = sum(int((days(life) >= end).sum()) for life, end in zip(found, ends, strict=True))
    onsets = [number(life.truths[0].onset) for life in found]
    before = sum(int((days(life) < day).sum()) for life, day in zip(found, onsets, strict=True))
    assert after / sum(1000 - end for end in ends) > 0.8 * before / sum(onsets)


def test_in_a_gradual_withdrawal_they_fall_silent_while_i_go_on() -> None:
    found = lives("gradual_withdrawal")
    assert ratio(found, 112, out=False) < 0.15
    assert opened_by_me(found, after=True) > 0.95 * opened_by_me(found, after=False)


def test_in_a_gradual_withdrawal_answers_get_slower_and_calls_shorter() -> None:
    delays: dict[bool, list[float]] = {False: [], True: []}
    seconds: dict[bool, list[float]] = {False: [], True: []}
    for life in lives("gradual_withdrawal", "several_daily", call=0.3):
        onset = number(life.truths[0].onset)
        opened = dict(zip(life.bout[life.opening], life.events.at[life.opening], strict=True))
        theirs = life.reply & ~life.events.out & (life.events.kind != CALL)
        for bout, at in zip(life.bout[theirs], life.events.at[theirs], strict=True):
            late = opened[bout] >= life.windows[0].start + (onset + 21) * 86_400_000
            delays[late].append(at - opened[bout])
        for late in (False, True):
            chosen = (life.events.answered == 1) & ((days(life) >= onset + 21) == late)
            seconds[late].extend(life.events.seconds[chosen])
    assert np.median(delays[True]) > 2 * np.median(delays[False])
    assert np.median(seconds[True]) < 0.7 * np.median(seconds[False])


@pytest.mark.parametrize("scenario", ["abrupt_silence", "recovery"])
def test_in_a_silence_not_a_word_comes_from_them(scenario: Scenario) -> None:
    for life in lives(scenario):
        begin, end = number(life.truths[0].onset), number(life.truths[0].end)
        quiet = (days(life) >= begin) & (days(life) < end)
        assert not (quiet & ~life.events.out).any()
        assert (quiet & life.events.out).any()


def test_whoever_recovers_is_heard_from_on_the_very_day() -> None:
    for life in lives("recovery"):
        back = number(life.truths[0].back)
        assert ((days(life) == back) & ~life.events.out).any()


def test_when_one_sided_they_hardly_begin_or_answer() -> None:
    found = lives("one_sided")
    assert ratio(found, 14, out=False) < 0.3
    assert opened_by_me(found, after=True) > 0.9 * opened_by_me(found, after=False)


def test_when_i_withdraw_the_fall_is_mine() -> None:
    assert ratio(lives("me_withdrawing"), 112, out=True) < 0.2
    assert FAMILIES["me_withdrawing"].who == "me"


def test_a_mutual_fade_takes_a_year_on_both_sides() -> None:
    found = lives("mutual_fade")
    assert ratio(found, 365, out=True) < 0.15
    assert ratio(found, 365, out=False) < 0.15
    assert ratio(found, 0) > 0.15


def test_a_low_frequency_tie_is_a_call_or_so_a_month_that_stops() -> None:
    found = [owner(seed, ties=[Spec("low_frequency")]) for seed in SEEDS]
    assert all(life.opening.sum() / 1000 < 0.13 for life in found)
    assert np.mean([np.mean(life.events.kind[life.opening] == CALL) for life in found]) > 0.6
    assert ratio(found, 0, out=False) < 0.15


def test_when_only_calls_shorten_the_number_stays() -> None:
    found = lives("call_shortening", "several_daily")
    assert ratio(found, 0) == pytest.approx(1, abs=0.2)
    for life in found:
        taken = life.events.answered == 1
        onset = number(life.truths[0].onset)
        late = life.events.seconds[taken & (days(life) > onset + 42)]
        early = life.events.seconds[taken & (days(life) < onset)]
        assert np.median(late) < 0.5 * np.median(early)


@pytest.mark.parametrize("scenario", list(FAMILIES))
def test_the_truth_is_told_in_whole(scenario: Scenario) -> None:
    truth = owner(1, ties=[Spec(scenario)]).truths[0]
    family = FAMILIES[scenario]
    assert (truth.scenario, truth.who, truth.wanted) == (scenario, family.who, family.wanted)
    assert truth.drifts == bool(family.wanted)
    if truth.drifts:
        assert truth.onset is not None
        assert truth.end is not None
        assert number(truth.onset) >= 240
        assert truth.onset < truth.end
