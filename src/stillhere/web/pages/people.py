"""The pages about all people: the list, and whom to look after."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Choice, Step
from stillhere.web.pages.today import Well


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the record, by when they were last heard from.

    Attributes:
        lead: A sentence about the list.
        looked_after: The people whom a notice may be about.
        others: Everybody else.
        steps: What can be done about the list as a whole.
    """

    lead: str
    looked_after: tuple[Well, ...]
    others: tuple[Well, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class LookAfter:
    """Whom to look after; about fifteen are suggested.

    Attributes:
        url: Where the answer goes.
        suggested: The people with the most talks, already chosen at the first time.
        others: Everybody else.
    """

    url: str
    suggested: tuple[Choice, ...]
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be of one person.

    Attributes:
        question: Whether they are.
        evidence: Why it is asked.
        about: What is on record of each.
        steps: Yes and no.
    """

    question: str
    evidence: tuple[str, ...]
    about: tuple[str, ...]
    steps: tuple[Step, Step]


@dataclass(frozen=True, slots=True)
class OnePerson:
    """The pairs of records that may be of one person, a few at a time.

    Attributes:
        lead: What this is about, or that there is nothing to ask.
        pairs: The pairs.
        more: A sentence about those that wait, "" without any.
        steps: The way back.
    """

    lead: str
    pairs: tuple[Pair, ...]
    more: str
    steps: tuple[Step, ...]
