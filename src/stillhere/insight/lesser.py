"""Quieter and shallower: less often, shorter or slower than before, on whose side."""

from __future__ import annotations

from collections.abc import Callable

from stillhere.insight import contact, lengths
from stillhere.insight.measures import differs, fell
from stillhere.insight.moment import Moment
from stillhere.insight.pronouns import Voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.assessment import Assessment, ThenNow


def quieter(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    """Less often than before, and how often it was."""
    measure, field = found.their_days, "their_days"
    if found.who == "me":
        who = _you_have(them, found)
        measure, field = found.my_days, "my_days"
    elif found.who == "both":
        who = f"You and {them.name} have been in touch"
    else:
        who = f"{them.name} has {contact.verb(found).have_done()}"
    fact = say(f"{who} less often {_since(moment.begun(found))}.", "since", "who")
    return (fact, *_then_now(measure, field, lengths.a_week))


def _you_have(them: Voice, found: Assessment) -> str:
    verb = contact.verb(found)
    if verb == contact.WRITE:
        return f"You have written to {them.name}"
    if verb == contact.CALL:
        return f"You have called {them.name}"
    return f"You have been in touch with {them.name}"


def shallower(them: Voice, found: Assessment, moment: Moment) -> tuple[Sentence, ...]:
    """As often as before, but calls are shorter, or answers slower or shorter."""
    since = _since(moment.begun(found))
    if found.who == "me":
        return _shallower_me(them, found, since)
    if differs(found.call_minutes, 1.5, 2.0) and fell(found.call_minutes):
        fact = say(f"Calls with {them.name} have been shorter {since}.", "call_minutes", "since")
        return (fact, *_calls_then_now(found))
    if differs(found.usual_answer_seconds, 2.0, 900.0) and not fell(found.usual_answer_seconds):
        fact = say(f"{them.name} has taken longer to answer {since}.",
                   "usual_answer_seconds", "since")  # fmt: skip
        return (
            fact,
            *_then_now(found.usual_answer_seconds, "usual_answer_seconds", lengths.about_hours),
        )
    if differs(found.message_length, 1.5, 5.0) and fell(found.message_length):
        return (say(f"{them.owner} messages have been shorter {since}.",
                    "message_length", "since"),)  # fmt: skip
    return (say(f"You and {them.name} are in touch as often as before, but more briefly.",
                "status"),)  # fmt: skip


def _shallower_me(them: Voice, found: Assessment, since: str) -> tuple[Sentence, ...]:
    if differs(found.my_answer_seconds, 2.0, 900.0) and not fell(found.my_answer_seconds):
        fact = say(f"You have taken longer to answer {them.name} {since}.",
                   "my_answer_seconds", "since")  # fmt: skip
        return (fact, *_then_now(found.my_answer_seconds, "my_answer_seconds", lengths.about_hours))
    return (say(f"You are in touch with {them.name} as often as before, but more briefly.",
                "status", "who"),)  # fmt: skip


def _since(begun: str | None) -> str:
    if begun is None:
        return "lately"
    return "for some time now" if "between" in begun else f"since {begun.removeprefix('around ')}"


def _then_now(measure: ThenNow, field: str, words: Callable[[float], str]) -> tuple[Sentence, ...]:
    if measure.then is None or measure.now is None:
        return ()
    then, now = words(measure.then), words(measure.now)
    return () if then == now else (say(f"It was {then}, and is now {now}.", field),)


def _calls_then_now(found: Assessment) -> tuple[Sentence, ...]:
    if found.call_minutes.then is None or found.call_minutes.now is None:
        return ()
    then, now = lengths.minutes(found.call_minutes.then), lengths.minutes(found.call_minutes.now)
    return (say(f"They were about {then} long, and are now about {now}.", "call_minutes"),)
