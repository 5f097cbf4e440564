"""What the pictures of one relationship are drawn from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stillhere.records.columns import KINDS, EventColumns

Times = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

DAY = 86_400_000
"""Milliseconds."""


class Span(NamedTuple):
    """From `start` to `end` (exclusive), Unix milliseconds UTC."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A life event or a turning point, with the words that stand at it."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Blind:
    """Where there is no record: of anything, of written words alone, of calls alone."""

    overall: tuple[Span, ...] = ()
    words: tuple[Span, ...] = ()
    calls: tuple[Span, ...] = ()

    @property
    def of_words(self) -> tuple[Span, ...]:
        """No written words could be seen here."""
        return merged((*self.overall, *self.words))

    @property
    def of_calls(self) -> tuple[Span, ...]:
        """No calls could be seen here."""
        return merged((*self.overall, *self.calls))


@dataclass(frozen=True, slots=True)
class RibbonData:
    """One relationship.

    `events` holds this one tie, sorted, and all of it: what lies outside `start` to `end` is not
    drawn but tells what is usual. `end` is now, or the end of the time that is looked at.
    `turning` holds at most two turning points. `reference` is the time that "usual" is read from
    (without it: the 12 months before the first turning point, or before `end`); `apart` are life
    events in it that are left out of it. `here` is a moment to mark.
    """

    who: str
    events: EventColumns
    start: int
    end: int
    zone: tzinfo
    blind: Blind = field(default_factory=Blind)
    life: tuple[Note, ...] = ()
    turning: tuple[Note, ...] = ()
    reference: Span | None = None
    apart: tuple[Span, ...] = ()
    here: int | None = None


@dataclass(frozen=True, slots=True)
class Strands:
    """The events of a tie as the pictures need them; times are sorted.

    `minutes` belongs to `talks` (calls that were taken, and meetings) and is NaN where the length
    is unknown; `met` are the meetings among them. `missed` are calls that nobody picked up.
    `signs` are all signs of theirs, with the talks, since talking belongs to both.
    """

    them: Times
    me: Times
    talks: Times
    minutes: Numbers
    met: Times
    missed: Times
    signs: Times


def strands(events: EventColumns) -> Strands:
    """Sort the events of one tie by what they are in the picture."""
    written = events.kind == KINDS.index("message")
    called = events.kind == KINDS.index("call")
    refused = called & ((events.answered == 0) | ((events.answered < 0) & (events.seconds == 0)))
    met = events.kind == KINDS.index("meeting")
    talked = (called & ~refused) | met
    return Strands(
        them=events.at[written & ~events.out],
        me=events.at[written & events.out],
        talks=events.at[talked],
        minutes=events.seconds[talked].astype(np.float64) / 60,
        met=events.at[met],
        missed=events.at[refused],
        signs=events.at[~events.out | talked],
    )


def within(times: Times, start: int, end: int) -> Times:
    """The part of sorted `times` from `start` to before `end`."""
    first, last = np.searchsorted(times, (start, end))
    return times[first:last]


def merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The same time without overlaps, in order."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif span.end > span.start:
            out.append(span)
    return tuple(out)


def overlap(starts: Times, ends: Times, spans: tuple[Span, ...]) -> Numbers:
    """For each window, how many milliseconds of it lie in `spans` (merged)."""
    dark = np.zeros(len(starts))
    for span in merged(spans):
        dark += np.clip(np.minimum(ends, span.end) - np.maximum(starts, span.start), 0, None)
    return dark
