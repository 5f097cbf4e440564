"""Whatever a table holds, score and replay say clearly what they left out, and give no NaN."""

from __future__ import annotations

import csv
import math
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from stillhere.errors import EmptyFile, MeaningUnclear, MissingColumn
from stillhere.services.rhythm_tables import replay_table, score_table

HEAD = "tie_id,timestamp,direction,kind,duration_s,length,answered\n"
DAY = 86_400
START = 1_700_000_000
WORDS = {"tie_id", "at", "status", "who", "since", "model"}


class Told(NamedTuple):
    scores: list[dict[str, str]]
    alarms: list[dict[str, str]]
    skipped: tuple[str, ...]


def usual(tie: str = "ana", days: int = 120) -> list[str]:
    return [
        f"{tie},{START + n * DAY + 7 * n},{'in' if n % 3 else 'out'},message,,40,"
        for n in range(0, days, 2)
    ]


def told(folder: Path, lines: list[str]) -> Told:
    table = folder / "events.csv"
    table.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    written = score_table(table, None, "UTC", folder / "scores.csv")
    again = replay_table(table, None, "UTC", folder / "alarms.csv", scores=folder / "daily.csv")
    assert written.skipped == again.skipped
    scores, alarms, daily = (
        rows(folder / name) for name in ("scores.csv", "alarms.csv", "daily.csv")
    )
    for row in scores:
        for name in row.keys() - WORDS:
            assert row[name] == "" or math.isfinite(float(row[name])), (name, row)
        low, p, high = (float(row[f"p_silent{end}"]) for end in ("_low", "", "_high"))
        assert 0 <= low <= p <= high <= 1
        assert p <= float(row["p_silent_them"]) <= 1
    assert all(math.isfinite(float(row["score"])) for row in daily)
    return Told(scores, alarms, written.skipped)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    lines = usual() + usual("ben")
    assert told(tmp_path, lines) == told(tmp_path, lines[::-1])


def test_rows_that_are_there_twice_change_no_status(tmp_path: Path) -> None:
    once, twice = told(tmp_path, usual()), told(tmp_path, usual() * 2)
    assert [row["status"] for row in once.scores] == [row["status"] for row in twice.scores]
    assert once.alarms == twice.alarms


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("ana,2024-01-01T10:00:00,in,message,,,", "no offset"),
        ("ana,yesterday,in,message,,,", "time cannot be read"),
        ("ana,99999999999999,in,message,,,", "time cannot be read"),
        ("ana,0001-06-01T10:00:00Z,in,message,,,", "before 1970 or after 2099"),
        ("ana,1907-06-01T10:00:00Z,in,message,,,", "before 1970 or after 2099"),
        ("ana,2300-06-01T10:00:00Z,in,message,,,", "before 1970 or after 2099"),
        ("ana,-99999999,in,message,,,", "before 1970 or after 2099"),
        ("ana,nan,in,message,,,", "time cannot be read"),
        ("ana,inf,in,message,,,", "time cannot be read"),
        (f"ana,{START},sideways,message,,,", "direction"),
        (f"ana,{START},,message,,,", "direction"),
        (f"ana,{START},in,pigeon,,,", "kind"),
        (f"ana,{START},in,call,long,,", "duration_s"),
        (f",{START},in,message,,,", "no tie_id"),
        ("ana,1,in", "cells"),
    ],
)
def test_a_malformed_row_is_left_out_and_named(tmp_path: Path, row: str, why: str) -> None:
    clean = told(tmp_path, usual())
    found = told(tmp_path, [*usual(), row])
    assert found.scores == clean.scores
    assert found.alarms == clean.alarms
    assert "1 of 61 rows" in found.skipped[0]
    assert "line 62" in found.skipped[1]
    assert why in found.skipped[1]


def test_the_future_does_not_count(tmp_path: Path) -> None:
    table, later = tmp_path / "events.csv", f"ana,{START + 400 * DAY},in,message,,,"
    for lines, name in ((usual(), "one.csv"), ([*usual(), later], "other.csv")):
        table.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
        score_table(table, None, "UTC", tmp_path / name, at=moment())
    assert rows(tmp_path / "one.csv") == rows(tmp_path / "other.csv")


def moment() -> datetime:
    return datetime.fromtimestamp(START + 130 * DAY, UTC)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_a_few_events_are_too_little_record(tmp_path: Path, count: int) -> None:
    found = told(tmp_path, usual()[:count])
    assert [row["status"] for row in found.scores] == ["too_little_record"]
    assert found.alarms == []


def test_a_table_without_rows_gives_tables_without_rows(tmp_path: Path) -> None:
    assert told(tmp_path, []) == Told([], [], ())


def test_nothing_at_all_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("", encoding="utf-8")
    with pytest.raises(EmptyFile):
        score_table(tmp_path / "events.csv", None, "UTC", tmp_path / "scores.csv")
    (tmp_path / "events.csv").write_text("tie_id,when\n", encoding="utf-8")
    with pytest.raises(MissingColumn):
        replay_table(tmp_path / "events.csv", None, "UTC", tmp_path / "alarms.csv")


def test_all_at_one_instant(tmp_path: Path) -> None:
    found = told(tmp_path, [f"ana,{START},in,message,,,"] * 50)
    assert len(found.scores) == 1


@pytest.mark.parametrize("horizon", [math.nan, math.inf, 0.0, -5.0, 1e9])
def test_a_horizon_that_is_no_number_of_days_is_said_so(tmp_path: Path, horizon: float) -> None:
    with pytest.raises(MeaningUnclear, match="a number of days"):
        score_table(tmp_path / "any.csv", None, "UTC", tmp_path / "scores.csv", horizon=horizon)


@pytest.mark.parametrize("year", [1, 1969, 2100, 9999])
def test_a_day_on_which_there_can_be_no_event_is_said_so(tmp_path: Path, year: int) -> None:
    table, target, day = tmp_path / "any.csv", tmp_path / "out.csv", date(year, 12, 31)
    with pytest.raises(MeaningUnclear, match="a day from 1970 to 2099"):
        score_table(table, None, "UTC", target, at=datetime(year, 12, 31, tzinfo=UTC))
    with pytest.raises(MeaningUnclear, match="a day from 1970 to 2099"):
        replay_table(table, None, "UTC", target, end=day)
    with pytest.raises(MeaningUnclear, match="a day from 1970 to 2099"):
        replay_table(table, None, "UTC", target, start=day)


@pytest.mark.slow
def test_a_million_events_on_a_day_are_one_busy_day(tmp_path: Path) -> None:
    storm = [f"ana,{START + 60 * DAY + n // 12},in,message,,5," for n in range(1_000_000)]
    found = told(tmp_path, [*usual(), *storm])
    assert [row["tie_id"] for row in found.scores] == ["ana"]
