"""The labelled phrases, and how the check does on them.

The `unseen` half of each file was written before the rules and not looked at while writing them.
The phrases in `blind` were written later, from the descriptions alone, by a hand that had not read
the rules. Of `opened` each phrase may be looked at; of `sealed` only the rates.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from stillhere.desk.check import check

FOLDER = Path(__file__).parent / "phrases"
HALVES = ("seen", "unseen")
BLIND = ("opened", "sealed")
Phrases = dict[str, dict[str, list[str]]]


class Rates(NamedTuple):
    """Shares of phrases: those to catch that were, those to leave alone that were flagged."""

    recall: float
    false: float


@cache
def phrases(name: str) -> Phrases:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def flag_rates(flag: str, half: str) -> Rates:
    return _named(flag, phrases(f"flags/{flag}")[half])


def strength_rates(strength: str, half: str) -> Rates:
    return _named(strength, phrases(f"strengths/{strength}")[half])


def no_rates(half: str) -> Rates:
    return _no(phrases("no")[half])


def distress_rates(half: str) -> Rates:
    return _near(phrases("distress")[half])


def blind_rates(name: str, half: str) -> Rates:
    """The rates of a flag, a strength, "no" or "distress" on phrases written blind."""
    of = phrases(f"blind/{half}")[name]
    if name == "distress":
        return _near(of)
    return _no(of) if name == "no" else _named(name, of)


def _named(name: str, of: dict[str, list[str]]) -> Rates:
    return _rates([_has(name, text) for text in of["catch"]],
                  [_has(name, text) for text in of["leave"]])  # fmt: skip


def _has(name: str, text: str) -> bool:
    found = check(text)
    return name in found.flags or name in found.strengths


def _no(of: dict[str, list[str]]) -> Rates:
    return _rates([check(text, "received").no for text in of["catch"]],
                  [check(text, "received").no for text in of["leave"]])  # fmt: skip


def _near(of: dict[str, list[str]]) -> Rates:
    """Words of dying that were caught as such, and idioms that fired."""
    return _rates([check(text).distress in (2, 3) for text in of["two"] + of["three"]],
                  [check(text).distress is not None for text in of["idiom"]])  # fmt: skip


def _rates(caught: list[bool], flagged: list[bool]) -> Rates:
    return Rates(sum(caught) / len(caught), sum(flagged) / len(flagged))
