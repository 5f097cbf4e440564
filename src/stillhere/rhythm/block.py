"""Several ties of one owner on the same calendar, their events side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from stillhere.rhythm.arrays import Bools, Floats, Ints
from stillhere.rhythm.history import History
from stillhere.rhythm.panel import Panel
from stillhere.rhythm.segments import Segments


@dataclass(frozen=True)
class Block:
    """The panels of k ties with n events over d days.

    ties: the parts of the ties among the n events. history, day, starts, clock (n,): as in a
    panel, one tie after the other. clock_end (k, d): covered days at each day's end.
    """

    panels: Sequence[Panel]
    ties: Segments
    history: History
    day: Ints
    starts: Bools
    clock: Floats
    clock_end: Floats

    @property
    def shape(self) -> tuple[int, int]:
        """Ties and days."""
        ties, days = self.clock_end.shape
        return ties, days

    @cached_property
    def days(self) -> Segments:
        """The parts of the ties among all days of all ties."""
        ties, days = self.shape
        return Segments(np.full(ties, days))


def block(panels: Sequence[Panel]) -> Block:
    """Put the panels of at least one tie side by side."""
    histories = [panel.history for panel in panels]
    columns = [field.name for field in fields(History) if field.name != "tie"]
    joined = {name: np.concatenate([getattr(one, name) for one in histories]) for name in columns}
    return Block(
        panels,
        Segments(np.array([len(one) for one in histories], dtype=np.int64)),
        History("", **joined),
        np.concatenate([panel.day for panel in panels]),
        np.concatenate([panel.starts for panel in panels]),
        np.concatenate([panel.clock for panel in panels]),
        np.stack([panel.clock_end for panel in panels]),
    )
