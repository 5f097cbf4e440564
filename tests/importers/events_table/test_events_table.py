from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from stillhere.errors import DamagedFile, MissingColumn
from stillhere.importers.detect import candidates
from stillhere.importers.events_table import EventsTable
from stillhere.importers.streams import FileSource
from stillhere.records.event import Event
from stillhere.records.handle import SELF
from stillhere.records.intake import Coverage, Outcome, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

CSV = "tie_id,timestamp,direction,kind,duration_s,answered\nelsie,1709280000,out,call,9,1\n"


def read(data: str | bytes, name: str = "events.csv") -> list[Outcome]:
    content = data if isinstance(data, bytes) else data.encode()
    return list(EventsTable().read(MemorySource(name, content), sample_reading()))


def events(items: list[Outcome]) -> list[Event]:
    return [item for item in items if isinstance(item, Event)]


def parquet(**columns: list[object]) -> bytes:
    target = io.BytesIO()
    pl.DataFrame(columns).write_parquet(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "stamp",
    ["1709280000", "1709280000.0", "2024-03-01T08:00:00Z", "2024-03-01T10:00:00+02:00"],
)
def test_a_time_is_unix_seconds_or_iso_with_an_offset(stamp: str) -> None:
    (event,) = events(read(f"tie_id,timestamp,direction\nelsie,{stamp},in\n"))
    assert event.at == 1_709_280_000_000


@pytest.mark.parametrize(
    "row",
    [
        "elsie,2024-03-01T08:00:00,in",
        "elsie,soon,in",
        "elsie,nan,in",
        "elsie,1e300,in",
        "elsie,1709280000,both",
        ",1709280000,in",
        "elsie,1709280000",
    ],
)
def test_a_row_that_makes_no_sense_is_told_with_its_line_and_the_rest_is_read(row: str) -> None:
    found = read(f"tie_id,timestamp,direction\n{row}\nbram,1709280001,out\n")
    assert [item.where for item in found if isinstance(item, Skipped)] == ["line 2"]
    assert [event.thread for event in events(found)] == ["tie:bram"]


def test_parquet_reads_as_the_same_events_as_csv() -> None:
    packed = parquet(
        tie_id=["elsie"],
        timestamp=[datetime(2024, 3, 1, 8, tzinfo=UTC)],
        direction=["out"],
        kind=["call"],
        duration_s=[9.2],
        answered=[1],
    )
    assert candidates(MemorySource("events.parquet", packed), (EventsTable(),))
    assert events(read(packed, "events.parquet")) == events(read(CSV))
    assert events(read(CSV))[0].author == SELF


def test_parquet_without_a_column_and_damaged_parquet_each_get_a_sentence() -> None:
    with pytest.raises(MissingColumn, match="no column direction"):
        read(parquet(tie_id=["elsie"], timestamp=[1]), "events.parquet")
    with pytest.raises(DamagedFile):
        read(parquet(tie_id=["elsie"], timestamp=[1])[:-20], "events.parquet")


def test_a_gzipped_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "events.csv.gz"
    path.write_bytes(gzip.compress(CSV.encode()))
    source = FileSource(path)
    assert EventsTable().recognise(source, source.head())
    assert len(events(list(EventsTable().read(source, sample_reading())))) == 1


def test_two_equal_rows_are_two_events_with_the_same_keys_in_every_export() -> None:
    row = "elsie,1709280000,in\n"
    first = events(read("tie_id,timestamp,direction\n" + row * 2))
    second = events(read("tie_id,timestamp,direction\nbram,1709280000,in\n" + row * 2))
    assert first[0].key != first[1].key
    assert [event.key for event in first] == [event.key for event in second[1:]]


def test_only_the_rows_of_the_owner_are_read() -> None:
    table = "owner,tie_id,timestamp,direction\nada,x,1709280000,in\ndev,x,1709280001,in\n"
    source = MemorySource("e.csv", table.encode())
    of_dev = EventsTable().read(source, sample_reading(owner=frozenset({"dev"})))
    assert [event.at for event in events(list(of_dev))] == [1_709_280_001_000]
    assert [event.at for event in events(read(table))] == [1_709_280_000_000]


def test_the_end_of_the_record_is_asked_for_and_not_guessed() -> None:
    found = read(CSV)
    assert [item.end for item in found if isinstance(item, Coverage)] == [None]
    assert [item.kind for item in found if isinstance(item, Question)] == ["exported"]


@pytest.mark.parametrize("first", ["tie_id,timestamp\n", "a,b,c\n", "", '"tie_id'])
def test_another_table_is_not_ours(first: str) -> None:
    assert not candidates(MemorySource("t.csv", first.encode()), (EventsTable(),))
