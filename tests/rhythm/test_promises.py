from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.records.columns import EventColumns, Window
from stillhere.rhythm.assess import assess
from stillhere.rhythm.panel import owner as record_of
from stillhere.rhythm.panel import panels
from stillhere.rhythm.replay import replay
from stillhere.rhythm.score import score
from stillhere.rhythm.simulate import Life, Spec, owner
from stillhere.rhythm.walk import walks

Line = tuple[str, float, str, str]
Table = Callable[[Sequence[Line]], EventColumns]
UTC = ZoneInfo("UTC")
DAY = 86_400_000


def life(seed: int, *names: str, days: int = 560) -> Life:
    specs = [Spec(name) for name in names or ("gradual_withdrawal", "stable", "recovery")]  # type: ignore[arg-type]
    return owner(seed, ties=specs, days=days)


def daily(
    events: EventColumns, until: int, windows: Sequence[Window] = ()
) -> dict[str, list[float]]:
    record = record_of(events, windows, until, UTC)
    return {walk.panel.history.tie: walk.score.tolist() for walk in walks(panels(record))}


def cut(events: EventColumns, until: int) -> EventColumns:
    kept = events.at <= until
    names = ("tie", "at", "out", "kind", "channel", "seconds", "answered", "length")
    return replace(events, **{name: getattr(events, name)[kept] for name in names})


@settings(max_examples=6)
@given(st.integers(0, 10_000), st.integers(90, 559))
def test_removing_the_future_never_changes_the_past(seed: int, last: int) -> None:
    events = life(seed).events
    whole = replay(events, (), zone=UTC)
    day = date(2021, 3, 1) + timedelta(days=last)
    until = (day - date(1970, 1, 1)).days * DAY
    part = replay(cut(events, until), (), end=day, zone=UTC)
    until_then = [one for one in whole.alarms if one.day < day.isoformat()]
    assert [one for one in part.alarms if one.day < day.isoformat()] == until_then
    scores = {row for row in part.scores if row[1] < day.isoformat()}
    assert scores == {row for row in whole.scores if row[1] < day.isoformat()}


def test_assess_says_what_replay_would_have_said_on_that_day() -> None:
    found = life(5)
    events = found.events
    for last in (250, 380, 470, 550):
        day = date(2021, 3, 1) + timedelta(days=last)
        until = int(events.at[0]) // DAY * DAY + (last + 1) * DAY - 1
        told = replay(events, found.windows, end=day, zone=UTC)
        latest = {tie: value for tie, _, value in told.scores}
        for one in assess(events, found.windows, until, zone=UTC):
            assert one.score == pytest.approx(latest[one.tie], abs=6e-4)


@pytest.mark.parametrize("weeks", [1, 31])
def test_shifting_all_dates_by_whole_weeks_changes_nothing(weeks: int) -> None:
    events = life(8).events
    later = replace(events, at=events.at + weeks * 7 * DAY)
    first = daily(events, int(events.at[-1]))
    assert daily(later, int(later.at[-1])) == first


def test_scaling_time_scales_the_usual_pause(table: Table) -> None:
    rng = np.random.default_rng(3)
    times = np.cumsum(rng.weibull(0.8, 120) * 3.0)
    sides = ["them" if one else "me" for one in rng.random(120) < 0.5]
    expected = []
    for scale in (1.0, 2.0, 3.0):
        lines = [("son", at * scale, who, "message") for at, who in zip(times, sides, strict=True)]
        events = table(lines)
        expected.append(score(events, (), int(events.at[-1]), zone=UTC)[0].expected_gap_days)
    assert expected[0] is not None
    assert [one / expected[0] if one else 0 for one in expected] == pytest.approx(
        [1, 2, 3], rel=0.05
    )


@settings(max_examples=6)
@given(st.integers(0, 10_000), st.integers(200, 540))
def test_more_silence_never_lowers_the_score(seed: int, last: int) -> None:
    events = life(seed, "stable", "stable", "vacation", "bursty_friend").events
    at = int(events.at[0]) // DAY * DAY + last * DAY
    kept = (events.tie != 0) | (events.at < at)
    names = ("tie", "at", "out", "kind", "channel", "seconds", "answered", "length")
    events = replace(events, **{name: getattr(events, name)[kept] for name in names})
    silent = daily(events, int(events.at[-1]))[events.ties[0]][last:]
    assert (np.diff(silent) >= -1e-9).all()


