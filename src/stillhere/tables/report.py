"""What a table held that could not be read."""

from __future__ import annotations

import msgspec

from stillhere.records.intake import Skipped

MOST_SHOWN = 1000


class TableReport(msgspec.Struct):
    """How many rows a table had, and which were left out and why.

    `left_out` counts them all; `skipped` describes the first thousand.
    """

    name: str
    rows: int = 0
    left_out: int = 0
    skipped: list[Skipped] = []

    def leave_out(self, where: str, why: str) -> None:
        """Note one row that could not be read."""
        self.left_out += 1
        if len(self.skipped) < MOST_SHOWN:
            self.skipped.append(Skipped(where, why))

    def add(self, other: TableReport) -> None:
        """Take over what another part of the same table held."""
        self.rows += other.rows
        self.left_out += other.left_out
        self.skipped += other.skipped[: MOST_SHOWN - len(self.skipped)]
