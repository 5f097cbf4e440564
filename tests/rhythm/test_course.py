from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bench.rhythm.population import usual_owners
from bench.rhythm.promises import interval, tallies
from stillhere.records.assessment import Assessment
from stillhere.rhythm.assess import assess
from stillhere.rhythm.panel import owner as record_of
from stillhere.rhythm.panel import panels
from stillhere.rhythm.simulate import RATES, Life, Scenario, Spec, owner, story
from stillhere.rhythm.status import course
from stillhere.rhythm.walk import walks
from stillhere.services.demo.make import SEED

DAY = 86_400_000
ZONE = ZoneInfo("UTC")
DRIFTS: tuple[Scenario, ...] = (
    "gradual_withdrawal",
    "recovery",
    "call_shortening",
    "export_ended",
    "bursty_friend",
    "me_withdrawing",
)


def compare(life: Life, days: range) -> None:
    """What `assess` says at the end of each day is what a walk over all days says of it."""
    start = int(life.events.at[0]) // DAY * DAY
    record = record_of(life.events, life.windows, int(life.events.at[-1]), ZONE)
    walked = {walk.panel.history.tie: walk for walk in walks(panels(record))}
    statuses = {tie: course(walk).days for tie, walk in walked.items()}
    for day in days:
        for one in assess(life.events, life.windows, start + (day + 1) * DAY - 1, zone=ZONE):
            told, walk = statuses[one.tie][day], walked[one.tie]
            assert (one.status, one.who) == (told.status, told.who), (one.tie, day)
            since = None if told.since is None else start + told.since * DAY
            assert one.since == since, (one.tie, day)
            assert one.score == pytest.approx(walk.score[day], abs=1e-6)


@pytest.mark.parametrize("seed", [3, 12])
def test_assess_says_on_a_day_what_the_walk_says_of_it(seed: int) -> None:
    life = owner(seed, ties=[Spec(name) for name in DRIFTS], days=620)
    compare(life, range(180, 619, 13))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [21, 22])
def test_assess_says_on_every_day_what_the_walk_says_of_it(seed: int) -> None:
    ties = [Spec(name, "several_weekly") for name in DRIFTS[:4]]
    compare(owner(seed, ties=ties, days=460), range(120, 459))


@pytest.mark.parametrize("weekday", range(7))
def test_in_the_shipped_story_only_those_who_changed_are_marked(weekday: int) -> None:
    found = at_the_end(SEED, date(2026, 5, 4) + timedelta(days=weekday))
    assert found["son"].status == "gone_quiet"
    assert found["son"].who == "them"
    assert found["school_friend"].status == "reconnecting"
    others = found.keys() - {"son", "school_friend"}
    assert len(others) == 11
    assert {tie: found[tie].status for tie in others} == dict.fromkeys(others, "steady")


def at_the_end(seed: int, end: date) -> dict[str, Assessment]:
    """The family as it stands in the morning after the record was made."""
    life = story(seed, end=end)
    morning = datetime(end.year, end.month, end.day, 9, tzinfo=UTC)
    at = int(morning.timestamp() * 1000)
    told = assess(life.events, life.windows, at, zone=ZONE, allowances=life.allowances)
    return {one.tie: one for one in told}


@pytest.mark.slow
def test_gaps_of_the_record_are_not_taken_for_silence() -> None:
    found = tallies(usual_owners(42, 77_000))
    for scenario in ("whole_phone_gap", "export_ended", "channel_switch"):
        count = found[scenario].notices["gone_quiet"]
        assert interval(count)[0] / found[scenario].years <= 0.05, scenario
        assert count / found[scenario].years <= 0.05, scenario


@pytest.mark.slow
def test_notices_on_usual_ties_keep_their_promise_in_every_rate_class() -> None:
    found = tallies(usual_owners(42, 78_000))
    promised = Counter({"gone_quiet": 0.03, "quieter": 0.25, "reconnecting": 0.1})
    for name in RATES:
        tally = found[name]
        for kind, rate in promised.items():
            low, _ = interval(tally.notices[kind])
            assert low / tally.years <= rate, (name, kind)
