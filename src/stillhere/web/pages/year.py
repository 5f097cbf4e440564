"""A year's look back."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Step
from stillhere.web.pages.today import Well


@dataclass(frozen=True, slots=True)
class Year:
    """One year, in facts.

    Attributes:
        heading: The year.
        lead: Days in touch, talks and visits, of all who are looked after.
        people: One line each, by name.
        happened: Life events and returns, by day.
        gaps: Days without any record.
        closing: The end of the page.
        steps: The years around it, and the way back.
    """

    heading: str
    lead: str
    people: tuple[Well, ...]
    happened: tuple[str, ...]
    gaps: tuple[str, ...]
    closing: str
    steps: tuple[Step, ...]
