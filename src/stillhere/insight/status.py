"""The status sentence: the fact first, then what was usual. Never why (COPY 7, E10a)."""

from __future__ import annotations

from collections.abc import Callable

from stillhere.insight.counts import count_of, number
from stillhere.insight.lesser import quieter, shallower
from stillhere.insight.measures import as_usual
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.quiet import gone_quiet
from stillhere.insight.returning import reconnecting
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment, Status
from stillhere.records.person import Person

ENOUGH_CONTACTS = 8
"""Below this nothing is said of a rhythm (E10b)."""


def status(person: Person, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    """At most two sentences on how it stands between the owner and `person`."""
    return _SAY[found.status](voice(person), found, moment)


def _steady(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    if found.last_in is None:
        return (say(f"With {them.name} it is much as usual.", "status"),)
    if not as_usual(found):
        fact = say(
            f"You last heard from {them.name} {moment.on_and_ago(found.last_in)}.", "last_in"
        )
        longer = say(
            "No pause before was this long in your record.", "current_gap_days", "longest_before"
        )
        return fact, longer
    fact = say(f"You last heard from {them.name} {moment.on(found.last_in)}.", "last_in")
    return fact, say("That is much as usual for you two.", "status")


def _too_little(them: Voice, found: Assessment, _: Moment) -> tuple[Sentence, ...]:
    if found.contacts >= ENOUGH_CONTACTS:
        return (say(f"I know too little about {them.name} yet.", "contacts"),)
    talks = count_of(found.contacts, "talk", "talks")
    return (
        say(f"I know too little about {them.name} yet: {talks}.", "contacts"),
        say(f"I will say nothing until there are {number(ENOUGH_CONTACTS)}."),
    )


def _record_ended(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    if found.record_end is None:
        return (say(f"I have no record of you and {them.name} up to today.", "record_end"),)
    return (
        say(f"I have no record of you and {them.name} {moment.since(found.record_end)}.",
            "record_end"),
        say("What happened after that I cannot say."),
    )  # fmt: skip


_SAY: dict[Status, Callable[[Voice, Assessment, Moment], tuple[Sentence, ...]]] = {
    "gone_quiet": gone_quiet,
    "quieter": quieter,
    "shallower": shallower,
    "reconnecting": reconnecting,
    "steady": _steady,
    "too_little_record": _too_little,
    "record_ended": _record_ended,
}
