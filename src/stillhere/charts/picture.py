"""What every chart returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The same in words and numbers. The first cell of a row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: `svg` is safe markup, all else is plain text.

    `notes` are the sentences for the numbers 1 to 9 that the drawing for phones holds.
    """

    svg: str
    title: str
    desc: str
    table: Table
    notes: tuple[str, ...] = ()
