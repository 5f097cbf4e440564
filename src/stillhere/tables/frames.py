"""Polars frames in and out: events of any size by owner, scores and notices as typed columns.

Importing this needs Polars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, tzinfo
from pathlib import Path

import numpy as np
import polars as pl

from stillhere.records.assessment import Alarm, TieScore
from stillhere.records.columns import KINDS, EventColumns
from stillhere.tables import cells
from stillhere.tables.events import COLUMNS, EventsTable, read_chunks
from stillhere.tables.parquet import frame_chunks
from stillhere.tables.report import TableReport
from stillhere.tables.results import day
from stillhere.tables.writing import moment

SCORES: dict[str, type[pl.DataType]] = {
    "owner": pl.String,
    "tie_id": pl.String,
    "at": pl.String,
    "p_silent": pl.Float64,
    "p_silent_low": pl.Float64,
    "p_silent_high": pl.Float64,
    "p_silent_them": pl.Float64,
    "status": pl.String,
    "who": pl.String,
    "since": pl.String,
    "expected_gap_days": pl.Float64,
    "current_gap_days": pl.Float64,
    "gap_seen_before": pl.Int64,
    "model": pl.String,
}
ALARMS: dict[str, type[pl.DataType]] = dict.fromkeys(
    ("owner", "tie_id", "alarm_date", "kind", "who", "since", "reason"), pl.String
)
ROWS_AT_ONCE = 1_000_000
"""About so many events are held in memory at a time; one owner's are never parted."""

ANSWERED = {None: -1, 0: 0, 1: 1}


def frame_events(frame: pl.DataFrame, name: str = "table") -> EventsTable:
    """The events of a frame by owner, as `read_events` would read them from a file.

    Raises:
        MissingColumn: A needed column is not there.
    """
    columns = {column.strip().lower(): column for column in reversed(frame.columns)}
    chosen = frame.select(pl.col(columns[one]).alias(one) for one in COLUMNS if one in columns)
    typed = typed_events(chosen)
    if typed is not None:
        return EventsTable(typed, TableReport(name, rows=frame.height))
    report = TableReport(name)
    return EventsTable(read_chunks(frame_chunks(chosen, COLUMNS, 3, name), report), report)


def typed_events(frame: pl.DataFrame) -> dict[str, EventColumns] | None:
    """The events by owner where every cell is what it should be; None where one may not be."""
    plain = plain_frame(frame)
    if plain is None:
        return None
    found = {}
    for (owner,), part in plain.sort("owner", "at", maintain_order=True).group_by(
        "owner", maintain_order=True
    ):
        found[str(owner)] = columns_of(part)
    return found


def plain_frame(frame: pl.DataFrame) -> pl.DataFrame | None:
    """Columns of fixed types and meaning; None where a cell has to be looked at by itself."""
    if not {"tie_id", "timestamp", "direction"} <= set(frame.columns):
        return None
    at = milliseconds(frame["timestamp"])
    words = {name: words_of(frame, name) for name in ("tie_id", "direction", "channel", "owner")}
    kind = words_of(frame, "kind").replace("", KINDS[0])
    numbers = {name: numbers_of(frame, name) for name in ("duration_s", "length", "answered")}
    if at is None or any(one is None for one in numbers.values()):
        return None
    plain = pl.DataFrame({"at": at, "kind": kind, **words, **numbers})
    right = plain.select(
        (pl.col("at").is_not_null() & sensible(pl.col("at"))).all()
        & pl.col("direction").is_in(["in", "out"]).all()
        & pl.col("kind").is_in(KINDS[:3]).all()
        & (pl.col("tie_id") != "").all()
        & (pl.col("tie_id").str.strip_chars() == pl.col("tie_id")).all()
        & (pl.col("channel").str.strip_chars() == pl.col("channel")).all()
        & (pl.col("owner").str.strip_chars() == pl.col("owner")).all()
        & (pl.col("duration_s").is_null() | pl.col("duration_s").is_between(0, 1e9)).all()
        & (pl.col("length").is_null() | pl.col("length").is_between(0, 2**31 - 1)).all()
        & (pl.col("answered").is_null() | pl.col("answered").is_in([0.0, 1.0])).all()
    ).item()
    return plain if right else None


def sensible(at: pl.Expr) -> pl.Expr:
    """Whether Unix milliseconds can be those of an event."""
    return (at >= cells.EVENTS_FROM) & (at < cells.EVENTS_TO)


def milliseconds(series: pl.Series) -> pl.Series | None:
    """Unix milliseconds from instants or Unix seconds; None where they are texts."""
    if isinstance(series.dtype, pl.Datetime):
        return series.dt.epoch("ms")
    if series.dtype.is_integer():
        return series.cast(pl.Int64, strict=False) * 1000
    if series.dtype.is_float():
        if not series.is_finite().all():
            return None
        return (series * 1000).round(mode="half_to_even").cast(pl.Int64, strict=False)
    return None


