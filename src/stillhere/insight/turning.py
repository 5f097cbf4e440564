"""Turning points in words: what changed, when it began and how sure that is."""

from __future__ import annotations

from datetime import date

import msgspec

from stillhere.insight import dates
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment, TurningPoint
from stillhere.records.person import Person

MOST = 4
SURE_DAYS = 2
"""An interval as short as this is a day."""


class Point(msgspec.Struct, frozen=True):
    """One turning point: what happened, how sure the day is, and the days to look at."""

    said: tuple[Sentence, ...]
    sure: tuple[Sentence, ...]
    first: date
    last: date
    evening: date


def points(person: Person, found: Assessment, moment: Moment) -> tuple[Point, ...]:
    """The latest turning points, newest first."""
    them = voice(person)
    return tuple(_point(them, each, moment) for each in found.turning[::-1][:MOST])


def _point(them: Voice, turn: TurningPoint, moment: Moment) -> Point:
    low, at, high = (moment.day(each) for each in (turn.low, turn.at, turn.high))
    return Point(
        said=(say(_what(them, turn, moment), "turning"),),
        sure=(*_interval(turn, low, high, moment), *_course(turn, moment)),
        first=low,
        last=min(max(high, at), moment.today),
        evening=moment.day(turn.evening),
    )


def _what(them: Voice, turn: TurningPoint, moment: Moment) -> str:
    low, high = moment.day(turn.low), moment.day(turn.high)
    when = dates.around(low, high, moment.today)
    who = {"me": "you", "both": "you two"}.get(turn.who, them.subject)
    match turn.kind:
        case "reconnecting":
            return f"{who} reached out again {moment.on(turn.at)}."
        case "gone_quiet":
            return f"{who} went quiet {when}."
        case "shallower":
            what = "talks" if turn.who == "both" else "messages"
            whose = them.their if turn.who == "them" else "your"
            return f"{whose} {what} became shorter {when}."
    return f"{who} began to be in touch less often {when}."


def _interval(turn: TurningPoint, low: date, high: date, moment: Moment) -> tuple[Sentence, ...]:
    if turn.kind == "reconnecting":
        return ()
    if (high - low).days <= SURE_DAYS:
        return (say(f"The day is fairly sure: {dates.named(low, moment.today)}.", "turning"),)
    first, last = dates.named(low, moment.today), dates.named(high, moment.today)
    return (say(f"The day is not sure: it lies between {first} and {last}.", "turning"),)


def _course(turn: TurningPoint, moment: Moment) -> tuple[Sentence, ...]:
    if turn.kind == "reconnecting":
        return ()
    told = dates.named(moment.day(turn.told - 1), moment.today)
    said = say(f"From {told} on, the record could show it.", "turning")
    if turn.until is None:
        return (said,)
    over = dates.named(moment.day(turn.until), moment.today)
    return said, say(f"It was over by {over}.", "turning")
