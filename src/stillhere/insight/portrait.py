"""One person's page: how it stands, what changed, what is normal, what the record cannot tell."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stillhere.insight.boundaries import Allowed, allowed
from stillhere.insight.cards import Choices, choices, guess_choices
from stillhere.insight.change import Change, Changes, changes
from stillhere.insight.framing import Framing, framing
from stillhere.insight.guess import Guess, cannot_know, remembered
from stillhere.insight.moment import Moment
from stillhere.insight.normal import normal
from stillhere.insight.notices import Known
from stillhere.insight.sentence import Sentence
from stillhere.insight.status import status
from stillhere.insight.unanswered import unanswered
from stillhere.insight.uncertainty import may_lack, uncertainty
from stillhere.records.person import LifeEvent, Person

_CHANGED = ("gone_quiet", "quieter", "shallower", "reconnecting")


class PersonView(msgspec.Struct, frozen=True):
    """Everything that one person's page says, in reading order.

    Under a boundary that allows no findings all but `allowed` is empty: the record stays, and the
    page says the boundary.
    """

    person: int
    name: str
    relation: str
    allowed: Allowed
    status: tuple[Sentence, ...] = ()
    small: tuple[Sentence, ...] = ()
    choices: Choices | None = None
    began: tuple[Sentence, ...] = ()
    changes: tuple[Change, ...] = ()
    normal: tuple[Sentence, ...] = ()
    framing: Framing | None = None


def portrait(known: Known, events: Sequence[LifeEvent], moment: Moment) -> PersonView:
    """Compose the page about one person; `events` are the life events that the owner entered."""
    person, found = known.person, known.found
    held = allowed(person, moment.today)
    if held.findings and known.guess is not None and not known.recorded:
        return _from_memory(person, known.guess, held, moment)
    if found is None or not held.findings:
        return PersonView(person.id, person.name, person.relation, held)
    changed = found.status in _CHANGED
    told = changes(person, found, moment) if changed else Changes((), ())
    sent = unanswered(found, resting=known.resting)
    lacks = (may_lack(),) if changed else ()
    return PersonView(
        person=person.id,
        name=person.name,
        relation=person.relation,
        allowed=held,
        status=status(person, found, moment),
        small=(*uncertainty(person, found, moment), *lacks, *(() if sent is None else (sent,))),
        choices=choices(person, found),
        began=told.began,
        changes=told.rows,
        normal=normal(person, found, moment),
        framing=framing(person, found, events, moment) if _needs_framing(found.status) else None,
    )


def _from_memory(person: Person, guess: Guess, held: Allowed, moment: Moment) -> PersonView:
    return PersonView(
        person=person.id,
        name=person.name,
        relation=person.relation,
        allowed=held,
        status=remembered(person, guess, moment),
        small=cannot_know(),
        choices=guess_choices(person),
    )


def _needs_framing(status_: str) -> bool:
    return status_ in ("gone_quiet", "quieter", "shallower")
