"""Reading EVENTS: everything that RHYTHM's interface promises."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.errors import DamagedFile, EmptyFile, FileMissing, MissingColumn
from stillhere.records.columns import KINDS, EventColumns
from stillhere.tables import EventsTable, read_events
from stillhere.tables.cells import instant

Read = Callable[..., EventsTable]

FULL = """\
tie_id,timestamp,direction,channel,kind,duration_s,length,answered
ana,2025-03-01T10:00:00+01:00,in,whatsapp,message,,12,
ana,2025-03-01T09:30:00Z,out,call,call,61.5,,1
ben,1740823200,out,call,call,0,,0
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def from_text(text: str | bytes, name: str = "events.csv") -> EventsTable:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_events(path)

    return from_text


def only(table: EventsTable) -> EventColumns:
    (events,) = table.owners.values()
    return events


def test_every_column_is_read(read: Read) -> None:
    table = read(FULL)
    events = only(table)
    assert events.ties == ("ana", "ben")
    assert events.channels == ("call", "whatsapp")
    assert events.at.tolist() == [1_740_819_600_000, 1_740_821_400_000, 1_740_823_200_000]
    assert events.tie.tolist() == [0, 0, 1]
    assert events.out.tolist() == [False, True, True]
    assert [KINDS[k] for k in events.kind] == ["message", "call", "call"]
    assert events.channel.tolist() == [1, 0, 0]
    assert np.array_equal(events.seconds, np.array([np.nan, 61.5, 0]), equal_nan=True)
    assert events.answered.tolist() == [-1, 1, 0]
    assert events.length.tolist() == [12, -1, -1]
    assert (table.report.rows, table.report.left_out) == (3, 0)


def test_three_columns_are_enough(read: Read) -> None:
    events = only(read("timestamp,direction,tie_id\n5,in,a\n"))
    assert events.channels == ("",)
    assert (events.kind[0], events.length[0], events.answered[0]) == (0, -1, -1)
    assert np.isnan(events.seconds[0])


def test_dtypes_are_those_of_the_record(read: Read) -> None:
    events = only(read(FULL))
    kinds = [getattr(events, name).dtype.name for name in EventColumns.__slots__[2:]]
    assert kinds == ["int32", "int64", "bool", "int8", "int16", "float32", "int8", "int32"]


def test_unknown_columns_blank_lines_and_a_byte_order_mark_are_no_matter(read: Read) -> None:
    table = read("\ufeffmood,TIE_ID ,timestamp,direction\r\nfine,a,5,in\r\n\r\nfine,a,6,out\r\n")
    assert only(table).at.tolist() == [5000, 6000]
    assert table.report.left_out == 0


def test_several_owners_are_kept_apart(read: Read) -> None:
    text = "owner,tie_id,timestamp,direction\nx,a,1,in\ny,a,2,in\nx,b,3,in\n"
    owners = read(text).owners
    assert set(owners) == {"x", "y"}
    assert owners["x"].ties == ("a", "b")
    assert owners["y"].ties == ("a",)


def test_events_are_sorted_by_time_and_equal_times_keep_their_order(read: Read) -> None:
    events = only(read("tie_id,timestamp,direction\nc,9,in\nb,5,out\na,5,in\n"))
    assert [events.ties[n] for n in events.tie] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",5,in,,,,", "it has no tie_id"),
        ("a,yesterday,in,,,,", "its time cannot be read"),
        ("a,2025-03-01T10:00:00,in,,,,", "its time has no offset from UTC"),
        ("a,2025-02-30T10:00:00Z,in,,,,", "its time cannot be read"),
        ("a,1740823200000,in,,,,", "its time cannot be read"),
        ("a,nan,in,,,,", "its time cannot be read"),
        ("a,5,sideways,,,,", "its direction is neither in nor out"),
        ("a,5,,,,,", "its direction is neither in nor out"),
        ("a,5,in,pigeon,,,", "its kind is not message, call or meeting"),
        ("a,5,in,,long,,", "its duration_s is not a number"),
        ("a,5,in,,inf,,", "its duration_s is not a number"),
        ("a,5,in,,,many,", "its length is not a number"),
        ("a,5,in,,,,perhaps", "its answered is neither 0 nor 1"),
        ("a,5,in", "it has 3 cells where the first line has 7"),
        ("a,5,in,,,,,,", "it has 9 cells where the first line has 7"),
        ('"a,5,in,,,,', "its quotes do not close, or it is far too long"),
    ],
)
def test_a_malformed_row_is_left_out_with_its_line_and_the_rest_stays(
    read: Read, row: str, why: str
) -> None:
    header = "tie_id,timestamp,direction,kind,duration_s,length,answered\n"
    table = read(f"{header}a,1,in,,,,\n{row}\na,9,out,,,,\n")
    assert only(table).at.tolist() == [1000, 9000]
    assert (table.report.rows, table.report.left_out) == (3, 1)
    (skipped,) = table.report.skipped
    assert (skipped.where, skipped.why) == ("line 3", why)


