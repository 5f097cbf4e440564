"""How long to leave it, and what can be different next time, in sentences (R4)."""

from __future__ import annotations

from datetime import date

from stillhere.insight import dates
from stillhere.insight.counts import count_of, times
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.person import Person
from stillhere.records.reaching import Pace


def pacing(person: Person, pace: Pace, moment: Moment) -> tuple[Sentence, ...]:
    """What was sent since {them.their} last answer, and how long to leave it."""
    if pace.tries == 0 or pace.first is None or pace.last is None:
        return (say("Nothing of yours is waiting for an answer."),)
    return (_sent(voice(person), pace, moment), *_leave(person, pace, moment))


def next_time(pace: Pace) -> tuple[Sentence, ...]:
    """What can be different next time: tone, length and waiting, nothing else (decision 8)."""
    if pace.tries == 0:
        return ()
    said = [say("If you write, let it ask for nothing.")]
    if pace.shorter:
        said.append(say("It can be shorter this time: a few lines are enough."))
    if pace.slower:
        said.append(say("It can wait longer this time: some weeks between two notes is kind."))
    return tuple(said)


def _sent(them: Voice, pace: Pace, moment: Moment) -> Sentence:
    did = _did(pace)
    if pace.tries == 1:
        return say(
            f"You have {did} once since {them.their} last answer, {moment.on(pace.last or 0)}."
        )
    often = times(pace.tries)
    days = count_of(pace.days, "day", "days")
    last = moment.on(pace.last or 0)
    return say(
        f"You have {did} {often} on {days} since {them.their} last answer, the last time {last}."
    )


def _did(pace: Pace) -> str:
    if pace.calls == 0:
        return "written"
    return "called" if pace.calls == pace.tries else "written or called"


def _leave(person: Person, pace: Pace, moment: Moment) -> tuple[Sentence, ...]:
    if pace.stop:
        return (
            say("You have done what you can for now, and you can stop here."),
            say(f"{person.name} can still come to you."),
        )
    if pace.rest_until is not None:
        until = dates.named(date.fromisoformat(pace.rest_until), moment.today)
        return (say(f"It is also kind to let it rest until {until}."),)
    if pace.resting:
        return (say("It has rested for a while. There is still no hurry."),)
    return (say("There is no hurry to write again."),)


def planned(day: date, today: date) -> Sentence:
    """The owner's own plan: a light note on a day, which may have come."""
    if day <= today:
        return say("You meant to write a light note about now. It can also wait.")
    return say(f"You mean to write a light note around {dates.named(day, today)}.")
