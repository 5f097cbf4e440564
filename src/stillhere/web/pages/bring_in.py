"""Bringing in files: choose, read, and see what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.parts import Choice, Problem, Question, Step, Table

KEEP = (("dates", "Dates and lengths only"), ("words", "The words too"))
"""How much may be read: value and words; the first is preselected."""


@dataclass(frozen=True, slots=True)
class HowTo:
    """How to get the files out of one app.

    Attributes:
        title: The app.
        steps: What to tap, in order.
        notes: What else is good to know.
        opened: Whether it is open at first.
    """

    title: str
    steps: tuple[str, ...]
    notes: tuple[str, ...] = ()
    opened: bool = False


@dataclass(frozen=True, slots=True)
class BringIn:
    """Trust, while files are chosen.

    Attributes:
        keep: How much may be read.
        how_tos: How to get the files.
        reading: The step to a reading that is going on.
        problem: What did not work, if anything.
    """

    keep: tuple[Choice, ...]
    how_tos: tuple[HowTo, ...]
    reading: Step | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Chats:
    """Which chats of the files to bring in; nothing is stored yet.

    Attributes:
        found: What was found, as a sentence.
        url: Where the answer goes.
        chats: The chats, those with one person chosen; none where there is only one.
        questions: What only the person can say, asked in the same form.
        problems: Files that could not be read.
        cancel: Throws the files away.
    """

    found: str
    url: str
    chats: tuple[Choice, ...]
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    cancel: Step


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is; the progress events send it anew.

    Attributes:
        name: The file that is read now.
        done: How much is read, in the unit of `total`.
        total: How much there is.
        words: The same in words.
        onward: The step to what came of it, once it is done.
    """

    name: str
    done: int
    total: int
    words: str
    onward: Step | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading that is going on.

    Attributes:
        now: How far it is.
        stream: The address of the progress events.
        again: The step that shows this page anew.
        stop: Ends it.
    """

    now: Progress
    stream: str
    again: Step
    stop: Step


@dataclass(frozen=True, slots=True)
class Covered:
    """When one source has a record.

    Attributes:
        source: Its name.
        drawing: The bar, as SVG.
        words: The same in words.
    """

    source: str
    drawing: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file.

    Attributes:
        name: The file.
        lead: How much, with whom, from when to when.
        covered: The record of each source.
        begins: The words under the left end of the bars.
        ends: The words under their right end.
        notes: What else there is to say: new and repeated, gaps, blind spots.
        left_out_heading: How many lines were left out, in words.
        left_out: The first of those lines, with their reasons.
        undo: Takes out exactly what this file brought.
    """

    name: str
    lead: str
    covered: tuple[Covered, ...]
    begins: str
    ends: str
    notes: tuple[str, ...]
    left_out_heading: str
    left_out: Table | None
    undo: Step


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came of an import.

    Attributes:
        results: One for each file that could be read.
        problems: One for each that could not.
        question: The one question that is open, if any.
        owner: Under which name the owner is known, with the way to correct it.
        go_on: The step that leads on.
    """

    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    question: Question | None
    owner: Question | None
    go_on: Step
