"""Numbers as a person says them: words up to twelve, then figures."""

from __future__ import annotations

_WORDS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_SHARES = (
    (0.03, "almost none"),
    (0.15, "about one in ten"),
    (0.225, "about one in five"),
    (0.29, "about one in four"),
    (0.42, "about one in three"),
    (0.58, "about half"),
    (0.71, "about two in three"),
    (0.78, "about three in four"),
    (0.85, "about four in five"),
    (0.97, "about nine in ten"),
)


def number(count: int) -> str:
    """7 → "seven", 30 → "30", 1200 → "1,200"."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def count_of(count: int, one: str, many: str) -> str:
    """A count with its noun: "one day", "six days"."""
    return f"{number(count)} {one if count == 1 else many}"


def times(count: int) -> str:
    """How often something happened: "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def share(part: float) -> str:
    """A share between 0 and 1 without a percent: "about half", "about one in five"."""
    return next((words for limit, words in _SHARES if part < limit), "almost all")
