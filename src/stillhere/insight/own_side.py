"""Which of my own messages did not precede the change: the order of things, and nothing else."""

from __future__ import annotations

import msgspec

from stillhere.insight import dates
from stillhere.insight.contact import Verb, verb
from stillhere.insight.counts import count_of, number, times
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment
from stillhere.records.basis import OwnSide
from stillhere.records.person import Person

SURE_DAYS = 2


class Own(msgspec.Struct, frozen=True):
    """What came after the change had begun, what came around it, what came before, and the rest."""

    after: Sentence
    between: Sentence | None
    before: tuple[Sentence, ...]
    closing: tuple[Sentence, ...]


def own(person: Person, found: Assessment, side: OwnSide, moment: Moment) -> Own:
    """The owner's side around a change, in sentences."""
    them, used = voice(person), verb(found)
    return Own(
        after=_after(used, side, moment),
        between=_between(used, side, moment),
        before=_before(them, used, side),
        closing=(
            say("The order of things is no reason for them."),
            say("The record cannot say why it changed."),
        ),
    )


def _after(used: Verb, side: OwnSide, moment: Moment) -> Sentence:
    day = dates.named(moment.day(side.high), moment.today)
    did = f"you have {used.have_done()}"
    if side.after == 0:
        return say(f"Nothing from you is on record since {day}.", "turning")
    if side.after == 1:
        return say(f"Since {day} {did} once: that did not come before the change.", "turning")
    days = count_of(side.after_days, "day", "days")
    return say(f"Since {day} {did} on {days}: none of it came before the change.", "turning")


def _between(used: Verb, side: OwnSide, moment: Moment) -> Sentence | None:
    low, high = moment.day(side.low), moment.day(side.high)
    if side.between == 0 or (high - low).days <= SURE_DAYS:
        return None
    first, last = dates.named(low, moment.today), dates.named(high, moment.today)
    often = times(side.between)
    return say(
        f"From {first} to {last} {used.you_did()} {often}: which came first is not clear.",
        "turning",
    )


def _before(them: Voice, used: Verb, side: OwnSide) -> tuple[Sentence, ...]:
    if side.before == 0:
        return (say("In the four weeks before, nothing from you is on record.", "turning"),)
    days = count_of(side.before_days, "day", "days")
    said = say(f"In the four weeks before, {used.you_did()} on {days}.", "turning")
    return (said, *_answers(them, side))


def _answers(them: Voice, side: OwnSide) -> tuple[Sentence, ...]:
    did = them.does_past("answer")
    if side.asked == 0:
        return ()
    if side.asked == 1:
        words = f"{did} that." if side.answered else "One of them had no answer then."
    elif side.answered == side.asked:
        words = f"{did} all {number(side.asked)} times."
    elif side.answered == 0:
        words = "None of it had an answer then."
    else:
        words = f"{did} {number(side.answered)} of {number(side.asked)} times."
    return (say(words, "turning"),)
