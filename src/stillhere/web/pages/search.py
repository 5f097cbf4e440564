"""The page on which everything that was written can be searched."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.parts import Choice, Problem, Step


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a message.

    Attributes:
        words: They.
        marked: Whether they are what was looked for.
    """

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Result:
    """One message that was found: a line of a timeline.

    Attributes:
        date: Its day in words.
        mark: The same mark as in the pictures, as SVG.
        words: Who wrote it, to whom.
        excerpt: Words of it.
        url: Its place in the replay, "" where it has none.
    """

    date: str
    mark: Markup
    words: str
    excerpt: tuple[Part, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Search:
    """A search and what came of it.

    Attributes:
        text: What was typed.
        person: Whose conversations, "" for all.
        start: The first day, month or year.
        end: The last one.
        names: Names to choose from.
        by: Whose side.
        channels: Which channel.
        narrowed: Whether anything but words was asked for.
        searchable: Whether any words are kept at all.
        problem: What could not be understood.
        lead: A sentence about what was found.
        results: What was found, newest first.
        steps: Where to go on.
        by_meaning: The way to the search by meaning, where it is installed.
    """

    text: str
    person: str
    start: str
    end: str
    names: tuple[str, ...]
    by: tuple[Choice, ...]
    channels: tuple[Choice, ...]
    narrowed: bool
    searchable: bool
    problem: Problem | None
    lead: str
    results: tuple[Result, ...]
    steps: tuple[Step, ...]
    by_meaning: Step | None = None
