"""The search by meaning, and how its messages are made ready."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Step
from stillhere.web.pages.search import Result


@dataclass(frozen=True, slots=True)
class Meaning:
    """A search by meaning and what came of it.

    Attributes:
        url: Where the question goes.
        text: What was typed.
        askable: Whether any message is ready to be compared.
        lead: What this is, or what was found.
        results: What was found, the nearest first.
        unread: A sentence about messages that are not ready, "" without any.
        steps: What can be done.
    """

    url: str
    text: str
    askable: bool
    lead: str
    results: tuple[Result, ...]
    unread: str
    steps: tuple[Step, ...]
