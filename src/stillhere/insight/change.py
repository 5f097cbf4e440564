"""What changed: then beside now, on their side and on mine, and what stayed as it was (U2, N8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import msgspec

from stillhere.insight import lengths
from stillhere.insight.contact import Verb, verb
from stillhere.insight.counts import number, share
from stillhere.insight.measures import differs, known
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.sentence import Sentence, capital, say
from stillhere.records.assessment import Assessment, ThenNow
from stillhere.records.basis import Topic
from stillhere.records.person import Person

RowTopic = Topic | Literal["unchanged"]


UNCHANGED = "What did not change"


class Change(msgspec.Struct, frozen=True):
    """One row: a heading and what to say under it. `measure` is what a small picture shows."""

    topic: RowTopic
    heading: str
    said: tuple[Sentence, ...]
    measure: ThenNow = ThenNow()


class Changes(msgspec.Struct, frozen=True):
    """All rows, with the sentence on when it began and on whose side."""

    began: tuple[Sentence, ...]
    rows: tuple[Change, ...]


class _Row(NamedTuple):
    topic: Topic
    heading: str
    words: Callable[[float], str]
    factor: float
    least: float
    same: str
    before: str = "Before: {}."


def changes(person: Person, found: Assessment, moment: Moment) -> Changes:
    """The rows in which then and now clearly differ, and one on what did not change."""
    them = voice(person)
    differing, same = [], []
    for row in _rows(them, verb(found)):
        measure: ThenNow = getattr(found, row.topic)
        if not known(measure):
            continue
        if differs(measure, row.factor, row.least) and not _sounds_same(row, measure):
            differing.append(Change(row.topic, row.heading, _then_now(row, measure), measure))
        else:
            same.append(_as_before(row, measure))
    if same:
        differing.append(Change("unchanged", UNCHANGED, tuple(same[:3])))
    return Changes(_began(them, found, moment), tuple(differing))


def too_little(person: Person, found: Assessment) -> tuple[Sentence, ...]:
    """What could be told of before, and is too seldom lately to say."""
    return tuple(
        say(f"{row.heading}: too little lately to say.", row.topic)
        for row in _rows(voice(person), verb(found))
        if _ended(getattr(found, row.topic))
    )


def _ended(measure: ThenNow) -> bool:
    return measure.then is not None and measure.now is None


def _rows(them: Voice, used: Verb) -> tuple[_Row, ...]:
    they, you = used.they_do(them), used.you_do()
    answer = them.does("answer")
    often = lengths.a_week
    return (
        _Row("their_days", f"How often {they}", often, 1.5, 0.2, f"{capital(they)} {{}}"),
        _Row("call_minutes", "How long you talk", lengths.minutes, 1.5, 2.0,
             "You talk for about {}"),
        _Row("calls_week", "How often you talk", _calls, 1.5, 0.25, "You talk {}"),
        _Row("usual_answer_seconds", f"How soon {answer}", lengths.about_hours, 2.0, 900.0,
             f"{capital(answer)} after {{}}"),
        _Row("message_length", f"How long {them.their} messages are", _characters, 1.5, 10.0,
             f"{capital(them.their)} messages are {{}}"),
        _Row("starts", "Who starts", share, 1.5, 0.2, f"{{}} of your talks begin with {them.them}",
             f"Before: {{}} of your talks began with {them.them}."),
        _Row("my_days", f"How often {you}", often, 1.5, 0.2, f"{capital(you)} {{}}"),
        _Row("my_answer_seconds", "How soon you answer", lengths.about_hours, 2.0, 900.0,
             "You answer after {}"),
    )  # fmt: skip


def _then_now(row: _Row, measure: ThenNow) -> tuple[Sentence, ...]:
    if measure.then is None or measure.now is None:
        return ()
    return (
        say(row.before.replace("{}", row.words(measure.then)), row.topic),
        say(f"Lately: {row.words(measure.now)}.", row.topic),
    )


def _as_before(row: _Row, measure: ThenNow) -> Sentence:
    then = measure.then if measure.then is not None else 0.0
    return say(f"{row.same.replace('{}', row.words(then))}, as before.", row.topic)


def _sounds_same(row: _Row, measure: ThenNow) -> bool:
    then, now = measure.then or 0.0, measure.now or 0.0
    return row.words(then) == row.words(now)


def _began(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    begun = moment.begun(found)
    if begun is None or found.kind is None:
        return ()
    side = {
        "them": f", on {them.their} side",
        "me": ", on your side",
        "both": ", on both sides",
    }.get(found.who, "")
    return (say(f"It began {begun}{side}.", "since", "since_low", "since_high", "who"),)


def _calls(week: float) -> str:
    return lengths.every(7.0 / week) if week >= 0.02 else "hardly at all"


def _characters(length: float) -> str:
    words = max(1, round(length / 6))
    if words <= 3:
        return "two or three words"
    return f"about {number(5 * max(1, round(words / 5)))} words"
