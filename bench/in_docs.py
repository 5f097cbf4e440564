"""Writes the last column of the table in docs/formats.md: how fast each format is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bench import machine

FORMATS = Path(__file__).parent.parent / "docs" / "formats.md"
ROW = re.compile(r"^(\| .*\| \[[^\]]+\]\([^)]*?(\w+)\) \|)[^|\n]*\|$", re.MULTILINE)
"""A row up to its samples, whose folder bears the importer's name; then the speed."""
NOTE = re.compile(r"^Speed: .*$", re.MULTILINE)


def write(speeds: Mapping[str, float]) -> None:
    """Put in what was measured, in events a second; the other rows stay as they are."""
    text = FORMATS.read_text(encoding="utf-8")
    note = (
        "Speed: events (people, of address books) read in a second of one core’s time, rounded; "
        f"measured by `script/bench import`, {date.today():%Y-%m-%d}, {machine.facts()}"  # noqa: DTZ011 - the day of whoever measures
    )

    def row(found: re.Match[str]) -> str:
        line, name = found.groups()
        return f"{line} {_rounded(speeds[name])} |" if name in speeds else found[0]

    FORMATS.write_text(NOTE.sub(lambda _: note, ROW.sub(row, text)), encoding="utf-8")


def _rounded(speed: float) -> str:
    """With two digits that count."""
    return f"{float(f'{speed:.2g}'):,.0f}"
