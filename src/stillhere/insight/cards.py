"""A person on Today: what happened, how sure that is, and two equal answers to it (E5, COPY 12)."""

from __future__ import annotations

import msgspec

from stillhere.insight.boundaries import boundary, boundary_sentence
from stillhere.insight.guess import Guess, cannot_know, remembered
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known
from stillhere.insight.pronouns import voice
from stillhere.insight.sentence import Sentence, say
from stillhere.insight.status import status
from stillhere.insight.unanswered import unanswered
from stillhere.insight.uncertainty import cannot_say, may_lack, uncertainty
from stillhere.records.assessment import Assessment, Side, Status
from stillhere.records.person import Person

NOT_TODAY = "Not today"
LATER, NEVER, FINE = "Not now", "Don’t tell me about this again", "It’s fine, because …"


class Choices(msgspec.Struct, frozen=True):
    """The words on the buttons: `yes` and `no` are equal in size, the others are quieter links.

    `yes` leads to the writing desk, `see` to the person's page.
    """

    yes: str
    no: str
    mute: str
    see: str

    @property
    def only_today(self) -> bool:
        """Whether the no is for today only; else it lets things rest."""
        return self.no == NOT_TODAY


class Others(msgspec.Struct, frozen=True):
    """Further answers, "" where one makes no sense.

    A week's quiet, no more of this change, and that the owner knows what it is.
    """

    later: str = LATER
    never: str = ""
    fine: str = ""


class Card(msgspec.Struct, frozen=True):
    """One card. `status` stands largest, then `uncertain`; `small` are the lines of small print."""

    person: int
    name: str
    relation: str
    kind: Status
    who: Side
    status: tuple[Sentence, ...]
    uncertain: tuple[Sentence, ...]
    small: tuple[Sentence, ...]
    choices: Choices
    others: Others = Others()


def card(known: Known, moment: Moment) -> Card:
    """The card of a person about whom there is a finding.

    Raises:
        ValueError: nothing was found about this person.
    """
    person, found = known.person, known.found
    if found is None:
        raise ValueError(person.id)
    return Card(
        person=person.id,
        name=person.name,
        relation=person.relation,
        kind=found.status,
        who=found.who,
        status=status(person, found, moment),
        uncertain=_uncertain(person, found, moment),
        small=_small(known, found, moment),
        choices=choices(person, found),
        others=others(found),
    )


def choices(person: Person, found: Assessment) -> Choices:
    """The words on the buttons of `person`'s card."""
    if found.status == "reconnecting":
        return Choices(_write(person), NOT_TODAY, _mute(person), "See what came")
    return Choices(_write(person), "Let it rest", _mute(person), "See what changed")


def guess_card(person: Person, guess: Guess, moment: Moment) -> Card:
    """The card of a person of whom there is only what the owner remembers."""
    return Card(
        person=person.id,
        name=person.name,
        relation=person.relation,
        kind="too_little_record",
        who="none",
        status=remembered(person, guess, moment),
        uncertain=cannot_know(),
        small=_pace(person, moment),
        choices=guess_choices(person),
    )


def guess_choices(person: Person) -> Choices:
    """The words on the buttons where there is only what the owner remembers."""
    see = f"Open the page of {person.name}"
    return Choices(_write(person), "Let it rest", _mute(person), see)


def others(found: Assessment) -> Others:
    """The further answers to the card of a finding: good news needs no reason."""
    return Others(never=NEVER, fine="" if found.status == "reconnecting" else FINE)


def _write(person: Person) -> str:
    return f"Write to {person.name}"


def _mute(person: Person) -> str:
    return f"Don’t remind me about {person.name}"


def _uncertain(person: Person, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    if found.status == "reconnecting":
        return _first_answer(person, found)
    if found.who == "me":
        return (say("There is no hurry, and no debt."),)
    if found.status == "gone_quiet":
        return (*uncertainty(person, found, moment), *cannot_say())
    return (
        say("The record cannot say why."),
        say("Busy weeks and holidays look the same in a record."),
    )


def _first_answer(person: Person, found: Assessment) -> tuple[Sentence, ...]:
    if found.who in ("me", "both"):
        return (say("Small steps are enough."),)
    them = voice(person).them
    if found.last_in_kind == "call":
        return (say(f"Thank {them} first; fix nothing yet."),)
    return (say("Read it twice."), say(f"Thank {them} first; fix nothing yet."))


def _small(known: Known, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    pace = _pace(known.person, moment)
    if found.status == "reconnecting" or found.who == "me":
        return pace
    sent = unanswered(found, resting=known.resting)
    return (may_lack(), *(() if sent is None else (sent,)), *pace)


def _pace(person: Person, moment: Moment) -> tuple[Sentence, ...]:
    slow = boundary(person, moment.today) == "slow"
    return boundary_sentence(person, moment.today) if slow else ()
