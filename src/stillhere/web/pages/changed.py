"""What changed with one person, and what each figure of it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.parts import NOTHING, Step, Table


@dataclass(frozen=True, slots=True)
class Point:
    """A turning point.

    Attributes:
        words: What happened, and when.
        sure: How sure the day is, and since when the record could show it.
        steps: The days around it, closer and closer.
    """

    words: str
    sure: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing before and lately, with what it is made of.

    Attributes:
        heading: What is compared.
        words: The comparison in words.
        drawing: The same as a small picture, hidden from screen readers; may be empty.
        made_of: The times and how many records were counted in each.
        left_out: What does not count, and why.
        step: The step to the records themselves, if there is one.
    """

    heading: str
    words: str
    drawing: Markup = NOTHING
    made_of: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One ordinary reading.

    Attributes:
        words: The reading.
        origin: Where it comes from: a study with its number, or none.
    """

    words: str
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnMessages:
    """The owner's own messages around the change.

    Attributes:
        words: What came after it, around it and before it, one paragraph each.
        closing: That the order of things is no reason.
        step: The step to the messages' days.
    """

    words: tuple[str, ...]
    closing: str
    step: Step


@dataclass(frozen=True, slots=True)
class CannotTell:
    """What the record cannot tell.

    Attributes:
        cannot: What it cannot say, and what the owner added near that time.
        readings: Ordinary readings, side by side; none comes first.
        closing: That one may never know.
    """

    cannot: str
    readings: tuple[Reading, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed with one person, and everything that it rests on.

    Attributes:
        name: Their name.
        back: The step to their page.
        lead: When it began and on whose side; or that nothing clearly changed.
        boundary: What a boundary says instead, or "".
        points: The turning points, newest first.
        rows: Before and lately.
        too_little: What is too seldom lately to be compared.
        usual: What is usual, where nothing changed.
        own: The owner's own messages around the change.
        cannot_tell: What the record cannot tell.
        figures: The figures that each have a page with their records.
        left_out: What is left out of every figure.
        links: Quieter steps.
    """

    name: str
    back: Step
    lead: str
    boundary: str
    points: tuple[Point, ...]
    rows: tuple[Compared, ...]
    too_little: tuple[str, ...]
    usual: tuple[str, ...]
    own: OwnMessages | None
    cannot_tell: CannotTell | None
    figures: tuple[Step, ...]
    left_out: tuple[str, ...]
    links: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class RestsOn:
    """The records of one figure.

    Attributes:
        name: The person's name.
        heading: What the figure is about.
        back: The step to what changed.
        made_of: The times and how many records were counted in each.
        left_out: What does not count, and why.
        tables: The records, newest first: lately, then before.
        steps: The days in the picture.
    """

    name: str
    heading: str
    back: Step
    made_of: tuple[str, ...]
    left_out: tuple[str, ...]
    tables: tuple[Table, ...]
    steps: tuple[Step, ...]