def test_line_numbers_stay_right_over_many_chunks(read: Read) -> None:
    rows = ["a,5,in"] * 120_000
    rows[110_000] = "a,x,in"
    table = read("tie_id,timestamp,direction\n" + "\n".join(rows))
    assert len(only(table)) == 119_999
    assert [one.where for one in table.report.skipped] == ["line 110002"]


def test_a_thousand_bad_rows_are_shown_and_all_are_counted(read: Read) -> None:
    table = read("tie_id,timestamp,direction\n" + "a,x,in\n" * 1500)
    assert (table.report.left_out, len(table.report.skipped)) == (1500, 1000)
    assert not len(next(iter(table.owners.values()), ()))


def test_a_call_that_lasted_was_answered(read: Read) -> None:
    text = "tie_id,timestamp,direction,kind,duration_s,answered\n"
    rows = "a,1,in,call,30,\na,2,in,call,0,\na,3,in,call,-1,\na,4,in,call,30,0\n"
    assert only(read(text + rows)).answered.tolist() == [1, -1, -1, 0]


def test_quoted_cells_may_hold_commas_and_quotes(read: Read) -> None:
    events = only(read('tie_id,timestamp,direction\n"Lee, ""Bo""",5,"in"\n'))
    assert events.ties == ('Lee, "Bo"',)


def test_bytes_that_are_no_utf8_do_not_stop_the_rest(read: Read) -> None:
    table = read(b"tie_id,timestamp,direction\nJos\xe9,5,in\na,6,in\n")
    assert len(only(table)) == 2


def test_a_gzipped_table_is_read_whatever_it_is_called(read: Read) -> None:
    assert len(only(read(gzip.compress(FULL.encode()), "events.csv"))) == 3
    assert len(only(read(FULL, "events.csv.gz"))) == 3


def test_of_a_gzip_that_breaks_off_the_beginning_is_kept(read: Read) -> None:
    rng = np.random.default_rng(1)
    rows = "".join(f"a,{n},in\n" for n in rng.integers(1, 10**9, 20_000))
    packed = gzip.compress(f"tie_id,timestamp,direction\n{rows}".encode())
    table = read(packed[: len(packed) // 2])
    assert 1000 < len(only(table)) < 20_000
    assert table.report.skipped[-1].why == "the file is damaged from here on"


def test_a_line_of_many_megabytes_is_one_bad_row(read: Read) -> None:
    table = read("tie_id,timestamp,direction\n" + "x" * 5_000_000 + "\na,5,in\n")
    assert len(only(table)) == 1
    assert [one.where for one in table.report.skipped] == ["line 2"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"\n", EmptyFile),
        (b"\x00\x01\x02\x03", DamagedFile),
        (b"\x1f\x8b\x00\x00rubbish", DamagedFile),
        (b"PAR1 and then nothing", DamagedFile),
        (b"tie_id,timestamp\na,5\n", MissingColumn),
    ],
)
def test_what_is_no_table_is_said_in_one_sentence(
    read: Read, content: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        read(content)
    assert "events.csv" in str(caught.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_events(tmp_path / "nothing.csv")


@given(ms=st.integers(-(10**12), 4 * 10**12), hours=st.integers(-14, 14))
def test_iso_and_unix_seconds_name_the_same_instant(ms: int, hours: int) -> None:
    local = np.datetime64(ms + hours * 3_600_000, "ms")
    assert instant(f"{local}{hours:+03d}:00") == ms
    assert instant(f"{ms / 1000:.3f}") == ms
    assert instant(f"{local}".replace("-", "").replace(":", "") + f"{hours:+03d}00") == ms
