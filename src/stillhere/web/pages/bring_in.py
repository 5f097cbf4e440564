"""Bringing in files: choose, open, read, and see what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Choice, Problem, Question, Step

KEEP = (("dates", "Dates and lengths only"), ("words", "The words too"))
"""How much may be read: value and words; the first is preselected."""


@dataclass(frozen=True, slots=True)
class HowTo:
    """How to get the files out of one app.

    Attributes:
        key: What its address ends in.
        title: The app.
        steps: What to tap, in order.
        notes: What else is good to know.
        opened: Whether it is open at first.
    """

    key: str
    title: str
    steps: tuple[str, ...]
    notes: tuple[str, ...] = ()
    opened: bool = False


@dataclass(frozen=True, slots=True)
class HowToGroup:
    """Apps that are looked for together.

    Attributes:
        title: What they have in common.
        names: The apps, in one line.
        ways: How to get the files out of each.
    """

    title: str
    names: str
    ways: tuple[HowTo, ...]


@dataclass(frozen=True, slots=True)
class BringIn:
    """Trust, while files are chosen.

    Attributes:
        keep: How much may be read.
        first: How to get the files out of the apps that most people have.
        groups: How to get them out of all the others.
        reading: The step to a reading that is going on.
        problem: What did not work, if anything.
        backup: The names of what is read of an iPhone's backup; the rest is not sent.
    """

    keep: tuple[Choice, ...]
    first: tuple[HowTo, ...]
    groups: tuple[HowToGroup, ...]
    reading: Step | None = None
    problem: Problem | None = None
    backup: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Locked:
    """A file that needs its password.

    Attributes:
        name: The file.
        what: What is locked, as a sentence.
        advice: What to type, and what to do without it.
        url: Where the password goes.
        wrong: That the last one was not right, if so.
        leave_out: Goes on without this file.
        more: How many more are locked, in words.
    """

    name: str
    what: str
    advice: str
    url: str
    wrong: Problem | None
    leave_out: Step
    more: str


@dataclass(frozen=True, slots=True)
class Chats:
    """Which chats of the files to bring in; nothing is stored yet.

    Attributes:
        found: What was found, as a sentence.
        url: Where the answer goes.
        chats: The chats, those with one person chosen; none where there is only one.
        rest: Where there are very many: those that stand for the small ones together.
        questions: What only the person can say, asked in the same form.
        problems: Files that could not be read.
        cancel: Throws the files away.
    """

    found: str
    url: str
    chats: tuple[Choice, ...]
    rest: tuple[Choice, ...]
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
        finished: The files that are done, in words.
        onward: The step to what came of it, once it is done.
    """

    name: str
    done: int
    total: int
    words: str
    finished: str = ""
    onward: Step | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading that is going on.

    Attributes:
        heading: What is being done.
        leave: That the page may be left.
        now: How far it is.
        stream: The address of the progress events.
        again: The step that shows this page anew.
        stop: Ends it.
    """

    heading: str
    leave: str
    now: Progress
    stream: str
    again: Step
    stop: Step
