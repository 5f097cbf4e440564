"""Whom to look after: about fifteen, suggested by how two people have been in touch (RHYTHM)."""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from stillhere.people.handles import is_person
from stillhere.records.person import REMINDING, Person

SUGGESTED = 15
_HALF_LIFE_MONTHS = 9.0
_CALL = 3.0
"""A call weighs as much as three messages each way."""


class Month(msgspec.Struct, frozen=True):
    """Contact in one month, `ago` months before the newest: messages each way, calls with talk."""

    ago: int
    received: int = 0
    sent: int = 0
    calls: int = 0


class Counted(msgspec.Struct, frozen=True):
    """A person with the months in which there was any contact, groups left out."""

    person: Person
    months: tuple[Month, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """Somebody to look after, with the reason in words. The weight is only for the order."""

    person: Person
    why: str
    weight: float


def suggest(counted: Iterable[Counted], limit: int = SUGGESTED) -> tuple[Suggestion, ...]:
    """Those with whom there was most contact in both directions, recent months counting more.

    Nobody is suggested who never wrote or never was written to, who is no person (short codes,
    mass senders), or for whom there is a boundary.
    """
    found = [
        Suggestion(each.person, _why(each), weight(each))
        for each in counted
        if _is_tie(each) and each.person.boundary in REMINDING
    ]
    found.sort(key=lambda suggestion: (-suggestion.weight, suggestion.person.name))
    return tuple(found[:limit])


def weight(counted: Counted) -> float:
    """The sum over months of ln(1 + contact both ways), halved for every nine months past.

    The logarithm keeps one busy month from outweighing a steady year.
    """
    return math.fsum(
        0.5 ** (month.ago / _HALF_LIFE_MONTHS) * math.log1p(_both_ways(month))
        for month in counted.months
    )


def _both_ways(month: Month) -> float:
    return math.sqrt(month.received * month.sent) + _CALL * month.calls


def _is_tie(counted: Counted) -> bool:
    if counted.person.handles and not any(map(is_person, counted.person.handles)):
        return False
    calls = any(month.calls for month in counted.months)
    received = any(month.received for month in counted.months)
    sent = any(month.sent for month in counted.months)
    return calls or (received and sent)


def _why(counted: Counted) -> str:
    year = {month.ago for month in counted.months if month.ago < 12 and _any(month)}
    if not year:
        return "You two were in touch before last year."
    months = "one month" if len(year) == 1 else f"{len(year)} months"
    return f"You two were in touch in {months} of the last 12."


def _any(month: Month) -> bool:
    return bool(month.received or month.sent or month.calls)
