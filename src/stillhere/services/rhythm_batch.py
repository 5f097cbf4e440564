"""From a frame of events to a frame of scores or notices: one pure function for any engine.

`score_events` and `replay_events` take events of one or many owners. On one machine they are
given a Polars frame, or the parts of a file of any size (`scored_file`); on many, Spark gives them
one owner at a time (`services.rhythm_spark`). Importing this needs Polars.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl

from stillhere.records.columns import EventColumns, Window
from stillhere.rhythm.replay import replay
from stillhere.rhythm.score import score
from stillhere.tables import frames
from stillhere.tables.coverage import complete
from stillhere.tables.report import TableReport

UTC = ZoneInfo("UTC")


def score_events(
    events: pl.DataFrame,
    at: int,
    *,
    horizon: float = 28.0,
    windows: Sequence[Window] = (),
    zone: ZoneInfo = UTC,
    report: TableReport | None = None,
) -> pl.DataFrame:
    """Score every tie of every owner at the instant `at` (Unix ms UTC).

    Args:
        events: Columns as in EVENTS; others are ignored. Malformed rows are left out.
        at: Only events at or before it count.
        horizon: Days ahead.
        windows: Coverage that holds for every owner.
        zone: Where days begin.
        report: Where rows that were left out are noted.

    Raises:
        MissingColumn: A needed column is not there.
    """
    parts = [pl.DataFrame(schema=frames.SCORES)]
    for owner, columns in _owners(events, report):
        found = score(columns, complete(columns, windows, at), at, horizon, zone=zone)
        parts.append(frames.score_frame(owner, found, zone))
    return pl.concat(parts)


def replay_events(
    events: pl.DataFrame,
    until: int,
    *,
    windows: Sequence[Window] = (),
    zone: ZoneInfo = UTC,
    report: TableReport | None = None,
) -> pl.DataFrame:
    """Every notice that a walk over the days would have given; arguments as in `score_events`.

    `until`: the instant (Unix ms UTC) to which a channel without coverage is covered.
    """
    parts = [pl.DataFrame(schema=frames.ALARMS)]
    for owner, columns in _owners(events, report):
        found = replay(columns, complete(columns, windows, until), zone=zone)
        parts.append(frames.alarm_frame(owner, found.alarms))
    return pl.concat(parts)


def _owners(events: pl.DataFrame, report: TableReport | None) -> Iterator[tuple[str, EventColumns]]:
    table = frames.frame_events(events)
    if report is not None:
        report.add(table.report)
    yield from sorted(table.owners.items())


def scored_file(
    path: Path,
    at: int,
    *,
    horizon: float = 28.0,
    windows: Sequence[Window] = (),
    zone: ZoneInfo = UTC,
    report: TableReport | None = None,
) -> Iterator[pl.DataFrame]:
    """The scores of a Parquet file with a column `owner`, some owners at a time.

    Memory holds `frames.ROWS_AT_ONCE` events, or one owner's where that is more.
    """
    for part in frames.frames_by_owner(path):
        yield score_events(part, at, horizon=horizon, windows=windows, zone=zone, report=report)
