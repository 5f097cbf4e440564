"""A table's rows as columns of text, in chunks, whatever file they came from."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedIOBase
from itertools import repeat
from pathlib import Path

from stillhere.errors import DamagedFile, EmptyFile, ExtraNeeded, FileMissing, MissingColumn
from stillhere.tables.report import TableReport

CHUNK = 50_000
BLOCK = 1 << 22
LONGEST_LINE = 1_000_000
"""Bytes; what is far longer is no row, and is never held in memory."""

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
        text = Text(gzip.GzipFile(fileobj=file) if packed else file, path.name)
        if text.first.startswith(PARQUET):
            yield from parquet(path.name)(path, known, needed)
        else:
            yield from text_chunks(text, known, needed, report)


def parquet(name: str) -> Callable[[Path, Sequence[str], int], Iterator[Chunk]]:
    """The reader of Parquet, which is imported only when there is some."""
    try:
        from stillhere.tables.parquet import parquet_chunks  # noqa: PLC0415  # needs an extra
    except ImportError as error:
        raise ExtraNeeded(name=name, extra="tables") from error
    return parquet_chunks


class Text:
    """A text read block by block. What follows damage is left out and reported."""

    def __init__(self, stream: BufferedIOBase, name: str) -> None:
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
        return [name.strip().lower() for name in cells(text.rstrip("\r\n")) or []]

    def blocks(self) -> Iterator[str]:
        """Whole lines after the first, many at a time, as long as they can be read."""
        rest = b""
        while block := self._read():
            whole, newline, tail = block.rpartition(b"\n")
            if newline:
                yield decoded(rest + whole)
                rest = tail
            elif len(rest) < LONGEST_LINE:
                rest += block
        if rest:
            yield decoded(rest)

    def _read(self) -> bytes:
        pieces: list[bytes] = []
        missing = 0 if self.damage else BLOCK
        try:
            while missing and (piece := self._stream.read1(missing)):
                pieces.append(piece)
                missing -= len(piece)
        except (OSError, EOFError, zlib.error):
            self.damage = "the file is damaged from here on"
        return b"".join(pieces)


def decoded(lines: bytes) -> str:
    """Lines as text, however they end."""
    return lines.decode("utf-8", errors="replace").replace("\r\n", "\n").removesuffix("\r")


def cells(line: str) -> list[str] | None:
    """The cells of one line, None where it is no row. A row never spans two lines."""
    if len(line) > csv.field_size_limit():
        return None
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return None


def text_chunks(
    text: Text, known: Sequence[str], needed: int, report: TableReport
) -> Iterator[Chunk]:
    """The rows of a CSV text."""
    header = text.header()
    places = found(header, known, needed, report.name)
    number = 2
    for block in text.blocks():
        lines = block.split("\n")
        if '"' not in block and set(map(str.count, lines, repeat(","))) == {len(header) - 1}:
            yield even(lines, places, len(header), number)
        else:
            yield uneven(lines, places, header, number, report)
        number += len(lines)
    if text.damage:
        report.leave_out(f"line {number}", text.damage)


def even(lines: list[str], places: dict[str, int], width: int, number: int) -> Chunk:
    """Lines of one width without quotes, cut up all at once."""
    flat = ",".join(lines).split(",")
    columns: dict[str, Sequence[str]] = {name: flat[n::width] for name, n in places.items()}
    return Chunk(columns, range(number, number + len(lines)))


def uneven(
    lines: list[str], places: dict[str, int], header: list[str], number: int, report: TableReport
) -> Chunk:
    """Lines read one by one; those that are no rows are noted, blank ones are nothing."""
    rows: list[list[str]] = []
    where: list[int] = []
    for line_number, line in enumerate(lines, number):
        row = cells(line)
        if row is not None and len(row) == len(header):
            rows.append(row)
            where.append(line_number)
        elif line.strip():
            report.rows += 1
            why = NO_ROW if row is None else wrong_width(row, header)
            report.leave_out(f"line {line_number}", why)
    return Chunk({name: [row[n] for row in rows] for name, n in places.items()}, where)


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
