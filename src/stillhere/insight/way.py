"""On which way and at which hour they have most often answered, in sentences (R3)."""

from __future__ import annotations

from stillhere.insight.counts import number, share
from stillhere.insight.pronouns import voice
from stillhere.insight.sentence import Sentence, capital, say
from stillhere.records.person import Person
from stillhere.records.reaching import Habit

WAYS = {
    "sms": "a text",
    "mms": "a text",
    "rcs": "a text",
    "imessage": "a text",
    "phone": "a call",
    "facetime": "a call",
    "mail": "a mail",
    "whatsapp": "a WhatsApp message",
    "telegram": "a Telegram message",
    "signal": "a Signal message",
}
"""What each channel carries; others are called by their name."""

PARTS = {
    (5, 12): "in the morning",
    (12, 18): "in the afternoon",
    (18, 23): "in the evening",
    (23, 5): "at night",
}
"""The parts of a day by their first hour and the hour after their last."""

LITTLE = 10
_HOURS = ("midnight", *(number(hour) for hour in range(1, 12)), "noon")


def way_of(channel: str) -> str:
    """What is sent on a channel: "a text"."""
    return WAYS.get(channel, f"a message on {channel.replace('_', ' ').title()}")


def way(person: Person, habit: Habit) -> tuple[Sentence, ...]:
    """Where and when they have most often answered, and how sure that is."""
    if habit.channel is None:
        return (_unknown(person, habit),)
    them, what = voice(person), way_of(habit.channel)
    if habit.last_only:
        return (say(f"The last answer from {them.name} was {what}."),)
    said = say(f"{them.name} has most often answered {what}{_when(habit)}.")
    return (said, _sure(habit), *_sure_of_hours(habit))


def _when(habit: Habit) -> str:
    if habit.hours is None:
        return ""
    part = PARTS.get(habit.hours)
    return f", most often {part}" if part else f", between {hours(*habit.hours)}"


def hours(first: int, last: int) -> str:
    """A time of day: "six and nine in the evening", "eleven in the morning and two"."""
    if _part(first) == _part(last):
        return f"{_clock(first)} and {_clock(last)} {_part(last)}".rstrip()
    return f"{_named(first)} and {_named(last)}"


def _named(hour: int) -> str:
    words = _clock(hour)
    return words if words in ("noon", "midnight") else f"{words} {_part(hour)}"


def _clock(hour: int) -> str:
    return "noon" if hour == 12 else _HOURS[hour % 12]


def _part(hour: int) -> str:
    if hour < 5:
        return "at night"
    if hour < 12:
        return "in the morning"
    if hour < 18:
        return "in the afternoon"
    return "in the evening" if hour < 23 else "at night"


def _sure(habit: Habit) -> Sentence:
    if habit.among < LITTLE:
        return say(f"That is from {number(habit.among)} answers, so it is a guess.")
    part = share(habit.answers / habit.among)
    if habit.clear and habit.answers == habit.among:
        return say(f"All of the last {number(habit.among)} answers came that way.")
    if habit.clear:
        return say(f"Of the last {number(habit.among)} answers {part} came that way.")
    return say("Other ways were nearly as common, so it is a guess.")


def _sure_of_hours(habit: Habit) -> tuple[Sentence, ...]:
    """How many of these answers came at that time, and that the others came at others."""
    if habit.hours is None or habit.then == habit.answers:
        return ()
    part = capital(share(habit.then / habit.answers))
    return (say(f"{part} of them came at that time of day, the others at other hours."),)


def _unknown(person: Person, habit: Habit) -> Sentence:
    if habit.last_only:
        return say(f"Too few answers from {person.name} are on record to name a way.")
    return say(f"Where {person.name} answers most often is not on record yet.")
