"""The person's own record: who they are, what was read, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Choice, Problem, Step


@dataclass(frozen=True, slots=True)
class Source:
    """One app or file that the record is made of.

    Attributes:
        name: Its name.
        words: From when to when, and how fresh it is.
    """

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Past:
    """One import of the past.

    Attributes:
        words: The file, the day and how much it brought.
        undo: Takes out exactly what it brought.
    """

    words: str
    undo: Step


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about the record as a whole.

    Attributes:
        mine: The owner's own numbers and names.
        zone: The owner's time zone.
        country: The countries, with the owner's chosen.
        sources: What the record is made of, and how fresh.
        folders: The folders that are looked into, each with the step that ends it.
        mail: The mail accounts that are looked into, each with the step that ends it.
        mail_since: How far back the first look into one may go, with one chosen.
        can_keep: Whether there is a safe place for the password of one.
        imports: What was brought in, newest first.
        place: Where the store lies and how large it is.
        locked: Whether a passphrase locks it.
        problem: What did not work, if anything.
    """

    mine: tuple[str, ...]
    zone: str
    country: tuple[Choice, ...]
    sources: tuple[Source, ...]
    folders: tuple[Past, ...]
    mail: tuple[Past, ...]
    mail_since: tuple[Choice, ...]
    can_keep: bool
    imports: tuple[Past, ...]
    place: str
    locked: bool
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Unlock:
    """A store that is locked.

    Attributes:
        problem: That the passphrase was not right, if so.
    """

    problem: Problem | None = None
