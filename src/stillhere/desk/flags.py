"""Finding flags in a draft: cues, and what beats them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stillhere.desk.finder import Match
from stillhere.desk.reading import Reading
from stillhere.desk.rulebook import FlagRule, Rulebook

NEAR = 6
"""Words on either side in which an exception counts."""
LEAD = 4
"""Words after a permission, of the same clause, that it still covers."""


class Raised(NamedTuple):
    """A flag that stands, and its longest cue."""

    rule: FlagRule
    match: Match


def raised(reading: Reading, rules: Rulebook, *, but: frozenset[str]) -> list[Raised]:
    """The flags in `reading`, highest weight first, then by place; none of `but`."""
    permitted = [_covered(reading, match) for match in rules.permission.find(reading)]
    found = [
        Raised(rule, max(standing, key=lambda match: match.end - match.start))
        for rule in rules.flags.values()
        if rule.id not in but and (standing := _standing(reading, rule, permitted))
    ]
    return sorted(found, key=lambda one: (-one.rule.weight, one.match.start))


def _standing(reading: Reading, rule: FlagRule, permitted: list[Match]) -> list[Match]:
    found = list(dict.fromkeys(rule.cues.find(reading)))
    if not found or rule.anywhere.any_in(reading):
        return []
    found = _apart(found, [*permitted, *rule.unless.over(reading, found)])
    near = list(rule.near.find(reading)) if found else []
    return [match for match in found if not _close(reading, match, near)]


def _apart(found: Iterable[Match], back: list[Match]) -> list[Match]:
    return [match for match in found if not any(match.overlaps(other) for other in back)]


def _close(reading: Reading, match: Match, near: list[Match]) -> bool:
    if not near:
        return False
    start, end = reading.around(match.start, match.end, NEAR)
    return any(other.overlaps(Match(start, end, "")) for other in near)


def _covered(reading: Reading, permission: Match) -> Match:
    _, end = reading.around(permission.start, permission.end, LEAD)
    after = reading.line[permission.end : end]
    stops = [at for sign in (". ", "? ", ", ") if (at := after.find(sign)) >= 0]
    reach = min(stops, default=len(after))
    ends_clause = reading.line[: permission.end].endswith(", ")
    return permission._replace(end=permission.end + (0 if ends_clause else reach))
