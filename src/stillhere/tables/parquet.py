"""Parquet, turned into the same columns of text that CSV gives. Importing this needs Polars."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from stillhere.errors import DamagedFile
from stillhere.tables.rows import CHUNK, GZIP, Chunk, found


def parquet_chunks(path: Path, known: Sequence[str], needed: int) -> Iterator[Chunk]:
    """The rows of a Parquet file. A time without a zone is one in UTC, as Parquet's usually are.

    Raises:
        DamagedFile: It is no whole Parquet file.
        MissingColumn: A needed column is not there.
    """
    yield from frame_chunks(read(path), known, needed, path.name)


def frame_chunks(
    frame: pl.DataFrame, known: Sequence[str], needed: int, name: str
) -> Iterator[Chunk]:
    """The rows of a frame.

    Raises:
        MissingColumn: A needed column is not there.
    """
    places = found([column.strip().lower() for column in frame.columns], known, needed, name)
    texts = {name: text(frame.to_series(place)) for name, place in places.items()}
    for start in range(0, frame.height, CHUNK):
        stop = min(start + CHUNK, frame.height)
        columns: dict[str, Sequence[str]] = {
            name: series[start:stop].to_list() for name, series in texts.items()
        }
        yield Chunk(columns, [f"row {number + 1}" for number in range(start, stop)])


def read(path: Path) -> pl.DataFrame:
    """The whole frame."""
    content = path.read_bytes()
    try:
        if content.startswith(GZIP):
            content = gzip.decompress(content)
        return pl.read_parquet(io.BytesIO(content))
    except (pl.exceptions.PolarsError, OSError, EOFError) as error:
        raise DamagedFile(name=path.name, where="its end") from error


def text(series: pl.Series) -> pl.Series:
    """Cells as CSV would have them: "" for null, Unix seconds for a time."""
    if isinstance(series.dtype, pl.Datetime):
        series = series.dt.epoch("ms").cast(pl.Float64) / 1000
    elif isinstance(series.dtype, pl.Date):
        series = series.dt.to_string("%Y-%m-%d")
    return series.cast(pl.String, strict=False).fill_null("")
