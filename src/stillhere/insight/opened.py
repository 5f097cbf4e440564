"""What a comparison is made of, in sentences: which times, how many records, what was left out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from stillhere.insight import dates
from stillhere.insight.contact import verb
from stillhere.insight.counts import count_of, number, times
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment
from stillhere.records.basis import Basis, Counted, Topic, Why
from stillhere.records.person import Person

SHORTEST_DAYS = 7
ONE_DAY = 86_400_000

LEFT_OUT: dict[Why, tuple[str, str]] = {
    "no_record": ("One day without any record.", "{} days without any record."),
    "reaction": ("One thumb or heart: it is no contact of its own.",
                 "{} thumbs and hearts: they are no contact of their own."),
    "not_taken": ("One call that nobody took.", "{} calls that nobody took."),
    "no_length": ("One call of unknown length.", "{} calls of unknown length."),
    "late_answer": ("One late answer: an answer begins no talk.",
                    "{} late answers: an answer begins no talk."),
    "wordless": ("One message of unknown length.", "{} messages of unknown length."),
    "still_waiting": ("One wait that goes on.", "{} waits that go on."),
}  # fmt: skip
ALWAYS = (
    say("Groups are left out: a line to a group is not to one person."),
    say("What two files tell twice is counted once."),
    say("What could not be sent is left out."),
)
"""What is left out of every figure."""


class Opened(msgspec.Struct, frozen=True):
    """The times that were compared, what was counted in each, and what was left out."""

    times: tuple[Sentence, ...]
    counted: tuple[Sentence, ...]
    left_out: tuple[Sentence, ...]


def opened(person: Person, found: Assessment, basis: Basis, moment: Moment) -> Opened:
    """What the comparison `basis` is made of."""
    them = voice(person)
    words = _counts(them, found)[basis.topic]
    return Opened(
        times=(_before(basis.then, moment), _lately(basis.now, moment)),
        counted=(
            _said("Before", basis.then, words),
            _said("Lately", basis.now, words),
        ),
        left_out=tuple(_left(each.why, each.count) for each in basis.left_out),
    )


def _before(then: Counted, moment: Moment) -> Sentence:
    if then.end - then.start < ONE_DAY:
        return say("There is no time before it on record.", "compared")
    first, last = _day(then.start, moment), _day(then.end - 1, moment)
    return say(f"“Before” is the time from {first} to {last}.", "compared")


def _lately(now: Counted, moment: Moment) -> Sentence:
    first, last = moment.day(now.start), moment.day(now.end - 1)
    if last >= moment.today:
        return say(f"“Lately” is the time since {dates.named(first, moment.today)}.", "compared")
    named = (dates.named(each, moment.today) for each in (first, last))
    return say(f"“Lately” is the time from {' to '.join(named)}.", "compared")


def _day(at: int, moment: Moment) -> str:
    return dates.named(moment.day(at), moment.today)


Words = Callable[[Counted], str]


def _said(when: str, counted: Counted, words: Words) -> Sentence:
    if counted.covered < SHORTEST_DAYS:
        return say(f"{when}: less than a week on record, too little to say.", "compared")
    return say(f"{when}: {words(counted)}.", "compared")


def _left(why: Why, count: int) -> Sentence:
    one, many = LEFT_OUT[why]
    return say(one if count == 1 else many.format(number(count)), "compared")


def _counts(them: Voice, found: Assessment) -> dict[Topic, Words]:
    used = verb(found)
    they, you = used.they_did(them), used.you_did()
    theirs = _events(f" from {them.them}")
    return {
        "their_days": lambda one: f"{_days(one)} on which {they}",
        "my_days": lambda one: f"{_days(one)} on which {you}",
        "call_minutes": _talks,
        "calls_week": _talks,
        "message_length": lambda one: count_of(one.count, "message", "messages"),
        "starts": lambda one: _begun(them, one),
        "usual_answer_seconds": lambda one: _answered(them.does_past("answer"), one),
        "my_answer_seconds": lambda one: _answered("you answered", one),
        "their_hours": theirs,
        "my_hours": _events(" from you"),
        "channels": _events(""),
    }


def _days(counted: Counted) -> str:
    return count_of(counted.count, "day", "days")


def _talks(counted: Counted) -> str:
    return count_of(counted.count, "call that was taken", "calls that were taken")


def _events(whose: str) -> Words:
    return lambda one: f"{count_of(one.count, 'message or call', 'messages and calls')}{whose}"


def _begun(them: Voice, counted: Counted) -> str:
    theirs = counted.parts.get("them", 0)
    if counted.count == 0:
        return "no talk"
    return f"{count_of(counted.count, 'talk', 'talks')}, {number(theirs)} begun by {them.them}"


def _answered(who: str, counted: Counted) -> str:
    done = counted.parts.get("answered", 0)
    if counted.count == 0:
        return "nothing waited for an answer"
    if done == counted.count:
        return f"{who} {'the one time' if done == 1 else f'all {number(done)} times'}"
    if done == 0:
        return f"no answer yet, {times(counted.count)}"
    return f"{who} {number(done)} of {count_of(counted.count, 'time', 'times')}"
