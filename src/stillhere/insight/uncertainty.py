"""How sure it is: whether this has happened before, what the record cannot say or may lack (N5)."""

from __future__ import annotations

from stillhere.insight import lengths
from stillhere.insight.counts import times
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment
from stillhere.records.person import Person

_SHORT_RECORD_DAYS = 60


def uncertainty(person: Person, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    """Whether a pause like the present one has happened before, and the longest one.

    Empty where the finding is not a pause of theirs.
    """
    if found.status != "gone_quiet" or found.who == "me":
        return ()
    return (_before(found), *_longest(person, found, moment))


def cannot_say() -> tuple[Sentence, ...]:
    """What no record can say, and the honest hope."""
    return (
        say("The record cannot say why."),
        say("Many silences end."),
        say("Some don’t."),
    )


def may_lack(blind: tuple[str, ...] = ()) -> Sentence:
    """What may be missing from the record. `blind` are the reasons of `Coverage`."""
    if "disappearing" in blind:
        return say("It may be incomplete: visits and messages that disappear are not in it.")
    return say("It may be incomplete: visits, and calls from other numbers, are not in it.")


def _before(found: Assessment) -> Sentence:
    if found.gap_seen_before == 0:
        return say("A pause this long has not happened before in your record.", "gap_seen_before")
    often = times(found.gap_seen_before)
    if found.history_days < _SHORT_RECORD_DAYS:
        return say(f"A pause this long has happened {often} before.", "gap_seen_before")
    length = lengths.span(found.history_days)
    return say(f"A pause this long has happened {often} in {length}.",
               "gap_seen_before", "history_days")  # fmt: skip


def _longest(person: Person, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    longest = found.longest_before
    if longest is None:
        return ()
    when = moment.month(longest.start)
    pause = lengths.span(longest.days)
    return (say(f"{voice(person).their} longest pause before was {pause}, in {when}.",
                "longest_before"),)  # fmt: skip
