"""A silence far longer than the usual pause is seen, though one early pause was long as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import numpy as np

from stillhere.records.columns import EventColumns
from stillhere.rhythm.assess import assess

Line = tuple[str, float, str, str]
Table = Callable[[Sequence[Line]], EventColumns]

DAY = 86_400_000
SILENT_DAYS = 49.0
EARLY_PAUSE_DAYS = 29.8


def calls_and_texts(seed: int) -> list[Line]:
    """A tie with pauses of three days and a half, a long one among the first."""
    rng = np.random.default_rng(seed)
    gaps = rng.weibull(0.8, 160)
    gaps = np.minimum(gaps * 3.0 / gaps.mean(), 20.0)
    gaps[6] = EARLY_PAUSE_DAYS
    lines: list[Line] = []
    for at in np.cumsum(gaps).tolist():
        sides = ("them", "me") if rng.random() < 0.5 else ("me", "them")
        if rng.random() < 0.4:
            lines.append(("son", at, sides[0], "call" if rng.random() < 0.75 else "missed"))
        else:
            lines.append(("son", at, sides[0], "message"))
            if rng.random() < 0.75:
                lines.append(("son", at + rng.exponential(0.1), sides[1], "message"))
    return lines


def status_after_silence(table: Table, seed: int) -> str:
    """How the tie stands when nothing has come from either side for seven weeks."""
    lines = calls_and_texts(seed)
    end = max(line[1] for line in lines) + SILENT_DAYS
    for name in "abcd":
        times = np.arange(0.0, end, 1.3) + 0.2
        lines += [
            (name, at, "them" if n % 2 else "me", "message") for n, at in enumerate(times.tolist())
        ]
    events = table(lines)
    at = int(events.at[0]) + int(end * DAY)
    return {one.tie: one.status for one in assess(events, (), at, zone=ZoneInfo("UTC"))}["son"]


def test_seven_weeks_of_silence_are_seen_though_an_early_pause_was_long(table: Table) -> None:
    told = [status_after_silence(table, seed) for seed in range(12)]
    assert sum(status != "steady" for status in told) >= 6, told
