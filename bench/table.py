"""Tables of results: printed, and written as Markdown into bench/results/."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def write(
    name: str,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    notes: Sequence[str] = (),
) -> None:
    """Print a table and write it to results/NAME.md."""
    found = [f"# {title}", "", *lines(headings, rows)]
    found += ["", *(f"- {note}" for note in notes)] if notes else []
    text = "\n".join(found) + "\n"
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    print(text)


def lines(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table's lines as Markdown."""
    return [_row(headings), _row(["---"] * len(headings)), *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
