"""The writing desk, and the letter that is not sent."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.parts import Choice, Step


@dataclass(frozen=True, slots=True)
class Hint:
    """A note in the margin, like a kind editor’s: never a verdict.

    Attributes:
        words: What was noticed, and how it may land.
        quote: The words that it is about, "" where it is about all of them.
        instead: One kinder version, "" for a strength.
        steps: To use it, or to keep the words as they are.
    """

    words: str
    quote: str = ""
    instead: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside and under the sheet, anew whenever typing rests.

    Attributes:
        count: How many words there are.
        hints: The message check’s notes: one strength first, then at most two hints.
    """

    count: str
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class WayOut:
    """One app that the words can go to.

    Attributes:
        heading: What would be sent, and to whom.
        href: Opens the app on this device.
        open: The words of that link.
        note: Whether the app opens with the words.
        code: The same for a phone’s camera, empty where it would be too fine to read.
        scan: What to do with the code, or why there is none.
        pair: It was sent, or not.
    """

    heading: str
    href: str
    open: str
    note: str
    code: Markup
    scan: str
    pair: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """A memory to begin from, in the words that were written.

    Attributes:
        words: What was written.
        source: Who wrote it, and when.
        begin: The value of the button that begins with it.
        decline: The value of the button that never offers it again.
    """

    words: str
    source: str
    begin: str
    decline: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The writing desk.

    Attributes:
        name: To whom.
        back: The step to their page.
        url: Where the sheet goes.
        lead: What a small message can be.
        words: What stands on the sheet.
        margin: What is noted beside it.
        undo: Whether there is an earlier version.
        kept: What is saved of it, or what it waits for; may be empty.
        starts: Beginnings to take or leave: the value of the button, their words, their name.
        way: Where and when they have most often answered.
        pace: What was sent since, and how long to leave it.
        next_time: What can be different.
        ways: The apps that the words can go to; none while they wait overnight.
        waits: What the button says that ends the waiting, if they wait.
        out: The chosen way, if one is chosen.
        plan: What the owner means to do, or "".
        plans: The steps to plan a light note, or to drop the plan.
        links: Quieter steps: a letter that is not sent, a hello to someone easy.
        memory: A warm memory to begin from, if one stands out.
        no_memory: Why there can be none, or "".
    """

    name: str
    back: Step
    url: str
    lead: str
    words: str
    margin: Margin
    undo: bool
    kept: str
    starts: tuple[Choice, ...]
    way: str
    pace: str
    next_time: str
    ways: tuple[Choice, ...]
    waits: str
    out: WayOut | None
    plan: str
    plans: tuple[Step, ...]
    links: tuple[Step, ...]
    memory: Memory | None = None
    no_memory: str = ""


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter that was not sent.

    Attributes:
        date: When it was written.
        words: All of it.
        step: The step that takes it away.
    """

    date: str
    words: str
    step: Step


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The one message after a no.

    Attributes:
        lead: What it is for.
        words: The message, to be copied.
        step: It was sent, so it is not offered again.
    """

    lead: str
    words: str
    step: Step


@dataclass(frozen=True, slots=True)
class Letter:
    """Write it, don’t send it; behind a boundary it is all that the desk has.

    Attributes:
        name: To whom it is written.
        back: The step to their page.
        url: Where the sheet goes.
        boundary: What a boundary says, or "".
        lead: What this is.
        words: What stands on the sheet.
        undo: Whether there is an earlier version.
        after: A calm end.
        acknowledgement: The one message after a no, if it is still to send.
        letters: Those that were kept, newest first.
    """

    name: str
    back: Step
    url: str
    boundary: str
    lead: str
    words: str
    undo: bool
    after: str
    acknowledgement: Acknowledgement | None
    letters: tuple[KeptLetter, ...]
