"""The page about one person: the whole of it, without blame."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from stillhere.web.pages.conversation import Conversation
from stillhere.web.pages.parts import NOTHING, Figure, Step, Zoom


@dataclass(frozen=True, slots=True)
class Change:
    """One thing then and now.

    Attributes:
        heading: What is compared.
        words: The comparison in words.
        drawing: The same as a small picture, hidden from screen readers; may be empty.
    """

    heading: str
    words: str
    drawing: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, on whose side and in which order.

    Attributes:
        heading: "What changed" or "Then and now".
        lead: When it began, on which side, in which order.
        rows: The single changes, and one about what did not change.
        more: The step to everything that this rests on.
    """

    heading: str
    lead: str
    rows: tuple[Change, ...]
    more: Step | None = None


@dataclass(frozen=True, slots=True)
class CannotTell:
    """What the record cannot tell (U4).

    Attributes:
        body: Several ordinary readings, one paragraph each.
        sources: Where these readings come from.
    """

    body: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One line of the timeline.

    Attributes:
        date: The day or days, in words.
        mark: The same mark as in the picture, as SVG.
        words: What happened.
        quote: Words of a message, where words are kept.
        small: A line of small print.
        step: A way to open or undo it, if there is one.
    """

    date: str
    mark: Markup
    words: str
    quote: str = ""
    small: str = ""
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Day by day, newest first.

    Attributes:
        days: The lines.
        empty: What to say where there are none.
        steps: Earlier and later days.
    """

    days: tuple[Day, ...]
    empty: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A life event that the record or a calendar may tell of.

    Attributes:
        words: What is in the record.
        pair: A yes and a no.
    """

    words: str
    pair: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One person, whole.

    Attributes:
        date: Today's day in words.
        name: Their name.
        relation: What they are to the owner, or "".
        status: The fact, then what was usual.
        notes: The uncertainty and what may be missing, one line each.
        boundary: What a boundary says instead of suggestions, or "".
        pair: A yes and a no; none under a boundary.
        links: Quieter steps: a call or visit, a life event, distance, more about them.
        zooms: How much time the first figure can show.
        figure: You two on one line.
        moves: The steps closer, wider, and to earlier and later time.
        closer: The months around an open finding.
        usual: What is normal for these two, one sentence each.
        changes: Then and now.
        cannot_tell: What the record cannot tell; not shown where nothing changed.
        timeline: Day by day.
        on_record: From when to when each channel is on record.
        moments: The steps to turning points and life events, or to their evenings; the key of each
            is its moment in Unix milliseconds.
        offered: Life events to accept or decline.
        address: The address of the time that is shown.
        conversation: What was said in that time; then what is found about all of it is left out.
        figures: The step to what the usual figures rest on.
        back: The way back to the search that led here.
        newcomer: The step to the question whether a number without a name is theirs.
    """

    date: str
    name: str
    relation: str
    status: str
    notes: tuple[str, ...]
    boundary: str
    pair: tuple[Step, ...]
    links: tuple[Step, ...]
    zooms: tuple[Zoom, ...]
    figure: Figure | None
    moves: tuple[Zoom, ...]
    closer: Figure | None
    usual: tuple[str, ...]
    changes: Changes | None
    cannot_tell: CannotTell | None
    timeline: Timeline
    on_record: tuple[str, ...] = ()
    moments: tuple[Zoom, ...] = ()
    offered: tuple[Offered, ...] = ()
    address: str = ""
    conversation: Conversation | None = None
    figures: Step | None = None
    back: Step | None = None
    newcomer: Step | None = None
