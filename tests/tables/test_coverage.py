"""Reading COVERAGE, and the windows that follow where nothing is said."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from stillhere.errors import MissingColumn
from stillhere.records.columns import Window
from stillhere.tables import complete, read_coverage, read_events
from stillhere.tables.coverage import last_event


def write(folder: Path, text: str) -> Path:
    path = folder / "coverage.csv"
    path.write_text(text)
    return path


def test_windows_are_read_with_tie_and_owner(tmp_path: Path) -> None:
    text = (
        "source,start,end,tie_id,owner,remark\n"
        "sms,0,100,,x,\n"
        "sms,1970-01-01T00:00:00Z,1970-01-01T01:00:00+00:00,ana,y,hm\n"
        "call,5,9,,,\n"
    )
    table = read_coverage(write(tmp_path, text))
    assert table.of("x") == [Window("call", 5000, 9000), Window("sms", 0, 100_000)]
    assert table.of("y") == [Window("call", 5000, 9000), Window("sms", 0, 3_600_000, "ana")]
    assert table.of("z") == table.of("") == [Window("call", 5000, 9000)]


def test_days_are_those_of_the_zone(tmp_path: Path) -> None:
    path = write(tmp_path, "source,start,end\nsms,2025-01-01,2025-07-01\n")
    (window,) = read_coverage(path, zone=ZoneInfo("Europe/Berlin")).of("")
    assert (window.start, window.end) == (1_735_686_000_000, 1_751_320_800_000)
    (window,) = read_coverage(path).of("")
    assert window.start == 1_735_689_600_000


@pytest.mark.parametrize("row", ["sms,never,5", "sms,5,", "sms,9,5", "sms,5"])
def test_a_malformed_window_is_left_out_with_its_line(tmp_path: Path, row: str) -> None:
    table = read_coverage(write(tmp_path, f"source,start,end\n{row}\ncall,1,2\n"))
    assert table.of("") == [Window("call", 1000, 2000)]
    assert [one.where for one in table.report.skipped] == ["line 2"]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingColumn, match="end"):
        read_coverage(write(tmp_path, "source,start\nsms,5\n"))


def test_a_channel_without_a_row_is_covered_from_its_first_event(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(
        "tie_id,timestamp,direction,channel,owner\n"
        "a,10,in,sms,x\na,20,in,call,x\na,30,in,sms,x\na,90,in,sms,y\n"
    )
    owners = read_events(path).owners
    until = last_event(list(owners.values()))
    assert until == 90_000
    given = [Window("sms", 0, 25_000)]
    assert complete(owners["x"], given, until) == [*given, Window("call", 20_000, 90_001)]
    assert complete(owners["x"], [], 95_000)[1] == Window("sms", 10_000, 95_001)
