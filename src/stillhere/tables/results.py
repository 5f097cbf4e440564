"""Writing what `rhythm score` and `rhythm replay` found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from stillhere.records.assessment import Alarm, TieScore
from stillhere.tables.writing import Row, moment, write_rows

SCORES = (
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
)
ALARMS = ("tie_id", "alarm_date", "kind", "who", "since", "reason")
DAILY = ("tie_id", "date", "score")


def write_scores(
    path: Path, owners: Mapping[str, Iterable[TieScore]], *, zone: tzinfo = UTC
) -> None:
    """Write one row a tie. `at` is ISO 8601 in UTC, `since` a day in `zone`, blank if unknown."""
    rows = {owner: score_rows(scores, zone) for owner, scores in owners.items()}
    write_rows(path, SCORES, rows)


def score_rows(scores: Iterable[TieScore], zone: tzinfo) -> Iterator[Row]:
    """The cells of each score."""
    for one in scores:
        yield (
            one.tie_id,
            moment(one.at),
            f"{one.p_silent:.6f}",
            f"{one.p_silent_low:.6f}",
            f"{one.p_silent_high:.6f}",
            f"{one.p_silent_them:.6f}",
            one.status,
            one.who,
            "" if one.since is None else day(one.since, zone),
            "" if one.expected_gap_days is None else f"{one.expected_gap_days:.4f}",
            f"{one.current_gap_days:.4f}",
            one.gap_seen_before,
            one.model,
        )


def day(at: int, zone: tzinfo) -> str:
    """The day of an instant."""
    return datetime.fromtimestamp(at / 1000, zone).date().isoformat()


def write_alarms(path: Path, owners: Mapping[str, Iterable[Alarm]]) -> None:
    """Write one row a notice."""
    rows = {
        owner: [
            (one.tie, one.day, one.kind, one.who, one.since or "", one.reason) for one in alarms
        ]
        for owner, alarms in owners.items()
    }
    write_rows(path, ALARMS, rows)


def write_daily(path: Path, owners: Mapping[str, Iterable[tuple[str, str, float]]]) -> None:
    """Write (tie, day, score) for each day, or for the days on which a score changes."""
    rows = {
        owner: [(tie, date, f"{score:.6g}") for tie, date, score in scores]
        for owner, scores in owners.items()
    }
    write_rows(path, DAILY, rows)
