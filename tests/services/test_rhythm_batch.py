"""One function, three engines: files, Polars frames and Spark say the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from typing import Any

import numpy as np
import polars as pl
import pytest

from stillhere.services import rhythm_batch
from stillhere.services.rhythm_batch import replay_events, score_events, scored_file
from stillhere.services.rhythm_tables import score_table
from stillhere.tables import frames
from stillhere.tables.report import TableReport

START = int(datetime(2023, 1, 2, tzinfo=UTC).timestamp())


def made(owners: int = 3, ties: int = 12, seed: int = 5) -> pl.DataFrame:
    rng = np.random.default_rng(seed)
    rows: list[tuple[Any, ...]] = []
    for owner in range(owners):
        for tie in range(ties):
            gap = float(rng.uniform(0.3, 9.0))
            at = np.cumsum(rng.exponential(gap, int(rng.integers(1, 60))))
            for moment in at[at < 300]:
                call = rng.random() < 0.2
                rows.append(
                    (
                        f"owner {owner}", f"tie {tie}", START + round(moment * 86_400),
                        "in" if rng.random() < 0.5 else "out", "sms",
                        "call" if call else "message", 60.0 if call else None,
                    )
                )  # fmt: skip
    rng.shuffle(rows)
    names = ["owner", "tie_id", "timestamp", "direction", "channel", "kind", "duration_s"]
    return pl.DataFrame(rows, schema=names, orient="row")


@pytest.fixture(scope="module")
def events() -> pl.DataFrame:
    return made()


@pytest.fixture(scope="module")
def at(events: pl.DataFrame) -> int:
    return int(events["timestamp"].max()) * 1000  # type: ignore[arg-type]  # whole seconds


def test_a_file_gives_the_scores_of_its_frame(
    events: pl.DataFrame, at: int, tmp_path: Path
) -> None:
    events.write_csv(tmp_path / "events.csv")
    score_table(tmp_path / "events.csv", None, "UTC", tmp_path / "scores.csv")
    written = pl.read_csv(tmp_path / "scores.csv", schema_overrides={"since": pl.String})
    written = written.sort("owner", "tie_id")
    found = score_events(events, at).sort("owner", "tie_id")
    words = ["owner", "tie_id", "at", "status", "who", "since", "gap_seen_before", "model"]
    assert found.select(words).equals(written.select(words))
    np.testing.assert_allclose(found["p_silent"], written["p_silent"], atol=1e-6)


def test_reading_a_large_file_by_owner_changes_nothing(
    events: pl.DataFrame, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events.write_parquet(tmp_path / "events.parquet")
    monkeypatch.setattr(frames, "ROWS_AT_ONCE", 200)
    parts = list(scored_file(tmp_path / "events.parquet", at))
    assert len(parts) == 3
    assert pl.concat(parts).equals(score_events(events, at))
    assert frames.last_moment(tmp_path / "events.parquet") == at


def test_malformed_rows_are_counted_and_change_nothing_else(events: pl.DataFrame, at: int) -> None:
    bad = events.head(3).with_columns(direction=pl.lit("sideways"))
    report = TableReport("table")
    found = score_events(pl.concat([bad, events]), at, report=report)
    assert (report.rows, report.left_out) == (events.height + 3, 3)
    assert found.equals(score_events(events, at))


def test_texts_and_typed_columns_say_the_same(events: pl.DataFrame, at: int) -> None:
    texts = events.with_columns(pl.all().cast(pl.String))
    assert frames.typed_events(texts) is None
    assert score_events(texts, at).equals(score_events(events, at))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pyspark = pytest.importorskip("pyspark.sql", reason="Spark is not installed: stillhere[spark].")
    if which("java") is None:
        pytest.skip("Spark needs Java. (Debian: apt-get install default-jre-headless)")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            pyspark.SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
def test_spark_gives_the_same_scores_and_notices(spark: Any, events: pl.DataFrame, at: int) -> None:
    from stillhere.services.rhythm_spark import replay_on_spark, score_on_spark

    rows = spark.createDataFrame(events.rows(), schema=events.columns)
    scores = score_on_spark(rows, at).toArrow()
    notices = replay_on_spark(rows, at).toArrow()
    for found, expected in (
        (scores, score_events(events, at)),
        (notices, replay_events(events, at)),
    ):
        frame = pl.DataFrame(pl.from_arrow(found)).sort(expected.columns[:3])
        assert frame.equals(expected.sort(expected.columns[:3]))
    assert rhythm_batch.UTC.key == "UTC"
