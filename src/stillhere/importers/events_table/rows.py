"""The rows of the table, whichever file they stand in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from stillhere.errors import DamagedFile, ExtraNeeded, MissingColumn
from stillhere.importers.api import Source
from stillhere.importers.text import lines

REQUIRED = ("tie_id", "timestamp", "direction")
COLUMNS = (
    *REQUIRED,
    *("channel", "kind", "duration_s", "length", "answered", "owner"),
)
PARQUET_MARK = b"PAR1"

Row = Mapping[str, object]


def header(line: str) -> tuple[str, list[str]] | None:
    """The delimiter and the columns of a first line; None unless the required ones are there."""
    for delimiter in (",", ";", "\t"):
        columns = [name.strip().lower() for name in _cells(line.lstrip("\ufeff"), delimiter)]
        if set(REQUIRED) <= set(columns):
            return delimiter, columns
    return None


def csv_rows(source: Source) -> Iterator[tuple[str, Row | None, str]]:
    """Each row with its place and its text; None for one with too few or too many cells.

    Every line is a row of its own: no column may hold a line end, and so a stray quote spoils one
    row and not the rest of the table.
    """
    numbered = lines(source)
    found = header(next(numbered, (0, ""))[1])
    if found is None:
        return
    delimiter, columns = found
    for number, line in numbered:
        if not line.strip():
            continue
        cells = _cells(line, delimiter)
        row = dict(zip(columns, cells, strict=True)) if len(cells) == len(columns) else None
        yield f"line {number}", row, line


def parquet_rows(source: Source) -> Iterator[tuple[str, Row | None, str]]:
    """The same for Parquet.

    Raises:
        ExtraNeeded: Polars is not installed.
        DamagedFile: it is no whole Parquet file.
        MissingColumn: one that must be there is not.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise ExtraNeeded(name=source.name, extra="tables") from error
    with source.open() as stream:
        data = io.BytesIO(stream.read())
    try:
        schema = pl.read_parquet_schema(data)
        missing = [column for column in REQUIRED if column not in schema]
        if missing:
            raise MissingColumn(name=source.name, column=missing[0])
        table = pl.read_parquet(data, columns=[name for name in COLUMNS if name in schema])
    except pl.exceptions.PolarsError as error:
        raise DamagedFile(name=source.name, where="its end") from error
    for number, row in enumerate(table.iter_rows(named=True), 1):
        yield f"row {number}", row, ""


def _cells(line: str, delimiter: str) -> list[str]:
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
