"""My side as well: who waits for me."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Step


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who waits for a word.

    Attributes:
        name: Their name.
        url: Their page.
        words: When they wrote or called.
        pair: Two steps of the same size: one line, or that it needs no answer.
    """

    name: str
    url: str
    words: str
    pair: tuple[Step, Step]


@dataclass(frozen=True, slots=True)
class Told:
    """One line about somebody.

    Attributes:
        words: The line.
        step: The step to their page.
    """

    words: str
    step: Step


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits for me, where I have been quieter, and who reached out first again.

    Attributes:
        lead: That there is no hurry, or that nobody waits.
        waiting: Those who wait, by name.
        quieter: Those with whom it is the owner who has been quieter.
        first_again: Who reached out first after a long pause.
        closing: The end of the page.
        steps: The ways on.
    """

    lead: str
    waiting: tuple[Turn, ...]
    quieter: tuple[Told, ...]
    first_again: tuple[Told, ...]
    closing: str
    steps: tuple[Step, ...]
