"""Parquet says the same as CSV."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillhere.errors import ExtraNeeded
from stillhere.records.columns import EventColumns
from stillhere.tables import read_coverage, read_events
from stillhere.tables.events import ARRAYS

rows = st.fixed_dictionaries(
    {
        "tie_id": st.sampled_from(["ana", "ben", "Zoë", ""]),
        "timestamp": st.integers(0, 2**31) | st.floats(0, 2**31),
        "direction": st.sampled_from(["in", "out", "up"]),
        "kind": st.sampled_from(["message", "call", "meeting", None]),
        "duration_s": st.none() | st.floats(0, 10_000, width=32),
        "length": st.none() | st.integers(0, 10_000),
        "answered": st.none() | st.integers(0, 1),
        "owner": st.sampled_from(["x", "y"]),
    }
)


def same(one: EventColumns, other: EventColumns) -> bool:
    return (one.ties, one.channels) == (other.ties, other.channels) and all(
        np.array_equal(getattr(one, a), getattr(other, a), equal_nan=a == "seconds") for a in ARRAYS
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=st.lists(rows, min_size=1, max_size=30), whole=st.sampled_from([pl.Float64, pl.Int64]))
def test_the_same_table_in_both_forms_gives_the_same_events(
    tmp_path: Path, table: list[dict[str, object]], whole: type[pl.DataType]
) -> None:
    frame = pl.DataFrame(table, schema_overrides={"timestamp": pl.Float64}, strict=False)
    frame = frame.with_columns(pl.col("timestamp").cast(whole))
    frame.write_csv(tmp_path / "events.csv")
    frame.write_parquet(tmp_path / "events.parquet")
    one, other = read_events(tmp_path / "events.csv"), read_events(tmp_path / "events.parquet")
    assert one.owners.keys() == other.owners.keys()
    assert all(same(one.owners[name], other.owners[name]) for name in one.owners)
    assert (one.report.rows, one.report.left_out) == (other.report.rows, other.report.left_out)


def test_times_bools_and_days_of_parquet_are_understood(tmp_path: Path) -> None:
    at = datetime(2025, 3, 1, 10, tzinfo=UTC)
    frame = pl.DataFrame(
        {"tie_id": [7], "timestamp": [at], "direction": ["in"], "answered": [True]}
    )
    frame.write_parquet(tmp_path / "events.parquet")
    (events,) = read_events(tmp_path / "events.parquet").owners.values()
    assert (events.ties, events.at[0], events.answered[0]) == (("7",), 1_740_823_200_000, 1)
    frame = pl.DataFrame({"source": ["sms"], "start": [at.date()], "end": [at]})
    frame.write_parquet(tmp_path / "coverage.parquet")
    (window,) = read_coverage(tmp_path / "coverage.parquet").of("")
    assert (window.start, window.end) == (1_740_787_200_000, 1_740_823_200_000)


def test_a_bad_row_of_parquet_is_named_by_its_number(tmp_path: Path) -> None:
    frame = pl.DataFrame({"tie_id": ["a", "b"], "timestamp": [1, 2], "direction": ["in", "up"]})
    frame.write_parquet(tmp_path / "events.parquet")
    (skipped,) = read_events(tmp_path / "events.parquet").report.skipped
    assert skipped.where == "row 2"


def test_without_polars_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.BytesIO()
    pl.DataFrame({"tie_id": ["a"]}).write_parquet(content)
    (tmp_path / "events.parquet").write_bytes(content.getvalue())
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.delitem(sys.modules, "stillhere.tables.parquet", raising=False)
    with pytest.raises(ExtraNeeded, match=r"stillhere\[tables\]"):
        read_events(tmp_path / "events.parquet")
