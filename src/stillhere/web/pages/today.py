"""The page that is looked at once a day, then left."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.parts import NOTHING, Step, Strip


@dataclass(frozen=True, slots=True)
class Card:
    """One person about whom there is something to decide.

    Attributes:
        name: Their name.
        url: Their page.
        relation: What they are to the owner, or "".
        strip: The last year, where there is a record of it.
        status: At most two sentences: the fact, then what was usual.
        body: The uncertainty and what the record cannot say, one paragraph each.
        small: What may be missing, and that there is no hurry.
        pair: Two steps of the same size, a yes and a no.
        links: Quieter ways out.
    """

    name: str
    url: str
    relation: str
    strip: Strip | None
    status: str
    body: tuple[str, ...]
    small: str
    pair: tuple[Step, Step]
    links: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Well:
    """One line of a list of people.

    Attributes:
        name: Their name.
        url: Their page.
        words: How it is, in half a sentence.
        strip: The last year as a small drawing, or nothing.
    """

    name: str
    url: str
    words: str
    strip: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class Today:
    """One look: who needs a thought, and who is quietly well.

    Attributes:
        date: Today's day in words.
        heading: The page's sentences; each stands on its own line.
        lead: About everyone else.
        cards: At most two people.
        well: Some of those who are much as usual.
        others: The step to the rest of the people, where there are more.
        unknown: Those of whom the record says too little.
        begin: The first steps, where nobody is here yet.
        goodbye: The sentences at the end of the page.
        sources: What it was read from and up to when.
        waiting: The step to who waits for the owner, where somebody does.
    """

    date: str
    heading: tuple[str, ...]
    lead: str
    cards: tuple[Card, ...]
    well: tuple[Well, ...]
    others: Step | None
    unknown: tuple[Well, ...]
    begin: tuple[Step, ...]
    goodbye: tuple[str, ...]
    sources: str
    waiting: Step | None = None
