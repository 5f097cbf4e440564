"""What is normal for these two, in a few lines, and for how long that has been watched."""

from __future__ import annotations

from collections.abc import Callable

from stillhere.insight import lengths
from stillhere.insight.contact import verb
from stillhere.insight.counts import share
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment
from stillhere.records.person import Person


def normal(person: Person, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    """What was usual in the reference time; only what is known is said."""
    them, used = voice(person), verb(found)
    do = used.they_do(them)
    if found.their_days.then is not None:
        often = [say(f"{do} {lengths.most_weeks(found.their_days.then)}.", "their_days")]
    else:
        often = _say(found.expected_gap_days, "expected_gap_days",
                     lambda days: f"{do} {lengths.every(days)}.")  # fmt: skip
    lines = (
        often,
        _say(found.my_days.then, "my_days",
             lambda days: f"{used.you_do()} {lengths.most_weeks(days)}."),
        _say(found.call_minutes.then, "call_minutes",
             lambda length: f"You talk for about {lengths.minutes(length)}."),
        _say(found.usual_answer_seconds.then, "usual_answer_seconds",
             lambda wait: f"{them.does('answer')} after {lengths.about_hours(wait)}."),
        _say(found.starts.then, "starts",
             lambda part: f"{share(part)} of your talks begin with {them.them}."),
    )  # fmt: skip
    return (*(line for several in lines for line in several), *_rests_on(found, moment))


def _say(value: float | None, field: str, words: Callable[[float], str]) -> list[Sentence]:
    return [] if value is None else [say(words(value), field)]


def _rests_on(found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    if found.first_event is None:
        return ()
    begun = moment.on(found.first_event)
    return (say(f"The record of you two begins {begun}.", "first_event"),)
