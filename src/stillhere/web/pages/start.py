"""The first pages: three questions, and the page after a yes to the fourth."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Choice, HelpLine, Problem, Step

LAST = (
    ("this_week", "This week"),
    ("this_month", "This month"),
    ("some_weeks", "Some weeks ago"),
    ("months", "Months ago"),
    ("years", "Years ago"),
    ("unsure", "I’m not sure"),
)
"""When the two last really talked: value and words."""

USUAL = (
    ("days", "Most days"),
    ("week", "Every week"),
    ("month", "Every month"),
    ("now_and_then", "Now and then"),
)
"""What is usual for the two: value and words."""

SAFER = (("yes", "Yes, or maybe"), ("no", "No"))
"""Whether it might be safer not to be in touch: value and words."""


def choices(pairs: tuple[tuple[str, str], ...], chosen: str = "") -> tuple[Choice, ...]:
    """The answers `pairs`, with the one whose value is `chosen` marked."""
    return tuple(Choice(value, words, value == chosen) for value, words in pairs)


@dataclass(frozen=True, slots=True)
class Start:
    """Three questions that a person can answer by guess, and one that may be left empty.

    Attributes:
        name: What was typed as the name.
        last: When they last really talked.
        usual: What is usual for the two.
        safer: Whether it might be safer not to be in touch.
        problem: What is missing, if anything.
        demo: The step to the made-up family, where there is one.
    """

    name: str
    last: tuple[Choice, ...]
    usual: tuple[Choice, ...]
    safer: tuple[Choice, ...]
    problem: Problem | None = None
    demo: Step | None = None


@dataclass(frozen=True, slots=True)
class Safety:
    """After a yes to the safety question: help, and nothing about reaching out (E3).

    Attributes:
        name: The person that was named on the start page.
        lines: The emergency number, then lines for safety at home, then someone who listens.
        checked: When the numbers were checked, as a sentence.
        keep: Remembers the person with no contact.
        leave: Keeps nothing.
    """

    name: str
    lines: tuple[HelpLine, ...]
    checked: str
    keep: Step
    leave: Step


def empty_start(demo: Step | None = None) -> Start:
    """The questions before anything is answered."""
    return Start("", choices(LAST), choices(USUAL), choices(SAFER), demo=demo)
