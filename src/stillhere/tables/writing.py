"""Writing EVENTS and COVERAGE, and what all tables share when they are written."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import KINDS, EventColumns, Window
from stillhere.tables import coverage, events

Row = Sequence[object]


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A text to write to; gzipped where the name ends in .gz, the same bytes each time."""
    with path.open("wb") as file:
        if path.suffix != ".gz":
            with io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
                yield text
            return
        with (
            gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
            io.TextIOWrapper(packed, encoding="utf-8", newline="") as text,
        ):
            yield text


def write_rows(path: Path, header: Sequence[str], owners: Mapping[str, Iterable[Row]]) -> None:
    """Write a table; with a first column `owner` where any owner has a name."""
    named = any(owners)
    with opened(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["owner", *header] if named else header)
        for owner, rows in owners.items():
            writer.writerows(([owner, *row] for row in rows) if named else rows)


def write_events(path: Path, owners: Mapping[str, EventColumns]) -> None:
    """Write EVENTS as CSV, times in UTC. Reading it gives the same events again."""
    header = [name for name in events.COLUMNS if name != "owner"]
    write_rows(path, header, {name: event_rows(one) for name, one in owners.items()})


def event_rows(one: EventColumns) -> Iterator[Row]:
    """The rows of one owner, in order of time."""
    yield from zip(
        (one.ties[place] for place in one.tie.tolist()),
        moments(one.at),
        ("out" if out else "in" for out in one.out.tolist()),
        (one.channels[place] for place in one.channel.tolist()),
        (KINDS[place] for place in one.kind.tolist()),
        map(plain, one.seconds.tolist()),
        ("" if value < 0 else value for value in one.length.tolist()),
        ("" if value < 0 else value for value in one.answered.tolist()),
        strict=True,
    )


def moments(at: NDArray[np.int64]) -> list[str]:
    """ISO 8601 in UTC; milliseconds only where there are any."""
    whole = np.datetime_as_string(at.astype("datetime64[ms]"), unit="s", timezone="UTC")
    texts: list[str] = whole.tolist()
    for place in np.flatnonzero(at % 1000).tolist():
        texts[place] = f"{texts[place][:-1]}.{int(at[place]) % 1000:03d}Z"
    return texts


def moment(at: int) -> str:
    """One instant as ISO 8601 in UTC."""
    return moments(np.array([at], dtype=np.int64))[0]


def plain(value: float) -> str:
    """The shortest text of a number of single precision; blank where it is unknown."""
    if value != value:  # noqa: PLR0124  # NaN alone is not itself; math.isnan is slower
        return ""
    if value.is_integer():
        return str(int(value))
    return np.format_float_positional(np.float32(value), trim="-")


def write_coverage(path: Path, owners: Mapping[str, Sequence[Window]]) -> None:
    """Write COVERAGE as CSV; with a column tie_id where any window is that of one tie."""
    single = any(window.tie is not None for windows in owners.values() for window in windows)
    header = coverage.COLUMNS[:4] if single else coverage.COLUMNS[:3]
    rows = {
        owner: [
            (one.channel, moment(one.start), moment(one.end), one.tie or "")[: len(header)]
            for one in windows
        ]
        for owner, windows in owners.items()
    }
    write_rows(path, header, rows)
