"""The pieces that several pages are made of."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

NOTHING = Markup("")
"""No drawing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    Attributes:
        csrf: The token that every form hands back.
        here: The page of the navigation that is open: "today", "people", "bring_in" or "".
        begun: Whether anybody is here yet; before that there is no navigation.
        demo: Whether this is the made-up family.
        said: What was just done, if anything.
    """

    csrf: str
    here: str = ""
    begun: bool = True
    demo: bool = False
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A link or, where it changes something, a button that posts.

    Attributes:
        words: The label, an action.
        url: Where it leads.
        post: Whether it changes something.
        name: The form field that the button sends, if any.
        value: The value of that field.
    """

    words: str
    url: str
    post: bool = False
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What was just done.

    Attributes:
        words: It, as a sentence.
        undo: The step that takes it back, if there is one.
    """

    words: str
    undo: Step | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question with given answers.

    Attributes:
        value: What is sent.
        words: What is read.
        chosen: Whether it is the present answer.
        note: A line of small print under it.
    """

    value: str
    words: str
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that did not work (COPY 15).

    Attributes:
        what: What happened.
        advice: That nothing is lost, and what to do next.
        step: Where that is told in full, if it is.
    """

    what: str
    advice: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that only the person can answer.

    Attributes:
        words: The question.
        why: Why it is asked, or what was assumed meanwhile.
        url: Where the answer goes.
        name: The form field.
        choices: The answers.
    """

    words: str
    why: str
    url: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words and numbers.

    Attributes:
        caption: What it shows, with its coverage.
        columns: The heads, the first above the row heads.
        rows: The cells, the first of each row its head.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the key beside a picture.

    Attributes:
        drawing: The mark itself, as SVG.
        words: What it means.
    """

    drawing: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Zoom:
    """One choice of how much time a picture shows.

    Attributes:
        key: A short name, stable between two pages.
        words: The label.
        url: The same page with that time.
        current: Whether it is shown now.
    """

    key: str
    words: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with everything that tells the same in words.

    Attributes:
        heading: The heading above it.
        wide: The drawing for wide windows, as SVG.
        narrow: The drawing for phones, as SVG.
        notes: The words for the numbers ①, ② … of the narrow drawing.
        marks: How to read it.
        table: The same in words and numbers, if it is not told by another figure.
    """

    heading: str
    wide: Markup
    narrow: Markup
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """The last year of two people in one line.

    Attributes:
        wide: The drawing for wide windows, as SVG.
        narrow: The drawing for phones, as SVG.
        begins: The words under its left end.
        ends: The words under its right end.
    """

    wide: Markup
    narrow: Markup
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Somebody to talk to.

    Attributes:
        name: Who answers.
        words: The link's words with the number: "Call 116 123".
        href: A tel:, sms: or https: address.
        note: When it is open, what it costs, in a few words.
    """

    name: str
    words: str
    href: str
    note: str
