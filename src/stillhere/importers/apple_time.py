"""Times as Apple writes them: since the first moment of 2001, in seconds or nanoseconds."""

from __future__ import annotations

from typing import Any

EPOCH = 978_307_200_000
"""2001-01-01T00:00:00Z in Unix milliseconds."""
NANOSECONDS_FROM = 10**11
"""Messages wrote seconds before macOS 10.13 and iOS 11, and nanoseconds since: no date in seconds
is that large (ReagentX/imessage-exporter:imessage-database/src/util/dates.rs)."""
NUMBERS = frozenset({int, float})
EARLIEST, LATEST = 631_152_000_000, 4_102_444_800_000
"""1990 and 2100 in Unix milliseconds: a date outside of them is a mistake."""


def unix_milliseconds(value: Any) -> int | None:
    """Unix milliseconds of an Apple time; None where it is 0, absent, or no sensible time."""
    if not value or type(value) not in NUMBERS:
        return None
    nanoseconds = abs(value) > NANOSECONDS_FROM
    at = (value // 1_000_000 if nanoseconds else round(value * 1000)) + EPOCH
    return int(at) if EARLIEST <= at < LATEST else None
