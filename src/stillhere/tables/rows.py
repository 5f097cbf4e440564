"""A table's rows as columns of text, in chunks, whatever file they came from."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from stillhere.errors import DamagedFile, EmptyFile, ExtraNeeded, FileMissing, MissingColumn
from stillhere.tables.report import TableReport

CHUNK = 50_000
LONGEST_LINE = 1_000_000
"""Bytes; what is longer is no row, and is never held in memory."""

NO_ROW = "its quotes do not close, or it is far too long"
GZIP, PARQUET = b"\x1f\x8b", b"PAR1"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows: for each known column its cells, "" where blank, and where each row stood."""

    columns: dict[str, Sequence[str]]
    where: Sequence[str | int]

    def __len__(self) -> int:
        return len(self.where)

    def place(self, row: int) -> str:
        """Where a row stood, as a person reads it."""
        where = self.where[row]
        return f"line {where}" if isinstance(where, int) else where


def chunks(path: Path, known: Sequence[str], needed: int, report: TableReport) -> Iterator[Chunk]:
    """Read a table, gzipped or not.

    Args:
        path: A CSV or Parquet file, either of them gzipped or not, whatever it is called.
        known: The columns to read; others are ignored.
        needed: How many of them, from the first on, must be there.
        report: Where rows that are no rows are noted.

    Raises:
        FileMissing: There is no such file.
        EmptyFile: There is nothing in it.
        DamagedFile: It is neither text nor Parquet.
        MissingColumn: A needed column is not there.
        ExtraNeeded: It is Parquet and Polars is not installed.
    """
    if not path.is_file():
        raise FileMissing(name=path.name)
    with path.open("rb") as file:
        head = file.read(2)
        file.seek(0)
        packed = head == GZIP
        lines = Lines(cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file, path.name)
        if lines.first.startswith(PARQUET):
            yield from parquet(path.name)(path, known, needed)
        else:
            yield from text_chunks(lines, known, needed, report)


def parquet(name: str) -> Callable[[Path, Sequence[str], int], Iterator[Chunk]]:
    """The reader of Parquet, which is imported only when there is some."""
    try:
        from stillhere.tables.parquet import parquet_chunks  # noqa: PLC0415  # needs an extra
    except ImportError as error:
        raise ExtraNeeded(name=name, extra="tables") from error
    return parquet_chunks


class Lines:
    """The lines of a text with their numbers. What follows damage is left out and reported."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self.damage = ""
        try:
            self.first = stream.readline(LONGEST_LINE)
        except (OSError, EOFError, zlib.error) as error:
            raise DamagedFile(name=name, where="its start") from error
        if not self.first.strip():
            raise EmptyFile(name=name)

    def header(self) -> list[str]:
        """The names of the columns."""
        if b"\0" in self.first:
            raise DamagedFile(name=self._name, where="its start")
        text = self.first.decode("utf-8-sig", errors="replace")
        return [name.strip().lower() for name in cells(text) or []]

    def rest(self) -> Iterator[str]:
        """The lines after the first, as long as they can be read; one too long is cut short."""
        try:
            while line := self._stream.readline(LONGEST_LINE):
                if len(line) == LONGEST_LINE:
                    self._to_the_end_of_the_line(line)
                yield line.decode("utf-8", errors="replace")
        except (OSError, EOFError, zlib.error):
            self.damage = "the file is damaged from here on"

    def _to_the_end_of_the_line(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(LONGEST_LINE)


def cells(line: str) -> list[str] | None:
    """The cells of one line, None where it is no row. A row never spans two lines."""
    line = line.rstrip("\r\n")
    if len(line) > csv.field_size_limit():
        return None
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return None


def text_chunks(
    lines: Lines, known: Sequence[str], needed: int, report: TableReport
) -> Iterator[Chunk]:
    """The rows of a CSV text."""
    header = lines.header()
    places = found(header, known, needed, report.name)
    rows: list[list[str]] = []
    where: list[int] = []
    number = 1
    for number, line in enumerate(lines.rest(), 2):  # used after the loop
        row = cells(line)
        if row is None or len(row) != len(header):
            if line.strip():
                why = NO_ROW if row is None else wrong_width(row, header)
                report.rows += 1
                report.leave_out(f"line {number}", why)
            continue
        rows.append(row)
        where.append(number)
        if len(rows) == CHUNK:
            yield chunk(rows, places, where)
            rows, where = [], []
    if lines.damage:
        report.leave_out(f"line {number + 1}", lines.damage)
    if rows:
        yield chunk(rows, places, where)


def wrong_width(row: Sequence[str], header: Sequence[str]) -> str:
    """Why a row of another width than the header is left out."""
    return f"it has {len(row)} cells where the first line has {len(header)}"


def found(header: Iterable[str], known: Sequence[str], needed: int, name: str) -> dict[str, int]:
    """Where each known column stands; the first of two with one name counts."""
    places: dict[str, int] = {}
    for place, column in enumerate(header):
        if column in known:
            places.setdefault(column, place)
    for column in known[:needed]:
        if column not in places:
            raise MissingColumn(name=name, column=column)
    return places


def chunk(rows: list[list[str]], places: dict[str, int], where: list[int]) -> Chunk:
    """Rows turned into columns."""
    columns = list(zip(*rows, strict=True))
    return Chunk({name: columns[place] for name, place in places.items()}, where)
