"""My side too: who waits for me, where I have been quieter, who reached out again (N8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from stillhere.insight.boundaries import may_notice
from stillhere.insight.contact import last_verb
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.pronouns import voice
from stillhere.insight.sentence import Sentence, say
from stillhere.insight.status import status
from stillhere.records.assessment import Assessment, TurningPoint
from stillhere.records.person import Person

LATELY = timedelta(days=90)
LESS = ("gone_quiet", "quieter", "shallower")


class Turn(msgspec.Struct, frozen=True):
    """Somebody who waits for a word of the owner's. `since` (Unix ms) names this wait."""

    person: int
    name: str
    since: int
    said: tuple[Sentence, ...]
    write: str
    leave: str


class About(msgspec.Struct, frozen=True):
    """One person in a list, with what there is to say."""

    person: int
    name: str
    said: tuple[Sentence, ...]


class Fairness(msgspec.Struct, frozen=True):
    """The page, in reading order; each list by name, since nobody comes first."""

    lead: tuple[Sentence, ...]
    waiting: tuple[Turn, ...]
    quieter: tuple[About, ...]
    first_again: tuple[About, ...]
    closing: tuple[Sentence, ...]


def fairness(people: Sequence[Known], moment: Moment) -> Fairness:
    """Compose the page from everybody of whom a notice may be shown."""
    kept = sorted(_kept(people, moment), key=lambda pair: pair[0].name.casefold())
    waiting = tuple(_turn(*pair, moment) for pair in kept if pair[1].my_turn_since is not None)
    return Fairness(
        lead=_lead(len(waiting)),
        waiting=waiting,
        quieter=tuple(
            About(person.id, person.name, status(person, found, moment))
            for person, found in kept
            if found.who == "me" and found.status in LESS
        ),
        first_again=tuple(
            About(person.id, person.name, (_first_again(person, turn, moment),))
            for person, found in kept
            if (turn := _returned(found, moment)) is not None
        ),
        closing=(say("That is all."), say("You can close this now.")),
    )


def _kept(people: Sequence[Known], moment: Moment) -> list[tuple[Person, Assessment]]:
    return [
        (known.person, known.found)
        for known in people
        if known.found is not None and not known.silent and may_notice(known.person, moment.today)
    ]


def _lead(waiting: int) -> tuple[Sentence, ...]:
    if waiting == 0:
        return (say("As far as the record shows, nobody waits for a word from you."),)
    return (say("There is no hurry, and no debt."), say("One line is enough."))


def _turn(person: Person, found: Assessment, moment: Moment) -> Turn:
    since = found.my_turn_since or 0
    done = last_verb(found)
    first = say(f"{person.name} {done.past}{done.rest} {moment.on_and_ago(since)}.",
                "my_turn_since", "last_in_kind")  # fmt: skip
    return Turn(
        person=person.id,
        name=person.name,
        since=since,
        said=(first,),
        write=f"Write one line to {person.name}",
        leave="It needs no answer",
    )


def _returned(found: Assessment, moment: Moment) -> TurningPoint | None:
    """The latest return after a long pause, where it was lately."""
    back = [turn for turn in found.turning if turn.kind == "reconnecting"]
    lately = [turn for turn in back if moment.today - moment.day(turn.at) <= LATELY]
    return lately[-1] if lately else None


def _first_again(person: Person, turn: TurningPoint, moment: Moment) -> Sentence:
    them = voice(person)
    when = moment.on_and_ago(turn.at)
    words = {
        "me": f"You reached out first again to {them.name} {when}.",
        "both": f"You and {them.name} reached out again {when}.",
    }.get(turn.who, f"{them.name} reached out first again {when}.")
    return say(words, "turning")
