"""What commands print: sentences, tables and JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from textwrap import fill
from typing import TYPE_CHECKING

import click
import msgspec

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

WIDTH = 78


def sentences(lines: Iterable[str]) -> None:
    """Print each line, wrapped for reading."""
    for line in lines:
        click.echo(fill(line, WIDTH) if line else "")


def as_json(value: object) -> None:
    """Print `value` (records, lists, dicts) as indented JSON."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a plain table; where the output is no terminal, tab-separated without headings."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    printed = Table(*headings, box=SIMPLE_HEAD)
    for row in rows:
        printed.add_row(*row)
    Console().print(printed)


def moment(text: str, where: ZoneInfo | None = None) -> int:
    """Unix milliseconds of an ISO day or moment, in `where` or this computer's zone.

    Raises:
        MeaningUnclear: it is neither.
    """
    from stillhere.errors import MeaningUnclear

    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise MeaningUnclear(what="a day", text=text, example="2026-05-04") from None
    if read.tzinfo is None:
        read = read.replace(tzinfo=where) if where else read.astimezone()
    return round(read.timestamp() * 1000)
