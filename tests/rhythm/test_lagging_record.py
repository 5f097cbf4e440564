from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import numpy as np
import pytest

from stillhere.records.assessment import Assessment
from stillhere.records.columns import EventColumns, Window
from stillhere.rhythm.assess import assess
from stillhere.rhythm.coverage import GRACE_DAYS
from stillhere.rhythm.replay import replay
from stillhere.rhythm.simulate import owner

Line = tuple[str, float, str, str]
Table = Callable[[Sequence[Line]], EventColumns]
UTC = ZoneInfo("UTC")
DAY = 86_400_000
HOUR = DAY // 24


def found(events: EventColumns, windows: Sequence[Window], at: int) -> dict[str, Assessment]:
    return {one.tie: one for one in assess(events, windows, at, zone=UTC)}


def daily(tie: str, days: float, channel: int, table: Table) -> EventColumns:
    lines = [(tie, 0.4 + n, "them" if n % 2 else "me", "message") for n in range(int(days))]
    events = replace(table(lines), channels=("whatsapp", "sms", "hand"))
    return replace(events, channel=np.full(len(lines), channel, dtype=np.int16))


def with_hand(events: EventColumns, at: int, *, out: bool = False) -> EventColumns:
    """The record with a visit that was logged by hand, after all else."""
    more: dict[str, object] = {
        "tie": 0,
        "at": at,
        "out": out,
        "kind": 2,
        "channel": 2,
        "seconds": np.nan,
        "answered": -1,
        "length": -1,
    }
    added: dict[str, Any] = {
        name: np.append(getattr(events, name), np.array(value, getattr(events, name).dtype))
        for name, value in more.items()
    }
    return replace(events, **added)


@pytest.mark.parametrize("seed", [1, 4])
@pytest.mark.parametrize("lag_hours", [1, 11, 20, 90, 24 * 13])
def test_until_the_grace_is_over_all_is_as_at_the_end_of_the_record(
    seed: int, lag_hours: int
) -> None:
    life = owner(seed, ties=8, days=500)
    end = int(life.events.at[0]) // DAY * DAY + 470 * DAY + 9 * HOUR
    kept = life.events.at < end
    names = ("tie", "at", "out", "kind", "channel", "seconds", "answered", "length")
    events = replace(life.events, **{name: getattr(life.events, name)[kept] for name in names})
    windows = [Window(name, 0, end) for name in events.channels]
    now, then = found(events, windows, end + lag_hours * HOUR), found(events, windows, end - 1)
    for tie, one in now.items():
        rounded = [round_off(each) for each in (one, then[tie])]
        assert rounded[0] == rounded[1]


def round_off(one: Assessment) -> dict[str, object]:
    fields = msgspec.structs.asdict(one)
    for name in ("at", "record_end"):
        del fields[name]
    return {
        name: round(value, 5) if isinstance(value, float) else value
        for name, value in fields.items()
    }


def test_after_the_grace_only_the_end_of_the_record_is_told(table: Table) -> None:
    events = daily("son", 200, 0, table)
    end = int(events.at[0]) // DAY * DAY + 200 * DAY
    windows = [Window("whatsapp", 0, end)]
    kept = found(events, windows, end + GRACE_DAYS * DAY - HOUR)["son"]
    over = found(events, windows, end + GRACE_DAYS * DAY + HOUR)["son"]
    assert (kept.status, over.status) == ("steady", "record_ended")
    assert over.record_end == end
    assert over.score == 0.0


def test_a_channel_that_ended_while_another_goes_on_is_never_silence(table: Table) -> None:
    events = daily("son", 200, 0, table)
    rare = events.at % (10 * DAY) < DAY
    events = replace(events, channel=np.where(rare, 1, 0).astype(np.int16))
    start = int(events.at[0]) // DAY * DAY
    end = start + 150 * DAY
    kept = (events.at < end) | rare
    names = ("tie", "at", "out", "kind", "channel", "seconds", "answered", "length")
    events = replace(events, **{name: getattr(events, name)[kept] for name in names})
    windows = [Window("whatsapp", 0, end), Window("sms", 0, start + 260 * DAY)]
    at = start + 250 * DAY
    assert replay(events, windows, end=date(2022, 9, 9), zone=UTC).alarms == []
    assert found(events, windows, at)["son"].status == "record_ended"
    assert found(events, windows, at)["son"].record_end == end


