from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from stillhere.errors import FileMissing, MeaningUnclear, MissingColumn
from stillhere.rhythm.simulate import story
from stillhere.services.rhythm_tables import replay_table, score_table
from stillhere.tables.writing import write_coverage, write_events

SCORE = [
    "tie_id",
    "at",
    "p_silent",
    "p_silent_low",
    "p_silent_high",
    "p_silent_them",
    "status",
    "who",
    "since",
    "expected_gap_days",
    "current_gap_days",
    "gap_seen_before",
    "model",
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story's family as tables."""
    folder = tmp_path_factory.mktemp("tables")
    life = story(7, end=date(2026, 5, 5), zone=ZoneInfo("Europe/London"))
    write_events(folder / "events.csv", {"": life.events})
    write_coverage(folder / "coverage.csv", {"": life.windows})
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_score_writes_one_row_a_tie_with_the_columns_promised(tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "scores.csv"
    events, coverage = tables / "events.csv", tables / "coverage.csv"
    written = score_table(events, coverage, "Europe/London", target)
    found = rows(target)
    assert written.rows == len(found) == len({row["tie_id"] for row in rows(events)})
    assert list(found[0])[: len(SCORE)] == SCORE
    for row in found:
        low, p, high = (float(row[name]) for name in ("p_silent_low", "p_silent", "p_silent_high"))
        assert 0 <= low <= p <= high <= 1
    assert written.skipped == ()


def test_only_events_up_to_the_moment_count(tables: Path, tmp_path: Path) -> None:
    at = datetime(2025, 6, 1, tzinfo=UTC)
    early, cut = tmp_path / "early.csv", tmp_path / "cut.csv"
    events = tables / "events.csv"
    score_table(events, None, "UTC", early, at=at)
    kept = [row for row in rows(events) if row["timestamp"] <= "2025-06-01T00:00:00Z"]
    with (tmp_path / "past.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, kept[0])
        writer.writeheader()
        writer.writerows(kept)
    score_table(tmp_path / "past.csv", None, "UTC", cut, at=at)
    assert rows(early) == rows(cut)


def test_replay_writes_the_notices_and_the_scores(tables: Path, tmp_path: Path) -> None:
    target, scores = tmp_path / "alarms.csv", tmp_path / "daily.csv"
    events, coverage = tables / "events.csv", tables / "coverage.csv"
    start = date(2025, 10, 1)
    written = replay_table(events, coverage, "Europe/London", target, start=start, scores=scores)
    found = rows(target)
    assert written.rows == len(found)
    assert found
    assert list(found[0]) == ["tie_id", "alarm_date", "kind", "who", "since", "reason"]
    assert all(row["alarm_date"] >= "2025-10-01" for row in found)
    assert "son" in {row["tie_id"] for row in found}
    assert list(rows(scores)[0]) == ["tie_id", "date", "score"]


def test_rows_that_cannot_be_read_are_told_with_their_lines(tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    lines = ["tie_id,timestamp,direction"]
    lines += [f"a,2026-01-{day:02}T10:00:00Z,{'in' if day % 2 else 'out'}" for day in range(1, 21)]
    lines += ["a,not a time,in", "a,2026-01-25T10:00:00Z,sideways"]
    events.write_text("\n".join(lines) + "\n")
    written = score_table(events, None, "UTC", tmp_path / "scores.csv")
    assert written.rows == 1
    assert written.skipped[0] == "events.csv: 2 of 22 rows were left out."
    assert [line.split(":")[0].strip() for line in written.skipped[1:]] == ["line 22", "line 23"]


def test_tables_that_cannot_be_read_are_refused(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        score_table(tmp_path / "none.csv", None, "UTC", tmp_path / "scores.csv")
    short = tmp_path / "short.csv"
    short.write_text("tie_id,timestamp\na,2026-01-01T10:00:00Z\n")
    with pytest.raises(MissingColumn):
        score_table(short, None, "UTC", tmp_path / "scores.csv")
    with pytest.raises(MeaningUnclear):
        score_table(tables / "events.csv", None, "Mars/North", tmp_path / "scores.csv")
