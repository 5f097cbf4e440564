"""First value before any record: what the owner remembers of two people, said back soberly."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

from stillhere.insight import dates
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import Sentence, say
from stillhere.records.person import Person

Last = Literal["this_week", "this_month", "some_weeks", "months", "years", "unsure"]
Usual = Literal["days", "week", "month", "now_and_then"]

STAYS = timedelta(days=14)
"""How long a guess stands on Today; afterwards it is only on the person's page."""

_LAST: dict[Last, str] = {
    "this_week": "this week",
    "this_month": "this month",
    "some_weeks": "some weeks ago",
    "months": "months ago",
    "years": "years ago",
}
_USUAL: dict[Usual, str] = {
    "days": "on most days",
    "week": "about once a week",
    "month": "about once a month",
    "now_and_then": "now and then",
}
_LONGER: dict[Usual, frozenset[Last]] = {
    "days": frozenset({"some_weeks", "months", "years"}),
    "week": frozenset({"some_weeks", "months", "years"}),
    "month": frozenset({"months", "years"}),
    "now_and_then": frozenset(),
}
"""What is surely longer than usual. "This month" may be yesterday, so it never is."""
_AS_USUAL: frozenset[tuple[Last, Usual]] = frozenset(
    {
        ("this_week", "week"),
        ("this_week", "month"),
        ("this_month", "month"),
        ("this_week", "now_and_then"),
        ("this_month", "now_and_then"),
        ("some_weeks", "now_and_then"),
    }
)


class Guess(msgspec.Struct, frozen=True):
    """What the owner remembers of a person; `day` ("YYYY-MM-DD") is when they said so."""

    last: Last
    usual: Usual
    day: str


def remembered(person: Person, guess: Guess, moment: Moment) -> tuple[Sentence, ...]:
    """What was said: when they last really talked, what is usual, and whether it is longer."""
    said = (_when(person, guess, moment), say(f"Usually it is {_USUAL[guess.usual]}."))
    if _day(guess) != moment.today:
        return said
    if guess.last in _LONGER[guess.usual]:
        return (*said, say("So this is longer than usual for you two."))
    if (guess.last, guess.usual) in _AS_USUAL:
        return (*said, say("So this is much as usual for you two."))
    return said


def cannot_know() -> tuple[Sentence, ...]:
    """What a memory cannot tell, and what would help."""
    return (
        say("This is from your memory; I have no record of you two yet."),
        say("It cannot say why."),
        say("With your messages and calls I can say more."),
    )


def is_fresh(guess: Guess, today: date) -> bool:
    """Whether it still stands on Today."""
    return today - _day(guess) < STAYS


def _when(person: Person, guess: Guess, moment: Moment) -> Sentence:
    day, name = _day(guess), person.name
    if guess.last == "unsure":
        return say(f"You are not sure when you last really talked with {name}.")
    if day == moment.today:
        return say(f"You last really talked with {name} {_LAST[guess.last]}.")
    told = dates.on(day, moment.today)
    before = _LAST[guess.last].replace("this", "that").replace("ago", "before")
    return say(f"{told} you told me: you last really talked with {name} {before}.")


def _day(guess: Guess) -> date:
    return date.fromisoformat(guess.day)
