"""Gone quiet: nothing for longer than is usual, on whose side, and what was usual before."""

from __future__ import annotations

from stillhere.insight import contact, lengths
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment

_SAME_TIME_DAYS = 14


def gone_quiet(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    """Nothing for long: the last sign, and how often it was before."""
    if found.who == "me":
        return _gone_quiet_me(them, found, moment)
    if found.who == "both" and found.last_event is not None:
        first = say(
            f"You and {them.name} were last in touch {moment.on_and_ago(found.last_event)}.",
            "last_event",
        )
    elif found.last_in is not None:
        first = say(
            f"You last heard from {them.name} {moment.on_and_ago(found.last_in)}.", "last_in"
        )
    else:
        gap = lengths.span(found.current_gap_days)
        first = say(f"In your record there is nothing from {them.name} for {gap}.",
                    "current_gap_days")  # fmt: skip
    return (first, *_usual_before(them, found, moment))


def _usual_before(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    did = contact.verb(found).they_did(them)
    before = _before(found, moment)
    if found.their_days.then is not None:
        often = lengths.most_weeks(found.their_days.then)
        return (say(f"{before}, {did} {often}.", "since", "their_days"),)
    if found.expected_gap_days is not None:
        often = lengths.every(found.expected_gap_days)
        return (say(f"{before}, {did} {often}.", "since", "expected_gap_days"),)
    return ()


def _before(found: Assessment, moment: Moment) -> str:
    """Say "Until late January" where the change came well before the last sign."""
    begun = moment.begun(found)
    last = found.last_in if found.last_in is not None else found.last_event
    if begun is None or found.since is None or last is None or "between" in begun:
        return "Before that"
    apart = (moment.day(last) - moment.day(found.since)).days
    return f"Until {begun.removeprefix('around ')}" if apart >= _SAME_TIME_DAYS else "Before that"


def _gone_quiet_me(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    if found.last_out is None:
        return (say(f"In your record there is nothing from you to {them.name}.", "last_out"),)
    verb = contact.verb(found)
    fact = say(f"{_you_last(them, verb)} {moment.on_and_ago(found.last_out)}.", "last_out")
    if found.my_days.then is None:
        return (fact,)
    often = lengths.most_weeks(found.my_days.then)
    return fact, say(f"Before that, {verb.you_did()} {often}.", "my_days")


def _you_last(them: Voice, verb: contact.Verb) -> str:
    if verb == contact.WRITE:
        return f"You last wrote to {them.name}"
    if verb == contact.CALL:
        return f"You last called {them.name}"
    return f"You last wrote to {them.name} or called {them.them}"
