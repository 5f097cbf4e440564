"""Finding the phrases of a list in a reading, without trying those that cannot be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stillhere.desk.lexicon import Lexicon
from stillhere.desk.phrase import Phrase
from stillhere.desk.reading import ANYWHERE, Reading


class Match(NamedTuple):
    """A part of a line, and the phrase that found it."""

    start: int
    end: int
    phrase: str

    def overlaps(self, other: Match) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


class _Sought(NamedTuple):
    """A phrase, and by their numbers the sets of words that it asks for, seldom ones first."""

    phrase: Phrase
    needs: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    begins: int | None

    def starts(self, reading: Reading, among: int) -> int:
        """The places of `among`, as bits, at which it can begin."""
        starts = reading.before_all(self.needs, among, self.phrase.reach)
        if starts:
            starts = reading.before_pairs(self.pairs, starts, self.phrase.reach)
        return starts if self.begins is None else starts & reading.sets[self.begins]

    def matches(self, reading: Reading, among: int) -> Iterator[Match]:
        """Where it stands in the line; what begins anywhere is looked for without overlaps."""
        match, end = self.phrase.pattern.match, 0
        for at in reading.offsets(self.starts(reading, among)):
            if self.begins is None and at < end:
                continue
            found = match(reading.line, at)
            if found:
                end = found.end()
                yield Match(at, max(end, at + 1), self.phrase.source)


class Finder:
    """A list of phrases, each looked for only where its most seldom words are."""

    def __init__(self, phrases: Iterable[Phrase], lexicon: Lexicon) -> None:
        """Keep `phrases`, and make their sets of words known to `lexicon`."""
        self._sought = tuple(_sought(phrase, lexicon) for phrase in phrases)

    def find(self, reading: Reading, among: int = ANYWHERE) -> Iterator[Match]:
        """The matches in `reading`, phrase by phrase, that begin at a place `among` (bits)."""
        sets = reading.sets
        for one in self._sought:
            if sets[one.needs[0]]:
                yield from one.matches(reading, among)

    def over(self, reading: Reading, found: Iterable[Match]) -> list[Match]:
        """The matches that may overlap one of `found`; others are not looked for."""
        among = 0
        for one in found:
            among |= reading.leading(one.start, one.end)
        return list(self.find(reading, among)) if among else []

    def any_in(self, reading: Reading) -> bool:
        """Whether any phrase stands in `reading`."""
        return next(self.find(reading), None) is not None


def _sought(phrase: Phrase, lexicon: Lexicon) -> _Sought:
    return _Sought(
        phrase,
        tuple(map(lexicon.number, sorted(phrase.needs, key=lexicon.commonness))),
        tuple((lexicon.number(first), lexicon.number(then)) for first, then in phrase.pairs),
        None if phrase.begins is None else lexicon.number(phrase.begins),
    )
