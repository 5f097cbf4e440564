"""The labelled phrases, and how the check does on them.

The `unseen` half of each file was written before the rules and not looked at while writing them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from stillhere.desk.check import check

FOLDER = Path(__file__).parent / "phrases"
HALVES = ("seen", "unseen")
Phrases = dict[str, dict[str, list[str]]]


class Rates(NamedTuple):
    """Shares of phrases: those to catch that were, those to leave alone that were flagged."""

    recall: float
    false: float


@cache
def phrases(name: str) -> Phrases:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def flag_rates(flag: str, half: str) -> Rates:
    of = phrases(f"flags/{flag}")[half]
    return _rates([flag in check(text).flags for text in of["catch"]],
                  [flag in check(text).flags for text in of["leave"]])  # fmt: skip


def strength_rates(strength: str, half: str) -> Rates:
    of = phrases(f"strengths/{strength}")[half]
    return _rates([strength in check(text).strengths for text in of["catch"]],
                  [strength in check(text).strengths for text in of["leave"]])  # fmt: skip


def no_rates(half: str) -> Rates:
    of = phrases("no")[half]
    return _rates([check(text, "received").no for text in of["catch"]],
                  [check(text, "received").no for text in of["leave"]])  # fmt: skip


def _rates(caught: list[bool], flagged: list[bool]) -> Rates:
    return Rates(sum(caught) / len(caught), sum(flagged) / len(flagged))
