"""A number without a name that may be somebody who gives no sign (N10): facts, and a caution."""

from __future__ import annotations

from stillhere.insight import lengths
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import Sentence, say

CAUTION = say(
    "Before you say yes, make sure. Call the number you know, or ask something only the two of "
    "you know. People who want money sometimes write from a new number as if they were family."
)


def question(newcomer: str, name: str) -> str:
    """What is asked."""
    return f"Could “{newcomer}” be {name}?"


def why(name: str, last: int, first: int, moment: Moment, *, named: bool) -> tuple[Sentence, ...]:
    """Why it is asked: when it came, beside when `name` last gave a sign (Unix ms)."""
    days = (moment.day(first) - moment.day(last)).days
    came = f"This number first contacted you {moment.on(first)}"
    when = say(f"{came}, {_after(days)} {name} last gave a sign from a number you know.", "last_in")
    words = say(f"Its first words have the name {name.split(maxsplit=1)[0]} in them.")
    return (when, words) if named else (when,)


def _after(days: int) -> str:
    if days <= 0:
        return "about when"
    return "a day after" if days == 1 else f"{lengths.span(days)} after"
