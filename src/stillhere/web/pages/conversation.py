"""The conversation below the ribbon, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.parts import Step


@dataclass(frozen=True, slots=True)
class Said:
    """One message, call, visit or try.

    Attributes:
        anchor: Its id on the page.
        url: Its own address.
        time: When on its day, as a clock shows it.
        mark: The same mark as in the picture, as SVG.
        words: What happened: "Daniel wrote:".
        quote: Words of the message, where words are kept.
        small: A line of small print.
        mine: Whether it came from the owner.
        here: Whether it is the one that was asked for.
        step: A way to undo it, if there is one.
    """

    anchor: str
    url: str
    time: str
    mark: Markup
    words: str
    quote: str = ""
    small: str = ""
    mine: bool = False
    here: bool = False
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """A life event between two days.

    Attributes:
        mark: Its mark, as SVG.
        words: The day and what happened.
    """

    mark: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day.

    Attributes:
        heading: The day; empty where the page before ended on the same one.
        unseen: The time without a record before it, in words; hatched.
        pause: The time on record without anything before it, in words; an empty place.
        life: Life events since the day before it.
        said: Everything of that day, in order.
    """

    heading: str
    unseen: str
    pause: str
    life: tuple[Happened, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class More:
    """The way to more of it.

    Attributes:
        words: The label.
        url: The whole page at that place.
        part: The address of that part alone, which is put in its place as one scrolls.
    """

    words: str
    url: str
    part: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """A page of the conversation.

    Attributes:
        days: The days, oldest first.
        earlier: The way to what came before, if there is more in this time.
        later: The way to what came after, if there is more in this time.
        ends: What to say at its end, or where there is nothing.
    """

    days: tuple[Day, ...]
    earlier: More | None = None
    later: More | None = None
    ends: str = ""
