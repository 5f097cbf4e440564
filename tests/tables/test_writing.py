"""What is written is read again as it was."""

from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from stillhere.records.assessment import Alarm, TieScore
from stillhere.records.columns import EventColumns
from stillhere.rhythm import simulate
from stillhere.tables import (
    read_coverage,
    read_events,
    write_alarms,
    write_coverage,
    write_daily,
    write_events,
    write_scores,
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def described(events: EventColumns) -> list[tuple[object, ...]]:
    return [
        (
            events.ties[events.tie[n]],
            int(events.at[n]),
            bool(events.out[n]),
            int(events.kind[n]),
            events.channels[events.channel[n]],
            None if np.isnan(events.seconds[n]) else float(events.seconds[n]),
            int(events.answered[n]),
            int(events.length[n]),
        )
        for n in range(len(events))
    ]


@pytest.mark.parametrize("name", ["events.csv", "events.csv.gz"])
def test_events_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    owners = {str(seed): simulate.owner(seed, ties=4, days=200).events for seed in range(3)}
    write_events(tmp_path / name, owners)
    table = read_events(tmp_path / name)
    assert table.report.left_out == 0
    assert {k: described(v) for k, v in table.owners.items()} == {
        k: described(v) for k, v in owners.items()
    }


def test_one_nameless_owner_needs_no_column(tmp_path: Path) -> None:
    write_events(tmp_path / "events.csv", {"": simulate.owner(1, ties=1, days=50).events})
    header = (tmp_path / "events.csv").read_text().splitlines()[0]
    assert header == "tie_id,timestamp,direction,channel,kind,duration_s,length,answered"


def test_packed_tables_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    events = simulate.owner(1, ties=1, days=50).events
    for name in ("a.csv.gz", "b.csv.gz"):
        write_events(tmp_path / name, {"": events})
    assert (tmp_path / "a.csv.gz").read_bytes() == (tmp_path / "b.csv.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).startswith(b"tie_id,")


@pytest.mark.parametrize(
    "life", [simulate.owner(3, ties=8), simulate.story(1, end=date(2026, 5, 5))]
)
def test_coverage_comes_back_as_it_was(tmp_path: Path, life: simulate.Life) -> None:
    write_coverage(tmp_path / "coverage.csv", {"": life.windows})
    assert read_coverage(tmp_path / "coverage.csv").of("") == list(life.windows)


def test_scores_have_the_columns_of_the_interface(tmp_path: Path) -> None:
    score = TieScore(
        tie_id="ana",
        at=1_740_823_200_000,
        p_silent=0.25,
        p_silent_low=0.2,
        p_silent_high=0.3,
        p_silent_them=0.5,
        status="quieter",
        who="them",
        since=1_740_787_200_000 - 3_600_000,
        expected_gap_days=None,
        current_gap_days=3.5,
        gap_seen_before=2,
        model="renewal",
    )
    write_scores(tmp_path / "scores.csv", {"": [score]}, zone=ZoneInfo("Europe/Berlin"))
    (row,) = rows(tmp_path / "scores.csv")
    assert row == {
        "tie_id": "ana",
        "at": "2025-03-01T10:00:00Z",
        "p_silent": "0.250000",
        "p_silent_low": "0.200000",
        "p_silent_high": "0.300000",
        "p_silent_them": "0.500000",
        "status": "quieter",
        "who": "them",
        "since": "2025-03-01",
        "expected_gap_days": "",
        "current_gap_days": "3.5000",
        "gap_seen_before": "2",
        "model": "renewal",
    }


def test_alarms_and_daily_scores_have_the_columns_of_the_interface(tmp_path: Path) -> None:
    alarm = Alarm("ana", "2025-03-01", "gone_quiet", "them", None, "a pause, longer than usual")
    write_alarms(tmp_path / "alarms.csv", {"x": [alarm], "y": []})
    assert rows(tmp_path / "alarms.csv") == [
        {
            "owner": "x",
            "tie_id": "ana",
            "alarm_date": "2025-03-01",
            "kind": "gone_quiet",
            "who": "them",
            "since": "",
            "reason": "a pause, longer than usual",
        }
    ]
    write_daily(tmp_path / "daily.csv", {"": [("ana", "2025-03-01", 1.25)]})
    assert rows(tmp_path / "daily.csv") == [
        {"tie_id": "ana", "date": "2025-03-01", "score": "1.25"}
    ]
