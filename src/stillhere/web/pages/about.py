"""What the owner has said about one person, and the small forms to say more."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Choice, Problem, Step


@dataclass(frozen=True, slots=True)
class Address:
    """One number, mail address or name under which a person writes.

    Attributes:
        words: The address and where it is from.
        split: Makes it a person of its own again; none where it is the only one.
    """

    words: str
    split: Step | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Everything about a person that is the owner's to say.

    Attributes:
        name: Their name.
        back: The step to their page.
        url: Where the form of this page goes.
        relation: What they are to the owner.
        pronouns: How they are spoken of.
        care: Whether to look after them.
        reminders: Whether to remind about them.
        addresses: Their numbers and names.
        merge_url: Where "the same person" goes.
        others: The people whom they may be the same as.
        events: Life events, each with a step that takes it away.
        boundary: The step to the boundary, with the present one in its words.
        drop_words: Drops the words and keeps the dates; none where no words are kept.
        forget: Leads to the question whether to forget them.
        keep: Leads to their page as something to print.
        happened: Adds a life event; none where contact is not to be suggested.
    """

    name: str
    back: Step
    url: str
    relation: str
    pronouns: tuple[Choice, ...]
    care: tuple[Choice, ...]
    reminders: tuple[Choice, ...]
    addresses: tuple[Address, ...]
    merge_url: str
    others: tuple[Choice, ...]
    events: tuple[Address, ...]
    boundary: Step
    drop_words: Step | None
    forget: Step
    keep: Step | None = None
    happened: Step | None = None


@dataclass(frozen=True, slots=True)
class Boundary:
    """How much contact there may be (decision 9 of the design).

    Attributes:
        name: Their name.
        back: The step to their page.
        url: Where the answer goes.
        choices: The six boundaries.
        until: The day on which asked-for space ends, "YYYY-MM-DD" or "".
        locked: Why it cannot be changed here, or "".
        turn_back: The steps that undo a "no contact", slowly.
    """

    name: str
    back: Step
    url: str
    choices: tuple[Choice, ...]
    until: str
    locked: str
    turn_back: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """A call or a visit that no file knows of.

    Attributes:
        name: Their name.
        back: The step to their page.
        url: Where the answer goes.
        kinds: Call, visit, or something else.
        who: Who reached out.
        day: The day, "YYYY-MM-DD".
        minutes: What was typed as the length.
        problem: What is missing, if anything.
    """

    name: str
    back: Step
    url: str
    kinds: tuple[Choice, ...]
    who: tuple[Choice, ...]
    day: str
    minutes: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """A life event: something that changes what is usual (N6).

    Attributes:
        name: Their name.
        back: The step to their page.
        url: Where the answer goes.
        kinds: A baby, a move, exams, an illness, a holiday, something else.
        whose: In whose life.
        words: What was typed.
        day: The first day, "YYYY-MM-DD".
        until: The last day, "YYYY-MM-DD" or "".
        problem: What is missing, if anything.
        fine: Whether it is said to a card, as the reason why all is well.
    """

    name: str
    back: Step
    url: str
    kinds: tuple[Choice, ...]
    whose: tuple[Choice, ...]
    words: str
    day: str
    until: str
    problem: Problem | None = None
    fine: bool = False
