"""The small numbers that stand for words in the event table."""

from __future__ import annotations

from stillhere.records.event import Kind, Precision

KINDS: tuple[Kind, ...] = ("message", "call", "meeting", "reaction")
PRECISIONS: tuple[Precision, ...] = ("second", "minute", "day")

KIND_CODE: dict[str, int] = {name: code for code, name in enumerate(KINDS)}
PRECISION_CODE: dict[str, int] = {name: code for code, name in enumerate(PRECISIONS)}

DAY_MS = 86_400_000
