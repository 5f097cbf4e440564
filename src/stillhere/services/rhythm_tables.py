"""The statistics on tables of events: `rhythm score` and `rhythm replay`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from stillhere.errors import MeaningUnclear
from stillhere.records.columns import EventColumns, Window
from stillhere.rhythm.replay import replay
from stillhere.rhythm.score import score
from stillhere.services.home import named_zone
from stillhere.support.clock import milliseconds
from stillhere.tables.coverage import CoverageTable, complete, last_event, read_coverage
from stillhere.tables.events import read_events
from stillhere.tables.report import TableReport
from stillhere.tables.results import write_alarms, write_daily, write_scores

SHOWN = 20
FIRST_YEAR, LAST_YEAR = 1970, 2099
MOST_DAYS = 36_500


class Written(msgspec.Struct, frozen=True):
    """How many rows were written, and sentences about the rows that could not be read."""

    rows: int
    skipped: tuple[str, ...]


def score_table(
    events: Path,
    coverage: Path | None,
    zone: str,
    target: Path,
    *,
    at: datetime | None = None,
    horizon: float = 28.0,
) -> Written:
    """Write one row a tie to `target`. `at` without an offset is read in `zone`.

    Raises:
        TableError, InputError: a table cannot be read at all.
        MeaningUnclear: there is no such zone, or a day or the horizon makes no sense.
    """
    _check(at.date() if at else None, horizon)
    table, where = read_events(events), named_zone(zone)
    windows = read_coverage(coverage, zone=where) if coverage else None
    moment = _moment(at, where, last_event(list(table.owners.values())))
    found = {
        owner: score(
            columns,
            _windows(columns, windows, owner, moment),
            moment,
            zone=where,
            horizon_days=horizon,
        )
        for owner, columns in table.owners.items()
    }
    write_scores(target, found, zone=where)
    return Written(sum(map(len, found.values())), _skips(table.report, windows))


def replay_table(
    events: Path,
    coverage: Path | None,
    zone: str,
    target: Path,
    *,
    start: date | None = None,
    end: date | None = None,
    scores: Path | None = None,
) -> Written:
    """Write every notice that a walk over the days would have given, and the scores if asked for.

    Raises:
        TableError, InputError: a table cannot be read at all.
        MeaningUnclear: there is no such zone, or a day or the horizon makes no sense.
    """
    for day in (start, end):
        _check(day)
    table, where = read_events(events), named_zone(zone)
    windows = read_coverage(coverage, zone=where) if coverage else None
    until = last_event(list(table.owners.values())) or 0
    found = {
        owner: replay(
            columns, _windows(columns, windows, owner, until), start=start, end=end, zone=where
        )
        for owner, columns in table.owners.items()
    }
    write_alarms(target, {owner: one.alarms for owner, one in found.items()})
    if scores is not None:
        write_daily(scores, {owner: one.scores for owner, one in found.items()})
    rows = sum(len(one.alarms) for one in found.values())
    return Written(rows, _skips(table.report, windows))


def _check(day: date | None, horizon: float = 28.0) -> None:
    """Days lie where events may, and a horizon is some days."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        what = f"a day from {FIRST_YEAR} to {LAST_YEAR}"
        raise MeaningUnclear(what=what, text=day.isoformat(), example="2026-05-04")
    if not 0 < horizon <= MOST_DAYS:
        what = f"a number of days up to {MOST_DAYS:,}"
        raise MeaningUnclear(what=what, text=f"{horizon:g}", example="28")


def _moment(at: datetime | None, where: ZoneInfo, last: int | None) -> int:
    if at is None:
        return last if last is not None else milliseconds(datetime(1970, 1, 1, tzinfo=UTC))
    return milliseconds(at if at.tzinfo else at.replace(tzinfo=where))


def _windows(
    events: EventColumns, table: CoverageTable | None, owner: str, until: int
) -> list[Window]:
    given = table.owners.get(owner, []) if table else []
    return complete(events, given, until)


def _skips(events: TableReport, coverage: CoverageTable | None) -> tuple[str, ...]:
    reports = [events, *([coverage.report] if coverage else [])]
    return tuple(line for report in reports for line in _lines(report))


def _lines(report: TableReport) -> list[str]:
    if not report.left_out:
        return []
    lines = [f"{report.name}: {report.left_out:,} of {report.rows:,} rows were left out."]
    return lines + [f"  {skipped.where}: {skipped.why}" for skipped in report.skipped[:SHOWN]]