def words_of(frame: pl.DataFrame, name: str) -> pl.Series:
    """A column of texts; "" where blank or missing."""
    if name not in frame.columns:
        return pl.repeat("", frame.height, dtype=pl.String, eager=True).alias(name)
    return frame[name].cast(pl.String, strict=False).fill_null("")


def numbers_of(frame: pl.DataFrame, name: str) -> pl.Series | None:
    """A column of numbers; None where it holds something else."""
    if name not in frame.columns:
        return pl.repeat(None, frame.height, dtype=pl.Float64, eager=True).alias(name)
    series = frame[name]
    known = series.dtype.is_numeric() or series.dtype in (pl.Null, pl.Boolean)
    return series.cast(pl.Float64, strict=False) if known else None


def columns_of(part: pl.DataFrame) -> EventColumns:
    """The events of one owner, sorted by time."""
    ties, tie = coded(part["tie_id"])
    channels, channel = coded(part["channel"])
    _, kind = coded(part["kind"], KINDS)
    seconds = part["duration_s"].to_numpy().astype(np.float32)
    answered = part["answered"].fill_null(-1).to_numpy().astype(np.int8)
    lasted = (answered == -1) & (kind == KINDS.index("call")) & (seconds > 0)
    return EventColumns(
        ties=ties,
        channels=channels,
        tie=tie.astype(np.int32),
        at=part["at"].to_numpy(),
        out=(part["direction"] == "out").to_numpy(),
        kind=kind.astype(np.int8),
        channel=channel.astype(np.int16),
        seconds=seconds,
        answered=np.where(lasted, 1, answered).astype(np.int8),
        length=part["length"].fill_null(-1).to_numpy().astype(np.int32),
    )


def coded(
    series: pl.Series, names: tuple[str, ...] | None = None
) -> tuple[tuple[str, ...], np.ndarray[tuple[int], np.dtype[np.uint32]]]:
    """The sorted names that occur (or those given), and the position of each value."""
    found = tuple(sorted(series.unique().to_list())) if names is None else names
    return found, series.cast(pl.Enum(found)).to_physical().to_numpy()


def owners_of(path: Path) -> Iterator[list[str | None]]:
    """The owners of a Parquet table, as many at a time as fit into `ROWS_AT_ONCE`."""
    counts = pl.scan_parquet(path).group_by("owner").len().sort("owner").collect(engine="streaming")
    block, held = list[str | None](), 0
    for owner, count in counts.iter_rows():
        if block and held + count > ROWS_AT_ONCE:
            yield block
            block, held = [], 0
        block.append(owner)
        held += count
    if block:
        yield block


def frames_by_owner(path: Path) -> Iterator[pl.DataFrame]:
    """The rows of a Parquet table, some owners at a time; never all in memory."""
    for block in owners_of(path):
        wanted = pl.col("owner").is_in(block, nulls_equal=True)
        yield pl.scan_parquet(path).filter(wanted).collect(engine="streaming")


def last_moment(path: Path) -> int | None:
    """Unix ms of a Parquet table's last event; None where its times are texts or none is."""
    scan = pl.scan_parquet(path)
    kind = scan.collect_schema()["timestamp"]
    column = pl.col("timestamp")
    if kind.is_numeric():
        column = column.filter(column.is_finite() & sensible(column * 1000))
    elif not isinstance(kind, pl.Datetime):
        return None
    else:
        column = column.filter(sensible(column.dt.epoch("ms")))
    last = scan.select(column.max()).collect(engine="streaming")["timestamp"]
    found = milliseconds(last)
    return None if found is None or found.is_empty() else found.item()


def score_frame(owner: str, scores: Iterable[TieScore], zone: tzinfo = UTC) -> pl.DataFrame:
    """Scores as a frame, with the columns of scores.csv."""
    rows = [
        (
            owner, one.tie_id, moment(one.at), one.p_silent, one.p_silent_low, one.p_silent_high,
            one.p_silent_them, one.status, one.who,
            None if one.since is None else day(one.since, zone), one.expected_gap_days,
            one.current_gap_days, one.gap_seen_before, one.model,
        )
        for one in scores
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=SCORES, orient="row")


def alarm_frame(owner: str, alarms: Iterable[Alarm]) -> pl.DataFrame:
    """Notices as a frame, with the columns of alarms.csv."""
    rows = [(owner, one.tie, one.day, one.kind, one.who, one.since, one.reason) for one in alarms]
    return pl.DataFrame(rows, schema=ALARMS, orient="row")
