"""What commands print: sentences, tables and JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from textwrap import fill

import click
import msgspec

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
