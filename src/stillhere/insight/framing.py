"""What the record cannot tell: ordinary readings in no order, distance always among them (U4).

No reading is drawn from the record, none is called likely, and a life event is only named beside
the time at which the change came. Each reading says where it comes from, be it no study at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from stillhere.insight.evidence import DISTANCE, NEW_FATHERS, TWO_SIDES, Source
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment
from stillhere.records.person import LifeEvent, Person

ORDINARY = say("This comes from no study. It is one of many ordinary readings.")
A_STUDY = say("A study of other people. It knows nothing of you two.")

_NEAR_DAYS = 120
_FAMILY = frozenset(
    ("son", "daughter", "child", "mother", "father", "mum", "mom", "mam", "dad", "parent")
)


class Reading(msgspec.Struct, frozen=True):
    """One ordinary reading. `origin` says where it comes from; `source` is the study, if any."""

    said: tuple[Sentence, ...]
    origin: Sentence
    source: Source | None = None


class Framing(msgspec.Struct, frozen=True):
    """The parts of the box "What the record cannot tell", and the studies behind it.

    `side_by_side` are the same readings, each with where it comes from.
    """

    cannot: tuple[Sentence, ...]
    beside: tuple[Sentence, ...]
    readings: tuple[Sentence, ...]
    distance: Sentence
    closing: tuple[Sentence, ...]
    sources: tuple[Source, ...]
    side_by_side: tuple[Reading, ...] = ()


def framing(
    person: Person, found: Assessment, events: Sequence[LifeEvent], moment: Moment
) -> Framing:
    """The framing of a change with `person`; `events` are the life events the owner entered."""
    them = voice(person)
    beside = [event for event in events if _beside(event, person, found, moment)]
    father = person.pronoun == "he" and any(
        event.kind == "baby" and event.person == person.id for event in beside
    )
    family = _is_family(person)
    distance = say(f"{them.subject} may need distance, for reasons that are {_own(person)}.")
    return Framing(
        cannot=(say("It cannot say why."),),
        beside=tuple(_named_beside(event) for event in beside[:2]),
        readings=_readings(them),
        distance=distance,
        closing=(
            *(_two_sides() if family else ()),
            *(_new_father() if father else ()),
            say("You may never know why."),
            say("You can still be kind to both of you."),
        ),
        sources=(*((TWO_SIDES,) if family else ()), *((NEW_FATHERS,) if father else ())),
        side_by_side=_side_by_side(them, distance, family=family, father=father),
    )


def _side_by_side(
    them: Voice, distance: Sentence, *, family: bool, father: bool
) -> tuple[Reading, ...]:
    """The readings in the order of their first letters: the record favours none of them."""
    readings = [Reading((said,), ORDINARY) for said in _readings(them)]
    if family:
        readings.append(Reading((distance,), A_STUDY, DISTANCE))
        readings.append(Reading(_two_sides(), A_STUDY, TWO_SIDES))
    else:
        readings.append(Reading((distance,), ORDINARY))
    if father:
        readings.append(Reading(_new_father(), A_STUDY, NEW_FATHERS))
    return tuple(sorted(readings, key=lambda one: one.said[0].text))


def _named_beside(event: LifeEvent) -> Sentence:
    return say(f"The change came in the months after this: {event.words.rstrip('.')}.", "since")


def _readings(them: Voice) -> tuple[Sentence, ...]:
    has, does = them.verb("have"), them.subject
    return (
        say("It may be tiredness, or work, or a new way of spending the days."),
        say(f"It may be a worry, or something {does} {has} no words for yet."),
        say("It may be in ways that are not in this record: visits, or another number."),
    )


def _two_sides() -> tuple[Sentence, ...]:
    return (say("Parents and grown children often give different reasons for a distance."),)


def _new_father() -> tuple[Sentence, ...]:
    return (
        say("New fathers can find it hard to say how it is for them."),
        say("That may have nothing to do with this silence."),
    )


def _is_family(person: Person) -> bool:
    return not _FAMILY.isdisjoint(person.relation.lower().split())


def _beside(event: LifeEvent, person: Person, found: Assessment, moment: Moment) -> bool:
    if event.person not in (None, person.id) or found.since is None:
        return False
    apart = (moment.day(found.since) - date.fromisoformat(event.day)).days
    return 0 <= apart <= _NEAR_DAYS


def _own(person: Person) -> str:
    return {"she": "hers", "he": "his", "they": "theirs"}.get(
        person.pronoun, f"{person.name}’s own"
    )
