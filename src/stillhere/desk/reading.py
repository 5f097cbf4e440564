"""A text as the rules compare it: lower case, plain words, contractions written out.

The line has one space between words; a full stop and a question mark stand as words of their own,
so that a phrase never runs on into the next sentence. Every word knows where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from stillhere.desk.lexicon import Lexicon
from stillhere.desk.shorthand import Shorthand

_TOKEN = re.compile(
    r"(?P<word>\w+(?:['’ʼ`´]\w+)*['’]?|[\U0001f300-\U0001faff☹☺♥❤])"
    r"|(?P<ask>[?¿？][?!]*|![?!]*\?[?!]*)"
    r"|(?P<end>\.{3,}|…|[.!;]+(?=[\s)\]\"”’']|$)|[。！]|\n+)"
    r"|(?P<pause>[,:()\[\]/—–]|\s-+\s|--+)"
)
_APOSTROPHES = str.maketrans("’ʼ`´‘", "'''''")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "e.g", "i.e", "vs", "p.s", "p.p.s"}
)
BEGIN = ". "
_STOPS = (".", "?")
ANYWHERE = -1
"""All places, as bits."""

REACH = 6
LONGEST = 1 << REACH
"""Words of the longest phrase that is found."""


class Span(NamedTuple):
    """Where something stands in the text as it was written: characters, end excluded."""

    start: int
    end: int


class Reading(msgspec.Struct, frozen=True):
    """The line, and where each of its words stands and came from.

    `line` begins with a full stop. `sets` gives by number, for each set of words that the rules
    ask for, the places of its words, as the bits of an integer.
    `begins` are, by place, offsets in `line`, `spans` the parts of the text; `reaches` remembers
    what was worked out.
    """

    line: str
    sets: list[int]
    begins: tuple[int, ...]
    spans: tuple[Span, ...]
    reaches: dict[tuple[int, int], int] = {}

    def before_all(self, needs: Iterable[int], among: int, reach: int) -> int:
        """Those of the places `among`, as bits, with a word of each set there or soon after.

        Soon is within so many places: two to the power of `reach`.
        """
        for number in needs:
            known = self.reaches.get((number, reach))
            among &= self._reaching(number, reach) if known is None else known
            if not among:
                return 0
        return among

    def before_pairs(self, pairs: Iterable[tuple[int, int]], among: int, reach: int) -> int:
        """Those of `among` with a word of one set right before one of the other, there or soon."""
        for first, then in pairs:
            among &= _smeared(self.sets[first] & self.sets[then] >> 1, reach)
            if not among:
                return 0
        return among

    def offsets(self, bits: int) -> Iterator[int]:
        """The offsets in the line of the places `bits`, in order."""
        while bits:
            lowest = bits & -bits
            yield self.begins[lowest.bit_length() - 1]
            bits ^= lowest

    def leading(self, start: int, end: int) -> int:
        """The places, as bits, from which a phrase can reach line[start:end]."""
        first, last = self._places(start, end)
        return (1 << last + 1) - (1 << max(0, first - LONGEST))

    def around(self, start: int, end: int, count: int) -> tuple[int, int]:
        """The part of the line that reaches `count` words before and after line[start:end]."""
        first, last = self._places(start, end)
        after = last + count + 1
        stop = self.begins[after] if after < len(self.begins) else len(self.line)
        return self.begins[max(0, first - count)], stop

    def span(self, start: int, end: int) -> Span:
        """The place in the text of line[start:end]."""
        first, last = self._places(start, end)
        while last > first and self.line[self.begins[last]] in _STOPS:
            last -= 1
        return Span(self.spans[first].start, self.spans[last].end)

    def _places(self, start: int, end: int) -> tuple[int, int]:
        first = max(0, bisect_right(self.begins, start) - 1)
        return first, max(first, bisect_right(self.begins, end - 1) - 1)

    def _reaching(self, number: int, reach: int) -> int:
        bits = self.reaches[number, reach] = _smeared(self.sets[number], reach)
        return bits


def _smeared(bits: int, reach: int) -> int:
    """`bits`, and the places before each of them: two to the power of `reach` in all."""
    for power in range(reach if bits else 0):
        bits |= bits >> (1 << power)
    return bits


def read(text: str, shorthand: Shorthand, lexicon: Lexicon) -> Reading:
    """Make the line of `text`; what was taken out of it must already be blank.

    Args:
        text: as it was written.
        shorthand: what is written out.
        lexicon: the sets of words that the rules ask for.
    """
    words, line, begins, spans, length = ["."], ["."], [0], [Span(0, 0)], len(BEGIN)
    for word, span in shorthand.written_out(list(_tokens(text))):
        if word == ",":
            if words[-1] not in _STOPS and not line[-1].endswith(","):
                line[-1] += ","
                length += 1
            continue
        words.append(word)
        line.append(word)
        begins.append(length)
        spans.append(span)
        length += len(word) + 1
    sets = lexicon.standing(_placed(words, lexicon))
    return Reading(" ".join([*line, ""]), sets, tuple(begins), tuple(spans))


def _placed(words: list[str], lexicon: Lexicon) -> dict[str, int]:
    """The places of each word, and of each beginning that a set holds ("call*"), as bits."""
    places: dict[str, int] = {}
    for number, word in enumerate(words):
        places[word] = places.get(word, 0) | 1 << number
    for word, bits in list(places.items()):
        for length in range(2, len(word) + 1):
            if (stem := f"{word[:length]}*") in lexicon:
                places[stem] = places.get(stem, 0) | bits
    return places


def _tokens(text: str) -> Iterator[tuple[str, Span]]:
    plain: dict[str, str] = {}
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        span = Span(*found.span())
        if kind == "word":
            word = found.group()
            if word not in plain:
                plain[word] = _plain(word)
            yield plain[word], span
        elif kind == "ask":
            yield "?", span
        elif kind == "end":
            if not _abbreviates(text, found.start()):
                yield ".", span
        elif kind == "pause":
            yield ",", span


def _plain(word: str) -> str:
    return _STRETCHED.sub(r"\1", word.casefold().translate(_APOSTROPHES).rstrip("'"))


def _abbreviates(text: str, stop: int) -> bool:
    before = text[max(0, stop - 8) : stop].rsplit(None, 1)[-1:] if text[stop] == "." else []
    return bool(before) and before[0].casefold() in _ABBREVIATIONS
