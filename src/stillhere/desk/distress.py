"""Words of distress: by how near, and whose. A list of words, not an assessment.

Wrong both ways: it misses things, and it shows a card that was not needed. Where it is unsure it
shows the card, because that costs a tap.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from stillhere.desk.finder import Match
from stillhere.desk.reading import Reading
from stillhere.desk.rulebook import Rulebook

Distress = Literal[1, 2, 3, "other"] | None
BEFORE = 9
"""Words before a cue in which "he says" makes it another person's."""


def distress(reading: Reading, rules: Rulebook) -> Distress:
    """1 struggling, 2 thoughts of dying, 3 now; "other" where somebody else is meant."""
    find = rules.distress
    idioms = list(find["idioms"].find(reading))
    now = _uncovered(find["now"].find(reading), idioms)
    thoughts = _uncovered(find["thoughts"].find(reading), idioms)
    of_other = _of_another(reading, [*now, *thoughts], rules)
    now = [match for match in now if match not in of_other]
    thoughts = [match for match in thoughts if match not in of_other]
    soft = [] if find["recent"].any_in(reading) else list(find["softened"].find(reading))
    negated = [match for match in find["softened"].find(reading) if " not " in _in(reading, match)]
    back = soft + negated
    standing = _uncovered(thoughts, back)
    if _uncovered(now, back) or (standing and _raised(reading, standing, rules)):
        return 3
    if standing:
        return 2
    if of_other or list(find["other"].find(reading)):
        return "other"
    struggling = _uncovered(find["struggling"].find(reading), idioms)
    return 1 if struggling or thoughts or now else None


def received(reading: Reading, rules: Rulebook) -> Distress:
    """Say "other" where a message that came in has words of dying in it."""
    found = distress(reading, rules)
    return "other" if found in (2, 3, "other") else None


def _uncovered(found: Iterable[Match], back: list[Match]) -> list[Match]:
    return [one for one in found if not any(one.overlaps(other) for other in back)]


def _in(reading: Reading, match: Match) -> str:
    return f" {reading.line[match.start : match.end]} "


def _of_another(reading: Reading, found: list[Match], rules: Rulebook) -> list[Match]:
    told = list(rules.distress["other_before"].find(reading)) if found else []
    return [match for match in found if any(_leads(reading, one, match) for one in told)]


def _leads(reading: Reading, told: Match, match: Match) -> bool:
    between = reading.line[told.start : match.start]
    return (
        told.start < match.start
        and ". " not in between
        and len(between.split()) <= BEFORE
        and " i " not in f" {between}"
        and not reading.line[match.start :].startswith("i ")
    )


def _raised(reading: Reading, standing: list[Match], rules: Rulebook) -> bool:
    if rules.distress["raise_"].any_in(reading):
        return True
    first = min(standing, key=lambda match: match.start)
    return any(". " in reading.line[first.end : other.start] for other in standing)