def test_contact_that_moved_to_a_channel_that_goes_on_is_seen_again(table: Table) -> None:
    events = daily("son", 700, 0, table)
    start = int(events.at[0]) // DAY * DAY
    end = start + 200 * DAY
    events = replace(events, channel=(events.at >= end).astype(np.int16))
    windows = [Window("whatsapp", 0, end), Window("sms", 0, start + 760 * DAY)]
    assert replay(events, windows, end=date(2023, 11, 30), zone=UTC).alarms == []
    assert found(events, windows, start + 250 * DAY)["son"].status == "record_ended"
    assert found(events, windows, start + 699 * DAY)["son"].status == "steady"
    assert found(events, windows, start + 750 * DAY)["son"].status == "gone_quiet"


def test_an_older_window_inside_a_newer_one_ends_nothing(table: Table) -> None:
    events = daily("son", 300, 0, table)
    start, end = int(events.at[0]), int(events.at[-1]) + 1
    windows = [Window("whatsapp", start, end), Window("whatsapp", start + 9 * DAY, end - 90 * DAY)]
    assert found(events, windows, end)["son"].status == "steady"
    assert found(events, windows, end)["son"].current_gap_days < 2


def test_what_was_logged_by_hand_neither_extends_nor_ends_the_record(table: Table) -> None:
    events = daily("son", 200, 0, table)
    end = int(events.at[0]) // DAY * DAY + 200 * DAY
    visit = end - 3 * HOUR
    windows = [Window("whatsapp", 0, end), Window("hand", visit, visit + 1, "son")]
    during = found(with_hand(events, visit), windows, end - 1)["son"]
    assert during.status == "steady"
    assert during.last_in == visit
    visit = end + 5 * DAY
    windows[1] = Window("hand", visit, visit + 1, "son")
    late = found(with_hand(events, visit), windows, end + 30 * DAY)["son"]
    assert (late.status, late.record_end, late.last_in) == ("record_ended", end, visit)


def test_a_visit_logged_by_hand_after_the_end_eases_a_silence(table: Table) -> None:
    events = daily("son", 200, 0, table)
    end = int(events.at[0]) // DAY * DAY + 240 * DAY
    windows = [Window("whatsapp", 0, end)]
    at = end + 6 * DAY
    assert found(events, windows, at)["son"].status == "gone_quiet"
    visited = with_hand(events, end + 5 * DAY)
    after = found(visited, windows, at)["son"]
    assert after.status in ("steady", "reconnecting")
    assert after.current_gap_days == 0.0
    last = (date(2022, 1, 3) + timedelta(days=246)).isoformat()
    alarms = replay(visited, windows, end=date.fromisoformat(last), zone=UTC).alarms
    assert all(one.day < "2022-08-31" for one in alarms)


def test_only_contact_logged_by_hand_is_too_little_record(table: Table) -> None:
    events = daily("son", 200, 2, table)
    windows = [Window("hand", int(at), int(at) + 1, "son") for at in events.at]
    for later in (0, 40 * DAY):
        one = found(events, windows, int(events.at[-1]) + later)["son"]
        assert (one.status, one.contacts, one.record_end) == ("too_little_record", 200, None)
    assert replay(events, windows, zone=UTC).alarms == []


def test_no_notice_is_ever_given_after_the_end_of_a_record() -> None:
    for seed in range(4):
        life = owner(seed, ties=10, days=600)
        end = int(life.events.at[0]) // DAY * DAY + 450 * DAY + 7 * HOUR
        windows = [Window(name, 0, end) for name in life.events.channels]
        told = replay(life.events, windows, zone=UTC)
        last = (date(2021, 3, 1) + timedelta(days=450)).isoformat()
        assert all(one.day <= last for one in told.alarms)