def test_days_without_a_record_are_never_counted_as_silence(table: Table) -> None:
    lines = [("son", 0.5 + n, "them" if n % 2 else "me", "message") for n in range(300)]
    lines += [("aunt", 0.6 + n, "them" if n % 3 else "me", "message") for n in range(500)]
    events = replace(table(lines), channels=("sms", "whatsapp"))
    events = replace(events, channel=(events.tie == events.ties.index("son")).astype(np.int16))
    start, end = int(events.at[0]), int(events.at[-1])
    ended = start // DAY * DAY + 300 * DAY
    windows = [Window("sms", start, end + DAY), Window("whatsapp", start, ended)]
    told = replay(events, windows, zone=UTC)
    assert [one for one in told.alarms if one.tie == "son"] == []
    son = next(one for one in assess(events, windows, end, zone=UTC) if one.tie == "son")
    assert son.status == "record_ended"
    assert son.record_end == ended
    assert son.current_gap_days < 1.5
    beyond = replay(events, (), zone=UTC)
    assert "gone_quiet" in {one.kind for one in beyond.alarms if one.tie == "son"}


def test_a_lost_phone_raises_nothing(table: Table) -> None:
    rng = np.random.default_rng(2)
    lines: list[Line] = []
    for tie, pause in (
        ("son", 1.0),
        ("aunt", 2.0),
        ("friend", 1.5),
        ("brother", 1.0),
        ("ann", 3.0),
    ):
        times = np.cumsum(rng.gamma(3.0, pause / 3, 900))
        times = times[(times < 500) & ((times < 300) | (times > 321))]
        lines += [
            (tie, float(at), "them" if n % 2 else "me", "message") for n, at in enumerate(times)
        ]
    events = table(lines)
    told = replay(events, (), start=date(2022, 10, 20), end=date(2022, 12, 10), zone=UTC)
    assert told.alarms == []


def test_a_move_to_another_channel_raises_nothing(table: Table) -> None:
    rng = np.random.default_rng(5)
    times = np.cumsum(rng.gamma(2.0, 0.6, 500))
    lines = [("son", float(at), "them" if n % 2 else "me", "message") for n, at in enumerate(times)]
    events = replace(table(lines), channels=("sms", "whatsapp"))
    moved = np.random.default_rng(6).random(500) < np.clip((times - 300) / 30, 0, 1)
    events = replace(events, channel=moved.astype(np.int16))
    told = replay(events, (), start=date(2022, 10, 20), zone=UTC)
    assert told.alarms == []


def test_fewer_than_eight_contacts_are_too_little_record(table: Table) -> None:
    lines = [("son", n * 20.0, "them" if n % 2 else "me", "message") for n in range(7)]
    events = table([*lines, ("aunt", 400.0, "them", "message")])
    rows = score(events, (), int(events.at[-1]), zone=UTC)
    assert {row.status for row in rows} == {"too_little_record"}
    assert replay(events, (), zone=UTC).alarms == []


def test_contact_from_one_side_only_is_no_tie(table: Table) -> None:
    events = table(
        [("bank", n * 7.0, "them", "message") for n in range(60)] + [("b", 900.0, "me", "message")]
    )
    assert replay(events, (), zone=UTC).alarms == []


@settings(max_examples=4)
@given(st.integers(0, 10_000))
def test_a_pause_within_their_own_95th_percentile_is_never_gone_quiet(seed: int) -> None:
    found = life(seed, "gradual_withdrawal", "bursty_friend", "abrupt_silence")
    told = replay(found.events, found.windows, zone=UTC)
    for alarm in told.alarms:
        if alarm.kind == "gone_quiet" and alarm.who == "them":
            until = (date.fromisoformat(alarm.day) - date(1970, 1, 1)).days * DAY + DAY - 1
            mine = found.events.tie == found.events.ties.index(alarm.tie)
            signs = mine & ~found.events.out & (found.events.at <= until)
            days = found.events.at[signs] / DAY
            gaps = np.diff(days)
            assert until / DAY - days[-1] > np.quantile(gaps, 0.95)


def test_a_return_after_a_long_silence_is_reconnecting() -> None:
    noticed = 0
    for seed in range(6):
        found = life(seed, "recovery", "stable", "stable", "stable", days=900)
        back = found.truths[0].back
        assert back is not None
        told = replay(found.events, found.windows, zone=UTC)
        kinds = [one for one in told.alarms if one.tie == found.truths[0].tie]
        late = (back + timedelta(days=14)).isoformat()
        noticed += any(
            one.kind == "reconnecting" and back.isoformat() <= one.day <= late for one in kinds
        )
    assert noticed >= 4


def test_an_empty_table_and_a_single_event_are_no_mistake(table: Table) -> None:
    one = table([("son", 1.0, "me", "message")])
    empty = cut(one, 0)
    assert replay(empty, (), zone=UTC).alarms == []
    assert assess(empty, (), int(one.at[0]), zone=UTC) == []
    assert score(one, (), int(one.at[0]), zone=UTC)[0].status == "too_little_record"


def test_scores_are_numbers() -> None:
    found = life(11, days=400)
    for row in score(found.events, found.windows, int(found.events.at[-1]), zone=UTC):
        values = (row.p_silent, row.p_silent_low, row.p_silent_high, row.p_silent_them)
        assert all(0.0 <= value <= 1.0 for value in values)
        assert row.p_silent_low <= row.p_silent <= row.p_silent_high
        assert row.p_silent_them >= row.p_silent
