"""The same scores and notices by Spark, owner by owner. Importing this needs stillhere[spark]."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from stillhere.records.columns import Window
from stillhere.services.rhythm_batch import UTC, replay_events, score_events
from stillhere.tables import frames

TYPES = {pl.String: "string", pl.Float64: "double", pl.Int64: "bigint"}
ARROW = {pl.String: pa.string(), pl.Float64: pa.float64(), pl.Int64: pa.int64()}


def score_on_spark(
    events: DataFrame,
    at: int,
    *,
    horizon: float = 28.0,
    windows: Sequence[Window] = (),
    zone: ZoneInfo = UTC,
) -> DataFrame:
    """What `score_events` gives, for a Spark frame; arguments as there.

    The rows of one owner must fit into a worker's memory.
    """

    def scored(part: pl.DataFrame) -> pl.DataFrame:
        return score_events(part, at, horizon=horizon, windows=windows, zone=zone)

    return _by_owner(events, scored, frames.SCORES)


def replay_on_spark(
    events: DataFrame, until: int, *, windows: Sequence[Window] = (), zone: ZoneInfo = UTC
) -> DataFrame:
    """What `replay_events` gives, for a Spark frame; arguments as there."""

    def replayed(part: pl.DataFrame) -> pl.DataFrame:
        return replay_events(part, until, windows=windows, zone=zone)

    return _by_owner(events, replayed, frames.ALARMS)


def _by_owner(
    events: DataFrame,
    work: Callable[[pl.DataFrame], pl.DataFrame],
    columns: dict[str, type[pl.DataType]],
) -> DataFrame:
    if "owner" not in events.columns:
        events = events.withColumn("owner", sql.lit(""))
    types = ", ".join(f"{name} {TYPES[kind]}" for name, kind in columns.items())
    schema = pa.schema([(name, ARROW[kind]) for name, kind in columns.items()])

    def one_owner(part: pa.Table) -> pa.Table:
        return work(pl.DataFrame(pl.from_arrow(part))).to_arrow().cast(schema)

    return events.groupBy("owner").applyInArrow(one_owner, types)
