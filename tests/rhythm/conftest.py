from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from stillhere.records.columns import KINDS, EventColumns

DAY = 86_400_000
START = int(datetime(2022, 1, 3, tzinfo=UTC).timestamp() * 1000)

Line = tuple[str, float, str, str]
"""(tie, days since the start, "me" or "them", kind with "missed" for a call nobody took)."""
Table = Callable[[Sequence[Line]], EventColumns]


def made(lines: Sequence[Line]) -> EventColumns:
    lines = sorted(lines, key=lambda line: line[1])
    ties = tuple(sorted({line[0] for line in lines}))
    kinds = ["call" if line[3] == "missed" else line[3] for line in lines]
    calls = np.array([kind == "call" for kind in kinds], dtype=np.bool_)
    missed = np.array([line[3] == "missed" for line in lines], dtype=np.bool_)
    return EventColumns(
        ties=ties,
        channels=("sms",),
        tie=np.array([ties.index(line[0]) for line in lines], dtype=np.int32),
        at=np.array([START + round(line[1] * DAY) for line in lines], dtype=np.int64),
        out=np.array([line[2] == "me" for line in lines], dtype=np.bool_),
        kind=np.array([KINDS.index(kind) for kind in kinds], dtype=np.int8),
        channel=np.zeros(len(lines), dtype=np.int16),
        seconds=np.where(calls & ~missed, 600.0, np.where(missed, 0.0, np.nan)).astype(np.float32),
        answered=np.where(calls, np.where(missed, 0, 1), -1).astype(np.int8),
        length=np.where(calls, -1, 40).astype(np.int32),
    )


@pytest.fixture
def table() -> Table:
    return made
