"""The owner's own plans on Today: a light note whose day has come, and as large a "not now"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from stillhere.insight.boundaries import may_suggest
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.pacing import planned
from stillhere.insight.sentence import Sentence


class Due(msgspec.Struct, frozen=True):
    """A plan whose day has come: about whom, and the words of the two steps."""

    person: int
    name: str
    words: Sentence
    yes: str
    no: str = "Not now"


def due(plans: Iterable[tuple[Known, date]], moment: Moment) -> tuple[Due, ...]:
    """Those of `plans` to show today: no boundary, not muted, and nothing asked to rest."""
    return tuple(
        Due(
            known.person.id,
            known.person.name,
            planned(day, moment.today),
            f"Write to {known.person.name}",
        )
        for known, day in plans
        if day <= moment.today
        and not known.silent
        and known.person.reminders
        and may_suggest(known.person, moment.today)
    )
