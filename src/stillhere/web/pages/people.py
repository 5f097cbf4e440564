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
