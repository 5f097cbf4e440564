"""What came of an import: a card for each of a few files, a line for each of many."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.parts import Problem, Question, Step, Table


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
class Bars:
    """The record of each source, over one stretch of time.

    Attributes:
        covered: The sources.
        begins: The words under the left end of the bars.
        ends: The words under their right end.
    """

    covered: tuple[Covered, ...]
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file.

    Attributes:
        name: The file.
        lead: How much, with whom, from when to when.
        bars: The record of each source.
        notes: What else there is to say: new and repeated, gaps, blind spots.
        left_out_heading: How many lines were left out, in words.
        left_out: The first of those lines, with their reasons.
        undo: Takes out exactly what this file brought.
    """

    name: str
    lead: str
    bars: Bars | None
    notes: tuple[str, ...]
    left_out_heading: str
    left_out: Table | None
    undo: Step


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one of many files.

    Attributes:
        name: The file.
        words: How much, from when to when, and what was left out.
        undo: Takes out exactly what this file brought.
    """

    name: str
    words: str
    undo: Step


@dataclass(frozen=True, slots=True)
class Kind:
    """Files of one kind among many.

    Attributes:
        title: The kind.
        words: How many files, how much, from when to when.
        lines: The files.
        more: How many are not shown here, in words.
    """

    title: str
    words: str
    lines: tuple[Line, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """What came of many files, as one.

    Attributes:
        lead: How many files, how much, with how many people, from when to when.
        bars: The record of each source.
        notes: What else there is to say.
        kinds: The files, by their kind.
    """

    lead: str
    bars: Bars | None
    notes: tuple[str, ...]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came of an import.

    Attributes:
        together: All files as one, where there are many.
        results: One for each file that could be read, where there are a few.
        problems: One for each that could not.
        more_problems: Those after the first few.
        questions: The questions that are open, each once.
        owner: Under which name the owner is known, with the way to correct it.
        alike: The step to names that may be one person, where there are any.
        go_on: The step that leads on.
        undo_all: Takes out what all the files brought, where there are several.
    """

    together: Together | None
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    more_problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    owner: Question | None
    alike: Step | None
    go_on: Step
    undo_all: Step | None
